package io.groundswell.text;

import java.util.Arrays;
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
  PERSON;

  private static final Pattern ANY =
      Pattern.compile(
          Arrays.stream(values()).map(Enum::name).collect(Collectors.joining("|", "<(?:", ")>")));

  /** As it stands in the text, such as {@code <EMAIL>}. */
  public String inText() {
    return "<" + name() + ">";
  }

  /** Matches every placeholder. */
  static Pattern any() {
    return ANY;
  }
}
