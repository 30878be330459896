package io.groundswell.simulate;

import io.groundswell.simulate.Said.Secret;
import java.math.BigInteger;
import java.util.Locale;

/** Personal data as people drop it into a text: invented, yet passing the usual checks. */
final class Secrets {

  private Secrets() {}

  /** A sentence that gives something away. */
  static Said slip(Workspace workspace, Person person, Dice dice) {
    return switch (dice.weighted(4, 2, 4, 2, 3, 0.7, 1)) {
      case 0 ->
          sentence(
              "email",
              person.email(),
              dice,
              "You can reach me at %s.",
              "my address is %s",
              "please answer to %s instead");
      case 1 ->
          sentence(
              "email",
              obfuscated(person.email(), dice),
              dice,
              "write to %s",
              "best contact: %s",
              "mail me, %s, thanks");
      case 2 ->
          sentence(
              "phone",
              phone(workspace, person, dice),
              dice,
              "Call me on %s.",
              "my number is %s",
              "tel. %s",
              "%s is my mobile, any time");
      case 3 ->
          sentence(
              "card",
              card(dice),
              dice,
              "the card is %s",
              "Card number %s, expires next year.",
              "I paid with %s");
      case 4 ->
          sentence(
              "person",
              Names.first(dice) + " " + Names.last(dice),
              dice,
              "My colleague %s has the same.",
              "%s from accounting told me to ask.",
              "please add %s to the thread",
              "I share the desk with %s who sees it too");
      case 5 -> sentence("iban", iban(dice), dice, "Please refund to %s.", "our IBAN: %s");
      default ->
          sentence(
              "ip", person.ip(), dice, "we come from %s", "my IP address is %s if that matters");
    };
  }

  private static Said sentence(String type, String secret, Dice dice, String... frames) {
    return new Said(
        dice.pick(frames).formatted(secret), null, java.util.List.of(new Secret(type, secret)));
  }

  private static String phone(Workspace workspace, Person person, Dice dice) {
    return person.phone() != null ? person.phone() : workspace.firm().country().phone(dice);
  }

  private static String obfuscated(String email, Dice dice) {
    return dice.chance(0.5)
        ? email.replace("@", " at ").replace(".", " dot ")
        : email.replace("@", " (at) ").toUpperCase(Locale.ROOT);
  }

  /** Sixteen digits that pass Luhn, under the prefixes that payment firms give out for tests. */
  static String card(Dice dice) {
    var digits = new StringBuilder(dice.pick("424242", "555555", "400005", "222300"));
    while (digits.length() < 15) {
      digits.append(dice.below(10));
    }
    digits.append(luhnDigit(digits));
    var spacing = dice.pick(" ", "-", "");
    return digits.toString().replaceAll("(.{4})(?!$)", "$1" + spacing);
  }

  private static int luhnDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  private static String iban(Dice dice) {
    var account = new StringBuilder();
    while (account.length() < 18) {
      account.append(dice.below(10));
    }
    // D is 13 and E is 14 in the checksum of an IBAN.
    var rest = new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
    var plain = "DE%02d%s".formatted(98 - rest, account);
    return dice.chance(0.6) ? plain.replaceAll("(.{4})(?!$)", "$1 ") : plain;
  }
}
