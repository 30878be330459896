package io.groundswell.lists;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many people a company is wished to have: small, mid-sized or large, "200-500", "over 1000",
 * "50+", "under 20 employees".
 *
 * @param least included
 * @param most included
 */
record CompanySize(int least, int most) {
  private static final CompanySize SMALL = new CompanySize(0, 49);
  private static final CompanySize MID_SIZED = new CompanySize(50, 999);
  private static final CompanySize LARGE = new CompanySize(1000, Integer.MAX_VALUE);

  private static final Pattern OVER = Pattern.compile("(?:>|over )\\s*(\\d{1,9})");
  private static final Pattern UNDER = Pattern.compile("(?:<|under )\\s*(\\d{1,9})");
  private static final Pattern FROM = Pattern.compile("(\\d{1,9})\\s*\\+");
  private static final Pattern BETWEEN = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");

  /** What a word in lower case means; a number alone could mean anything, so it means nothing. */
  static Optional<CompanySize> of(String word) {
    switch (word) {
      case "small" -> {
        return Optional.of(SMALL);
      }
      case "medium", "mid-sized", "mid-market" -> {
        return Optional.of(MID_SIZED);
      }
      case "large" -> {
        return Optional.of(LARGE);
      }
      default -> {}
    }
    var size = word.replaceAll("\\s*(employees|people)$", "");
    var over = OVER.matcher(size);
    var under = UNDER.matcher(size);
    var from = FROM.matcher(size);
    var between = BETWEEN.matcher(size);
    if (over.matches()) {
      return Optional.of(new CompanySize(number(over.group(1)) + 1, Integer.MAX_VALUE));
    }
    if (under.matches()) {
      return Optional.of(new CompanySize(0, number(under.group(1)) - 1));
    }
    if (from.matches()) {
      return Optional.of(new CompanySize(number(from.group(1)), Integer.MAX_VALUE));
    }
    return between.matches()
        ? Optional.of(new CompanySize(number(between.group(1)), number(between.group(2))))
        : Optional.empty();
  }

  /** The name of the size that a company of so many people is of. */
  static String name(int employees) {
    return SMALL.holds(employees) ? "small" : MID_SIZED.holds(employees) ? "mid-sized" : "large";
  }

  boolean holds(Integer employees) {
    return employees != null && employees >= least && employees <= most;
  }

  String words() {
    return most == Integer.MAX_VALUE
        ? "at least %d people".formatted(least)
        : "%d to %d people".formatted(least, most);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
