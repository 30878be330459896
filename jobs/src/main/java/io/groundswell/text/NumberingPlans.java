package io.groundswell.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/** Whether a number could be dialled, somewhere or in one country, as libphonenumber knows. */
final class NumberingPlans {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  /** Where most writers of numbers without a country are. */
  private static final List<String> REGIONS =
      List.of(
          ("US GB DE FR ES IT NL IN AU BR CH AT IE PL SE NO DK FI BE PT CZ HU GR TR RU UA ZA NG KE EG IL AE SA PK"
                  + " PH VN TH MY ID JP KR CN MX AR CL CO PE NZ RO BG HR RS SK SI LT LV EE IS")
              .split(" "));

  private NumberingPlans() {}

  /** A number with its country code, behind a plus sign. */
  static boolean isPossible(String number) {
    try {
      return PLANS.isPossibleNumber(PLANS.parse(number, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  static boolean isNorthAmerican(String number) {
    return isValid(number, "US");
  }

  static boolean isValidSomewhere(String number) {
    return REGIONS.stream().anyMatch(region -> isValid(number, region));
  }

  private static boolean isValid(String number, String region) {
    try {
      return PLANS.isValidNumberForRegion(PLANS.parse(number, region), region);
    } catch (NumberParseException e) {
      return false;
    }
  }
}
