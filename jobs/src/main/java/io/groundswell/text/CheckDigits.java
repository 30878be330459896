package io.groundswell.text;

import java.util.Locale;

/** The arithmetic by which national numbers guard against slips of the pen. */
final class CheckDigits {
  private static final int[][] DIHEDRAL = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };
  private static final int[] TURNED = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private CheckDigits() {}

  /** The letter is the number's remainder by 23; a foreigner's first letter stands for a digit. */
  static boolean areSpanish(String written) {
    String id = written.toUpperCase(Locale.ROOT);
    int first = "XYZ".indexOf(id.charAt(0));
    String number = (first < 0 ? "" : first) + Recogniser.digits(id);
    return number.length() == 8
        && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23)
            == id.charAt(id.length() - 1);
  }

  static boolean areBrazilian(String written) {
    String id = Recogniser.digits(written);
    return brazilian(id, 9) == id.charAt(9) - '0' && brazilian(id, 10) == id.charAt(10) - '0';
  }

  private static int brazilian(String id, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (id.charAt(i) - '0') * (length + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }

  /** The last two are what is missing to a multiple of 97; Corsica's letters stand for digits. */
  static boolean areFrench(String written) {
    String id = written.replace(" ", "").replace("2A", "19").replace("2B", "18");
    return id.length() == 15
        && id.chars().allMatch(Character::isDigit)
        && 97 - Long.parseLong(id.substring(0, 13)) % 97 == Long.parseLong(id.substring(13));
  }

  /** The scheme of Verhoeff: products in the group of a pentagon's turns and flips. */
  static boolean areIndian(String written) {
    String id = Recogniser.digits(written);
    int product = 0;
    for (int i = 0; i < id.length(); i++) {
      int digit = id.charAt(id.length() - 1 - i) - '0';
      for (int turn = 0; turn < i % 8; turn++) {
        digit = TURNED[digit];
      }
      product = DIHEDRAL[product][digit];
    }
    return product == 0;
  }
}
