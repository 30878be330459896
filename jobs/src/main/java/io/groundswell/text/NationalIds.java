package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers that a state gives to a person: by their shape where it is like no other, by their check
 * digits ({@link CheckDigits}) where they have some, else by the word beside them.
 */
record NationalIds() implements Recogniser {
  private static final int FEWEST_DIGITS = 4;
  private static final String IS =
      "(?:\\s{1,2}(?:number|num|no\\.?|nr\\.?|card|id|#))?[\"']?\\s{0,3}(?:is|was)?\\s{0,2}[:#=,]?\\s{0,3}[\"']?";

  private static final List<Pattern> BY_SHAPE =
      List.of(
          // United States, social security; the same for a tax number.
          Pattern.compile(
              NUMBER_STARTS
                  + "(?!000|666)\\d{3}([- .])(?!00)\\d{2}\\1(?!0000)\\d{4}"
                  + NUMBER_ENDS),
          // United Kingdom, insurance.
          Pattern.compile(
              NUMBER_STARTS
                  + "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]"
                  + NUMBER_ENDS),
          // India, tax.
          Pattern.compile(NUMBER_STARTS + "[A-Z]{3}[ABCFGHLJPT][A-Z]\\d{4}[A-Z]" + NUMBER_ENDS),
          // Mexico, population register; Italy, tax.
          Pattern.compile(NUMBER_STARTS + "[A-Z]{4}\\d{6}[HM][A-Z]{5}[A-Z0-9]\\d" + NUMBER_ENDS),
          Pattern.compile(
              NUMBER_STARTS + "[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]" + NUMBER_ENDS,
              CASE_INSENSITIVE),
          // Mexico, tax; Brazil, of firms; India, tax on goods; Germany, pension; United States,
          // Medicare.
          Pattern.compile(
              NUMBER_STARTS + "[A-ZÑ&]{3,4}\\d{2}[01]\\d[0-3]\\d[A-Z0-9]{3}" + NUMBER_ENDS),
          Pattern.compile(NUMBER_STARTS + "\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}" + NUMBER_ENDS),
          Pattern.compile(
              NUMBER_STARTS + "\\d{2}[A-Z]{5}\\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]" + NUMBER_ENDS),
          Pattern.compile(NUMBER_STARTS + "\\d{2} [0-3]\\d[01]\\d{3} [A-Z] \\d{3}" + NUMBER_ENDS),
          Pattern.compile(
              NUMBER_STARTS
                  + "[1-9][A-Z][A-Z0-9]\\d-[A-Z][A-Z0-9]\\d-[A-Z]{2}\\d{2}"
                  + NUMBER_ENDS),
          // Nordic registers: day of birth, a sign, four more.
          Pattern.compile(
              NUMBER_STARTS + "[0-3]\\d[01]\\d{3}[-+A]\\d{3}[0-9A-FHJ-NPR-Y]" + NUMBER_ENDS),
          Pattern.compile(NUMBER_STARTS + "(?:19|20)?\\d{2}[01]\\d[0-3]\\d-\\d{4}" + NUMBER_ENDS),
          Pattern.compile(
              WORD_STARTS
                  + "(?:ssn|itin|social(?: security)?|soc\\.? sec\\.?)"
                  + IS
                  + "(?<hit>\\d{3}[- .]?\\d{2}[- .]?\\d{4})"
                  + NUMBER_ENDS,
              CASE_INSENSITIVE));

  /** Called so by the word before. */
  private static final Pattern BY_WORD =
      NumberBeside.after(
          "passport|driv(?:er'?s?|ing) licen[cs]e|dl(?=[\\s:#])|licen[cs]e(?=[\\s:#]{1,2}(?:#|no|num|id|[A-Z]{0,5}\\d{5}))|(?:state|national) id|nationalit(?:y|ies) id"
              + "|national insurance|nino|ni(?=:| (?:number|no|num))|identity (?:card|number)|id card|social security|social insurance|ssn|ss#?|itin"
              + "|(?:federal )?tax(?:payer)? (?:id|identification|number|no|nr|file)|(?:unique )?taxpayer(?: reference)?|tin|tfn|ein|fein|employer identification|utr"
              + "|vat|gstin|abn|acn|nif|nie|dni|cif|cpf|cnpj|cnp|pesel|bsn|nhs|npi|dea|mbi|medicare(?: mbi)?|aadhaar|aadhar|pan|sin|cpr|personnummer"
              + "|steuer-?(?:id|nummer|identifikationsnummer)|sozialversicherungsnummer|personalausweis|ausweis(?:nummer)?|reisepass"
              + "|ust-?id(?:[.-]?nr)?|siret|siren|tva|tva intracommunautaire|nir|sécurité sociale|seguridad social|numéro fiscal|carte d'identité|passeport|pasaporte|codice fiscale"
              + "|partita iva|p\\.? ?iva|rodné číslo|rut|curp|visa number|residence permit|green card|uscis|alien registration"
              + "|voter|passid|global entry|insurance (?:id|number|no|card)");

  private static final Pattern PASSPORT_OR_LICENCE =
      Pattern.compile(
          WORD_STARTS
              + "(?:passport|driv(?:er'?s?|ing) licen[cs]e|licen[cs]e)(?:\\s\\p{L}{2,12}){0,4}\\s{1,2}"
              + "(?<hit>(?=[A-Z-]{0,6}\\d)[A-Z0-9-]{7,20})"
              + NUMBER_ENDS,
          CASE_INSENSITIVE);

  private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d([- ]\\d{2,4}){0,2}");
  private static final Pattern PLAIN_WORD =
      Pattern.compile("(?<!\\p{Alnum})\\p{Alpha}{3,}(?!\\p{Alnum})");

  private static final Pattern SPANISH =
      Pattern.compile(
          NUMBER_STARTS + "[XYZ]?\\d{7,8}[ -]?[A-HJ-NP-TV-Z]" + NUMBER_ENDS, CASE_INSENSITIVE);
  private static final Pattern BRAZILIAN =
      Pattern.compile(NUMBER_STARTS + "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}" + NUMBER_ENDS);
  private static final Pattern FRENCH =
      Pattern.compile(
          NUMBER_STARTS
              + "[12] ?\\d{2} ?[01]\\d ?\\d[0-9AB] ?\\d{3} ?\\d{3} ?\\d{2}"
              + NUMBER_ENDS);
  private static final Pattern INDIAN =
      Pattern.compile(NUMBER_STARTS + "[2-9]\\d{3} \\d{4} \\d{4}" + NUMBER_ENDS);

  @Override
  public List<Span> spans(String text) {
    if (!Recogniser.hasDigit(text)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>(Recogniser.matches(Placeholder.ID, BY_SHAPE, text));
    spans.addAll(NumberBeside.find(BY_WORD, FEWEST_DIGITS, text));
    spans.addAll(with(PASSPORT_OR_LICENCE, text, NationalIds::isNumber));
    spans.addAll(with(SPANISH, text, id -> CheckDigits.areSpanish(id.group())));
    spans.addAll(with(BRAZILIAN, text, id -> CheckDigits.areBrazilian(id.group())));
    spans.addAll(with(FRENCH, text, id -> CheckDigits.areFrench(id.group())));
    spans.addAll(with(INDIAN, text, id -> CheckDigits.areIndian(id.group())));
    return spans;
  }

  private static boolean isNumber(MatchResult match) {
    String id = match.group(1);
    return Recogniser.digits(id).length() >= 5
        && !PLAIN_WORD.matcher(id).find()
        && !YEARS.matcher(id).matches();
  }

  private static List<Span> with(
      Pattern pattern, String text, java.util.function.Predicate<MatchResult> accepted) {
    return Recogniser.matches(Placeholder.ID, pattern, text, accepted);
  }
}
