package io.groundswell.learn;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** What the words of a column mean: numbers, days, or just words. */
final class Meaning {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "nan", "null", "?", "(null)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,3}(,\\d{3})+|\\d+|(?=\\.\\d))(\\.\\d*)?([eE][-+]?\\d{1,3})?");
  private static final Pattern AROUND = Pattern.compile("^[$€£\\s]+|[%$€£\\s]+$");
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("yyyy/M/d"),
          DateTimeFormatter.ofPattern("M/d/yyyy"),
          DateTimeFormatter.ofPattern("d/M/yyyy"),
          DateTimeFormatter.ofPattern("d.M.yyyy"));

  /** So many of the values that are there must be of a kind. */
  private static final double NEARLY_ALL = 0.97;

  private Meaning() {}

  /** The word, or null where it says that there is none. */
  static String word(String text) {
    if (text == null) {
      return null;
    }
    String word = text.strip();
    return MISSING.contains(word.toLowerCase(Locale.ROOT)) ? null : word;
  }

  /** The column as numbers when nearly all of its words are; else null. */
  static double[] numbers(String... words) {
    return nearlyAll(Meaning::number, words);
  }

  /** The column as seconds when nearly all of its words are days or moments; else null. */
  static double[] moments(String... words) {
    for (var format : DAYS) {
      double[] read = nearlyAll(word -> moment(word, format), words);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static double[] nearlyAll(ToDoubleFunction<String> reading, String... words) {
    double[] read = new double[words.length];
    int there = 0;
    int missed = 0;
    for (int i = 0; i < words.length; i++) {
      read[i] = words[i] == null ? Double.NaN : reading.applyAsDouble(words[i]);
      there += words[i] == null ? 0 : 1;
      missed += words[i] != null && Double.isNaN(read[i]) ? 1 : 0;
      if (missed > 100 && missed > (1 - NEARLY_ALL) * words.length) {
        return null;
      }
    }
    return there > 0 && missed <= (1 - NEARLY_ALL) * there ? read : null;
  }

  static double number(String word) {
    String bare = AROUND.matcher(word).replaceAll("");
    return NUMBER.matcher(bare).matches() ? Double.parseDouble(bare.replace(",", "")) : Double.NaN;
  }

  private static double moment(String word, DateTimeFormatter format) {
    int end = word.indexOf(' ') > 0 ? word.indexOf(' ') : word.indexOf('T');
    try {
      if (end > 0 && format == DateTimeFormatter.ISO_LOCAL_DATE) {
        return instant(word.replace(' ', 'T').replaceAll("T(UTC|GMT)$", "Z"));
      }
      String day = end > 0 ? word.substring(0, end) : word;
      return LocalDate.parse(day, format).toEpochDay() * 86_400.0;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }

  private static double instant(String word) {
    return word.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
        ? OffsetDateTime.parse(word.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toEpochSecond()
        : LocalDateTime.parse(word).toEpochSecond(ZoneOffset.UTC);
  }

  /** How many different words there are. */
  static int distinct(String... words) {
    var seen = new HashSet<String>();
    for (String word : words) {
      if (word != null) {
        seen.add(word);
      }
    }
    return seen.size();
  }
}
