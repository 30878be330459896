package io.groundswell.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a redacted text where something personal stood; says the kind and nothing else.
 */
public enum Placeholder {
  URL,
  SECRET,
  EMAIL,
  IBAN,
  CARD,
  ID,
  IP,
  PHONE,
  ADDRESS,
  PERSON,
  LOCATION,
  ORGANIZATION,
  /** A nation, a religion, a political camp: whom somebody belongs to. */
  GROUP,
  /** A day of the calendar: of birth, of an appointment, of a log line. */
  DATE,
  AGE,
  /** Of address, such as "Mrs.". */
  TITLE;

  private static final Pattern ANY =
      Pattern.compile(
          Arrays.stream(values()).map(Enum::name).collect(Collectors.joining("|", "<(?:", ")>")));

  /** What names somebody, reaches somebody or opens a door: goes from every text we keep. */
  public static Set<Placeholder> direct() {
    return EnumSet.range(URL, PERSON);
  }

  /** As it stands in the text, such as {@code <EMAIL>}. */
  public String inText() {
    return "<" + name() + ">";
  }

  /** Matches every placeholder. */
  static Pattern any() {
    return ANY;
  }
}
