package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** By what number a bank, a clinic, an employer or a shop knows somebody; and purses of coins. */
record AccountNumbers() implements Recogniser {
  private static final int FEWEST_DIGITS = 5;
  private static final int FEWEST_OF_A_HOUSE = 4;

  private static final Pattern OF_BANKS =
      NumberBeside.after(
          "(?:bank )?account(?=\\s?(?:num|no\\b|nr|#|:))|account(?=,? \\d{8,12}\\b)|acct|acc(?=\\.?\\s(?:no|num|nr))|a/c|bank details"
              + "|routing(?: transit)?|aba|rtn|sort ?code|s/c|bsb|clabe|ifsc|blz|bankleitzahl|konto|kontonummer|numéro de compte"
              + "|número de cuenta|rekening(?:nummer)?");

  /** Behind a sort code stands the account: "40-12-34 12345678". */
  private static final Pattern SORT_CODE_AND_ACCOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.-])\\d{2}-\\d{2}-\\d{2}(?: \\d{8}(?![\\p{L}\\p{N}-])|(?=,? (?:and )?(?:account|acc|a/c)))");

  private static final Pattern OF_HOUSES =
      NumberBeside.after(
          "(?:employee|staff|personnel|student|matriculation|patient|member(?:ship)?|subscriber|beneficiary|customer|client|cardholder"
              + "|insurance|policy|health plan|medical record|chart|frequent flyer|loyalty|badge|user)"
              + "(?:[\\s_-]{1,2}(?:number|num|no|nr|id|identifier|card)(?!\\p{L})|\\s?#)"
              + "|mrn|policy|badge|frequent flyer|loyalty card|health plan member|personalnummer|matrikelnummer|kundennummer|kunden-?nr|kundennr"
              + "|versicherungsnummer|versichertennummer|krankenversichertennummer|numéro client|número de cliente");

  private static final Pattern OF_A_BANK =
      NumberBeside.after(
          "swift(?:[/ ]{1,3}bic)?|bic(?:[/ ]{1,3}swift)?|bank identifier",
          "[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Pattern PURSE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:0x[0-9a-fA-F]{40}|(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,71}"
              + "|(?=[1-9A-Z]{0,25}[a-z])(?=[1-9a-z]{0,25}[A-Z])(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33}))"
              + "(?![\\p{L}\\p{N}])");

  @Override
  public List<Span> spans(String text) {
    List<Span> spans =
        new ArrayList<>(
            Recogniser.matches(Placeholder.ID, OF_A_BANK, text, AccountNumbers::isOfACountry));
    if (Recogniser.hasDigit(text)) {
      spans.addAll(NumberBeside.find(OF_BANKS, FEWEST_DIGITS, text));
      spans.addAll(NumberBeside.find(OF_HOUSES, FEWEST_OF_A_HOUSE, text));
      spans.addAll(Recogniser.matches(Placeholder.ID, List.of(SORT_CODE_AND_ACCOUNT, PURSE), text));
    }
    return spans;
  }

  private static boolean isOfACountry(MatchResult bank) {
    return COUNTRIES.contains(bank.group(1).substring(4, 6));
  }
}
