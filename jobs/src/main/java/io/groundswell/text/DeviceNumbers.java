package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers of what somebody carries or drives: telephones, cards in them, cars and their plates. By
 * the word beside them, or by check digits that no other number of this length has.
 */
record DeviceNumbers() implements Recogniser {
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final int FEWEST_DIGITS = 1;

  private static final Pattern OF_DEVICES =
      NumberBeside.after(
          "imei|meid|iccid|imsi|udid|idfa|idfv|gaid|aaid|android id|device (?:id|identifier)|serial(?=\\s(?:num|no|nr)|[:#]|\\s[A-Z0-9]{8})"
              + "|s/n|seriennummer",
          "\\d{2}[- ]\\d{6}[- ]\\d{6}[- ]\\d|[A-Za-z0-9]{8,64}(?:-[A-Za-z0-9]{2,20}){0,6}");

  private static final Pattern IMEI =
      Pattern.compile(NUMBER_STARTS + "\\d{2}([- ])\\d{6}\\1\\d{6}\\1\\d" + NUMBER_ENDS);

  private static final Pattern CHASSIS_NUMBER =
      Pattern.compile(
          NUMBER_STARTS + "(?=[A-Z]{0,16}\\d)(?=\\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}" + NUMBER_ENDS);
  private static final Pattern CALLED_CHASSIS =
      NumberBeside.after(
          "vin|chassis|vehicle identification|fahrgestellnummer|fin",
          "(?=[A-Za-z]{0,16}\\d)[A-HJ-NPR-Za-hj-npr-z0-9]{17}");

  private static final Pattern CALLED_PLATE =
      NumberBeside.after(
          "licen[cs]e plates?|number ?plates?|licen[cs]e tag|plates?|kennzeichen|plaque d'immatriculation|immatriculation|matrícula|targa"
              + "|reg(?:istration)?(?=\\s(?:number|no|plate|is|mark)|:)",
          "(?=[A-Z -]{0,8}\\d)(?=[\\d -]{0,8}[A-ZÄÖÜ])[A-ZÄÖÜ0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,3}");

  /** Of a car that is spoken of: only what plates look like. */
  private static final Pattern PLATE_OF_A_CAR =
      NumberBeside.after(
          "parking (?:ticket|fine|permit)|parked|car|vehicle|van|truck|motorbike|motorcycle|auto|wagen|voiture|coche",
          "[A-Z]{2}\\d{2} ?[A-Z]{3}|\\d?[A-Z]{3}[ -]?\\d{3,4}|\\d{3}[ -]?[A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\\d{1,4}|[A-Z]{2}-\\d{3}-[A-Z]{2}");

  @Override
  public List<Span> spans(String text) {
    if (!Recogniser.hasDigit(text)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>(NumberBeside.find(OF_DEVICES, FEWEST_DIGITS, text));
    spans.addAll(
        Recogniser.matches(
            Placeholder.ID, List.of(CALLED_CHASSIS, CALLED_PLATE, PLATE_OF_A_CAR), text));
    spans.addAll(Recogniser.matches(Placeholder.ID, IMEI, text, DeviceNumbers::hasCheckDigit));
    spans.addAll(
        Recogniser.matches(Placeholder.ID, CHASSIS_NUMBER, text, DeviceNumbers::isChassis));
    return spans;
  }

  private static boolean hasCheckDigit(MatchResult imei) {
    return CardNumbers.hasCheckDigit(Recogniser.digits(imei.group()));
  }

  /** The ninth sign is what is left of the others, weighed by their place, by eleven. */
  private static boolean isChassis(MatchResult match) {
    String signs = match.group();
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int value = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ".indexOf(signs.charAt(i)) % 10;
      sum += value * WEIGHTS[i];
    }
    return sum % 11 == "0123456789X".indexOf(signs.charAt(8));
  }
}
