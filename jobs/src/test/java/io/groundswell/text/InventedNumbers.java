package io.groundswell.text;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Phones, cards, accounts, ids, keys: by dice, in many layouts, with right check digits. */
final class InventedNumbers {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final List<String> REGIONS =
      PLANS.getSupportedRegions().stream().sorted().toList();
  private static final List<String> LARGE =
      List.of(
          ("US US US US GB GB DE FR ES IT NL IN AU BR CH AT IE PL SE NO DK FI BE PT CZ HU GR TR RU UA ZA NG KE EG IL AE SA PK BD PH VN TH MY SG ID JP KR CN MX AR CL CO PE NZ CA")
              .split(" "));
  private static final List<String> IBANS =
      List.of(
          "DE18",
          "GB=NWBK14",
          "FR23",
          "ES20",
          "IT=X22",
          "NL=ABNA10",
          "BE12",
          "AT16",
          "CH17",
          "PL24",
          "SE20",
          "NO11",
          "DK14",
          "FI14",
          "IE=AIBK14",
          "PT21",
          "CY24",
          "LV=HABA13",
          "TR22",
          "SA20");

  private InventedNumbers() {}

  /** A number of the plan of some country, as written at home or abroad. */
  static String phone(Random dice) {
    var region = dice.nextInt(4) > 0 ? Slots.pick(LARGE, dice) : Slots.pick(REGIONS, dice);
    var type = dice.nextBoolean() ? PhoneNumberType.FIXED_LINE : PhoneNumberType.MOBILE;
    var example = PLANS.getExampleNumberForType(region, type);
    if (example == null) {
      return phone(dice);
    }
    long number = example.getNationalNumber() / 10_000 * 10_000 + dice.nextInt(10_000);
    if (region.equals("US")) {
      number =
          (200L + dice.nextInt(790)) * 10_000_000L
              + (200 + dice.nextInt(790)) * 10_000L
              + dice.nextInt(10_000);
    }
    var phone = new PhoneNumber().mergeFrom(example).setNationalNumber(number);
    String written =
        switch (dice.nextInt(6)) {
          case 0 -> PLANS.format(phone, PhoneNumberFormat.INTERNATIONAL);
          case 1 -> PLANS.format(phone, PhoneNumberFormat.E164);
          case 2 -> PLANS.format(phone, PhoneNumberFormat.INTERNATIONAL).replaceFirst("\\+", "00");
          default -> PLANS.format(phone, PhoneNumberFormat.NATIONAL);
        };
    return switch (dice.nextInt(8)) {
      case 0 -> written.replace(' ', '-').replaceAll("-{2,}", "-");
      case 1 -> written.replaceAll("[ -]", ".").replaceAll("[()]", "");
      case 2 ->
          region.equals("US")
              ? written
                  + Slots.pick(List.of("x", " ext. ", " x "), dice)
                  + (100 + dice.nextInt(9000))
              : written;
      default -> written;
    };
  }

  static String card(Random dice) {
    String head =
        Slots.pick(
            List.of(
                "4", "4", "51", "55", "2221", "37", "34", "6011", "3530", "305", "5018", "4026"),
            dice);
    int length =
        head.startsWith("37") || head.equals("34")
            ? 15
            : head.equals("305") ? 14 : head.equals("4") && dice.nextInt(6) == 0 ? 13 : 16;
    var digits = new StringBuilder(head);
    while (digits.length() < length - 1) {
      digits.append(dice.nextInt(10));
    }
    for (int i = 0; i < 10; i++) {
      if (CardNumbers.hasCheckDigit(digits.toString() + i)) {
        digits.append(i);
        break;
      }
    }
    String between = Slots.pick(List.of("", "", " ", "-"), dice);
    return length == 16
        ? digits.toString().replaceAll("(.{4})(?!$)", "$1" + between)
        : digits.toString();
  }

  static String iban(Random dice) {
    String form = Slots.pick(IBANS, dice);
    String country = form.substring(0, 2);
    int equals = form.indexOf('=');
    String bank = equals < 0 ? "" : form.substring(equals + 1).replaceAll("\\d", "");
    int length = Integer.parseInt(form.replaceAll("\\D", ""));
    var account = new StringBuilder(bank);
    for (int i = 0; i < length; i++) {
      account.append(dice.nextInt(10));
    }
    var numeric = new StringBuilder();
    (account + country + "00").chars().forEach(c -> numeric.append(Character.digit(c, 36)));
    int check = 98 - new BigInteger(numeric.toString()).mod(BigInteger.valueOf(97)).intValue();
    String iban = country + "%02d".formatted(check) + account;
    return dice.nextBoolean() ? iban : iban.replaceAll("(.{4})(?!$)", "$1 ");
  }

  static String ssn(Random dice) {
    String between = Slots.pick(List.of("-", "-", "-", " "), dice);
    return "%03d%s%02d%s%04d"
        .formatted(
            1 + dice.nextInt(665), between, 1 + dice.nextInt(99), between, 1 + dice.nextInt(9999));
  }

  static String license(Random dice) {
    return shaped(
        Slots.pick(
            List.of(
                "A#######",
                "A###-####-####",
                "########",
                "A############",
                "AA######A",
                "A###-###-##-###-#",
                "#########",
                "AAAAA######AA#AA",
                "AA-##-####"),
            dice),
        dice);
  }

  static String passport(Random dice) {
    return shaped(
        Slots.pick(List.of("A########", "#########", "A#######", "AA#######", "C##AA####"), dice),
        dice);
  }

  static String order(Random dice) {
    return shaped(
        Slots.pick(
            List.of(
                "######",
                "########",
                "############",
                "####-#####",
                "INV-####",
                "A##-######",
                "20######",
                "ORD-########",
                "##########"),
            dice),
        dice);
  }

  static String shaped(String shape, Random dice) {
    var text = new StringBuilder();
    for (char c : shape.toCharArray()) {
      text.append(
          c == '#'
              ? (char) ('0' + dice.nextInt(10))
              : c == 'A' ? (char) ('A' + dice.nextInt(26)) : c);
    }
    return text.toString();
  }

  static String ip(Random dice) {
    return dice.nextInt(4) > 0
        ? "%d.%d.%d.%d"
            .formatted(
                1 + dice.nextInt(223), dice.nextInt(256), dice.nextInt(256), 1 + dice.nextInt(254))
        : Slots.pick(List.of("2001:db8:%x::%x", "fe80::%x:%x", "2a02:8109:%x:77:1:2:3:%x"), dice)
            .formatted(dice.nextInt(65536), dice.nextInt(65536));
  }

  static String secret(Random dice) {
    return switch (dice.nextInt(10)) {
      case 0 -> "AKIA" + letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, dice);
      case 1 -> "ghp_" + alphanumeric(36, dice);
      case 2 -> "sk_live_" + alphanumeric(24, dice);
      case 3 -> "xoxb-" + shaped("############", dice) + "-" + alphanumeric(24, dice);
      case 4 -> "AIza" + alphanumeric(35, dice);
      case 5 -> jwt(dice);
      case 6 -> "glpat-" + alphanumeric(20, dice);
      case 7 -> "github_pat_" + alphanumeric(60, dice);
      case 8 -> "SG." + alphanumeric(22, dice) + "." + alphanumeric(43, dice);
      default -> "sk-proj-" + alphanumeric(40, dice);
    };
  }

  private static String jwt(Random dice) {
    var coder = Base64.getUrlEncoder().withoutPadding();
    return coder.encodeToString(
            "{\"alg\":\"HS256\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "."
        + coder.encodeToString(
            ("{\"sub\":\"" + dice.nextInt() + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "."
        + alphanumeric(43, dice);
  }

  static String password(Random dice) {
    return Slots.pick(List.of("Summer", "hunter", "Tiger", "letmein", "qwerty", "Dragon"), dice)
        + dice.nextInt(9999)
        + Slots.pick(List.of("", "!", "$", "#x"), dice);
  }

  static String hex(Random dice, int length) {
    return letters("0123456789abcdef", length, dice);
  }

  private static String alphanumeric(int length, Random dice) {
    return letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length, dice);
  }

  private static String letters(String from, int length, Random dice) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(from.charAt(dice.nextInt(from.length())));
    }
    return text.toString();
  }
}
