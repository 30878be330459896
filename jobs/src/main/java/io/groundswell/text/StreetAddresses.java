package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Street and house number in the habits of a few countries, with flat, town and postcode if near.
 */
record StreetAddresses() implements Recogniser {
  private static final String NUMBER = "(?<![\\p{L}\\p{N}.,$€£#-])\\d{1,5}[A-Za-z]?,?\\s{1,2}";
  private static final String NAMES =
      "(?:(?:[NSEW]\\.?|\\p{Lu}[\\p{L}'.-]{0,20}|\\d{1,3}(?:st|nd|rd|th))\\s{1,2}){1,4}";
  private static final String KIND =
      "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq"
          + "|Terrace|Crescent|Close|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Gardens|Trail|Row)"
          + WORD_ENDS
          + "\\.?";
  private static final String FLAT =
      "(?:,?\\s{1,2}(?:(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room)\\.?\\s?|#\\s?)[\\p{L}\\p{N}-]{1,6}"
          + WORD_ENDS
          + ")?";
  private static final String TOWN =
      "(?:,(?:\\s{1,2}\\p{Lu}[\\p{L}'.-]{1,20}){1,3})?"
          + "(?:,?\\s{1,2}(?:[A-Z]{2}\\s{1,2}\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d{1,2}[A-Z]?\\s?\\d[A-Z]{2}|\\d{4,5})"
          + WORD_ENDS
          + ")?";
  private static final String WORDS = "[\\p{L}'-]{1,20}(?:\\s{1,2}[\\p{L}'-]{1,20}){0,3}";
  private static final String GERMAN_TOWN =
      "(?:,?\\s{1,2}(?:[A-Z]{1,2}-)?\\d{4,5}\\s{1,2}\\p{Lu}[\\p{L}-]{1,25})?";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(NUMBER + NAMES + KIND + FLAT + TOWN),
          Pattern.compile(
              NUMBER
                  + "(?:[\\p{L}'.-]{2,20}\\s{1,2}){1,2}(?:street|avenue|boulevard|blvd|road)"
                  + WORD_ENDS
                  + FLAT,
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "\\p{Lu}[\\p{L}-]{1,30}(?:straße|strasse|str\\.|gasse|weg|platz|allee|ufer|damm)\\s{1,2}\\d{1,4}\\s?[a-z]?"
                  + WORD_ENDS
                  + GERMAN_TOWN),
          Pattern.compile(
              NUMBER
                  + "(?:bis\\s)?(?:rue|avenue|boulevard|place|chemin|impasse|quai)\\s{1,2}"
                  + WORDS
                  + GERMAN_TOWN,
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "(?:Calle|Avenida|Plaza|Paseo|Rua|Via|Viale|Piazza)\\s{1,2}"
                  + WORDS
                  + ",?\\s{1,2}\\d{1,4}"
                  + WORD_ENDS),
          Pattern.compile(
              WORD_STARTS
                  + "(?:P\\.?\\s?O\\.?\\s?(?:Box|B)|POB|Postfach|BP|Apartado)\\s{1,2}\\d{1,6}"
                  + WORD_ENDS,
              CASE_INSENSITIVE));

  @Override
  public List<Span> spans(String text) {
    return Recogniser.matches(Placeholder.ADDRESS, PATTERNS, text);
  }
}
