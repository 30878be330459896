package io.groundswell.simulate;

import java.util.List;

/** Where a firm sits: its hours, its money, its law, and how its people write a phone number. */
record Country(
    String code, String zone, int utcHours, String currency, String law, String phonePattern) {

  /** Numbers that regulators keep for stories, where such a range exists; # stands for a digit. */
  static final List<Country> ALL =
      List.of(
          new Country("US", "America/New_York", -5, "usd", "US", "(212) 555-01##"),
          new Country("US", "America/Los_Angeles", -8, "usd", "US", "+1 415-555-01##"),
          new Country("US", "America/Chicago", -6, "usd", "US", "312.555.01##"),
          new Country("GB", "Europe/London", 0, "gbp", "UK", "+44 7700 900###"),
          new Country("GB", "Europe/London", 0, "gbp", "UK", "07700 900###"),
          new Country("DE", "Europe/Berlin", 1, "eur", "EU", "+49 30 23125###"),
          new Country("FR", "Europe/Paris", 1, "eur", "EU", "+33 1 99 00 ## ##"),
          new Country("NL", "Europe/Amsterdam", 1, "eur", "EU", "+31 20 555 ####"),
          new Country("SE", "Europe/Stockholm", 1, "eur", "EU", "+46 8 465 004 ##"),
          new Country("CA", "America/Toronto", -5, "usd", "CA", "416-555-01##"),
          new Country("AU", "Australia/Sydney", 10, "usd", "AU", "+61 2 5550 ####"),
          new Country("IN", "Asia/Kolkata", 5, "usd", "IN", "+91 22 5550 ####"),
          new Country("BR", "America/Sao_Paulo", -3, "usd", "BR", "+55 11 5550-####"));

  String phone(Dice dice) {
    var number = new StringBuilder();
    for (char c : phonePattern.toCharArray()) {
      number.append(c == '#' ? (char) ('0' + dice.below(10)) : c);
    }
    return number.toString();
  }
}
