package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What narrows down who somebody is without naming them: age, day of birth, form of address, people
 * or creed, postcode. Only where words beside it, or its shape, leave little doubt.
 */
record Circumstances() implements Recogniser {
  private static final String NUMBER_WORD =
      "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
          + "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
          + "|seventeen|eighteen|nineteen)";
  private static final String YEARS = "(?:1[0-2]\\d|[1-9]?\\d|" + NUMBER_WORD + ")";
  private static final String DAY =
      "(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}"
          + "|\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?\\s"
          + Dates.MONTH
          + "(?:,?\\s\\d{4})?|"
          + Dates.MONTH
          + "\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?|"
          + Dates.MONTH
          + "\\s\\d{4})";

  private static final List<Pattern> AGES =
      List.of(
          Pattern.compile(
              WORD_STARTS
                  + "(?<hit>"
                  + YEARS
                  + ")[ -]?(?:years?|yrs?|y/?o)[ -]?(?:old|of age)?(?:s)?"
                  + WORD_ENDS
                  + "(?<=old|olds|age|yo|y/o)",
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "(?:aged?|age is|age of|turn(?:s|ed|ing)|turned|aged between)[\"']?\\s{0,2}[:=]?\\s{0,2}(?<hit>"
                  + YEARS
                  + ")"
                  + WORD_ENDS
                  + "(?!\\s?(?:%|percent|days?|hours?|minutes?|months?|weeks?|seats|users))",
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "(?:I'?m|I am|he is|she is|he's|she's)\\s(?<hit>"
                  + YEARS
                  + ")(?=\\s?(?:[,.!;]|and\\s|now|$))",
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "in (?:his|her|their|my) (?:early |mid |mid-|late )?(?<hit>(?:twen|thir|for|fif|six|seven|eigh|nine)ties|[2-9]0'?s)",
              CASE_INSENSITIVE));

  private static final Pattern BORN =
      Pattern.compile(
          WORD_STARTS
              + "(?:born(?: on)?|birth(?:day|date)?|d\\.?o\\.?b\\.?|date of birth|geburtsdatum|geboren(?: am)?|née? le|date de naissance|nacid[oa] el|fecha de nacimiento|nat[oa] il|data di nascita)\\)?[\"']?\\s{0,2}(?:is|was|:|=|on)?\\s{0,2}[\"']?(?<hit>"
              + DAY
              + ")"
              + WORD_ENDS,
          CASE_INSENSITIVE);

  /** It says how old somebody is. */
  private static final Pattern YEAR_OF_BIRTH =
      Pattern.compile(
          WORD_STARTS
              + "(?:born(?: in)?|year of birth|birth ?year|yob|jahrgang|geburtsjahr|née? en|nacid[oa] en|nat[oa] nel)(?:[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?|\\s{1,2})"
              + "(?<hit>(?:19|20)\\d{2})"
              + WORD_ENDS,
          CASE_INSENSITIVE);

  private static final Pattern TITLES =
      Pattern.compile(
          WORD_STARTS
              + "(?:Mrs?|Ms|Mx|Dr|Prof|Mme|Sra?|Hr|Fr)\\.(?=\\s{1,2}(?:\\p{L}|$)|\\s{0,2}<PERSON>)"
              + "|"
              + WORD_STARTS
              + "(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Herr|Frau|Monsieur|Madame|Mme|Señora?|Signora?|Sir|Lady|Lord|Dame)(?=\\s{1,2}(?:\\p{Lu}|<PERSON>|$))");

  private static final Pattern WORDS =
      Pattern.compile(WORD_STARTS + "\\p{Lu}[\\p{L}'-]{3,20}(?:\\s\\p{L}[\\p{L}'-]{2,20})?");
  private static final Pattern LANGUAGE_AFTER =
      Pattern.compile(
          "^\\s(?:language|version|translation|keyboard|text|subtitles|localization|interface|menu|docs|ui)",
          CASE_INSENSITIVE);
  private static final Pattern LANGUAGE_BEFORE =
      Pattern.compile(
          "(?:"
              + WORD_STARTS
              + "(?:in|into|to|speaks?|spoken|learn|stud(?:y|ying|ied|ies)|teach(?:es|ing)?|taught|from|translated?|fluent|support))\\s{1,2}(?:\\p{Lu}\\p{L}{2,12}(?:,| and| or| to)\\s)?$",
          CASE_INSENSITIVE);

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:^|\\s)(?:an?|the|our|their|his|her|my|many|most|some|two)\\s{1,2}$",
          CASE_INSENSITIVE);
  private static final Pattern NOUN = Pattern.compile("^\\s\\p{Ll}{2}");

  private static final Pattern POSTCODE =
      Pattern.compile(
          WORD_STARTS
              + "(?:zip(?: ?code|\\+4)?|post ?code|postal code|plz|cap|código postal)[\"']?\\s{0,2}(?:is|:|=|#)?\\s{0,2}[\"']?"
              + "(?<hit>(?=[A-Z]{0,2}\\d)[A-Z\\d]{2,5}(?:[ -]?(?=[A-Z]{0,3}\\d)[A-Z\\d]{2,5})?)"
              + WORD_ENDS,
          CASE_INSENSITIVE);

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>(Recogniser.matches(Placeholder.AGE, AGES, text));
    spans.addAll(Recogniser.matches(Placeholder.DATE, List.of(BORN, YEAR_OF_BIRTH), text));
    spans.addAll(Recogniser.matches(Placeholder.TITLE, List.of(TITLES), text));
    spans.addAll(Recogniser.matches(Placeholder.ADDRESS, List.of(POSTCODE), text));
    WORDS.matcher(text).results().forEach(words -> addPeople(words, text, spans));
    return spans;
  }

  /**
   * "Sri Lankan" before "Sri", and "French" of "French customers"; a language is no people, and
   * what is a name, too, such as "German", is one only as a word beside another.
   */
  private static void addPeople(MatchResult words, String text, List<Span> spans) {
    for (String some : List.of(words.group(), words.group().split("\\s")[0])) {
      int end = words.start() + some.length();
      boolean isPeople = (Gazetteer.shared().kindsOf(Gazetteer.plain(some)) & Gazetteer.GROUP) != 0;
      boolean isNameToo =
          (Gazetteer.shared().kindsOf(Gazetteer.plain(some)) & ~Gazetteer.GROUP) != 0;
      if (isPeople
          && (!isNameToo || isBesideNoun(text, words.start(), end))
          && !isLanguage(text, words.start(), end)) {
        spans.add(new Span(words.start(), end, Placeholder.GROUP));
        return;
      }
    }
  }

  private static boolean isBesideNoun(String text, int start, int end) {
    return ARTICLE.matcher(text.substring(Math.max(0, start - 10), start)).find()
        && NOUN.matcher(text.substring(end, Math.min(text.length(), end + 4))).find();
  }

  private static boolean isLanguage(String text, int start, int end) {
    return LANGUAGE_AFTER.matcher(text.substring(end, Math.min(text.length(), end + 16))).find()
        || LANGUAGE_BEFORE.matcher(text.substring(Math.max(0, start - 32), start)).find();
  }
}
