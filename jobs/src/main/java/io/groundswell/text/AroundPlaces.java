package io.groundswell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What belongs to an address or a place by where it stands: a town between the street and the
 * country that no list knows, and a postcode behind a town.
 */
final class AroundPlaces {
  private static final String NO_YEAR = "(?!(?:18|19|20)\\d{2}(?!\\d))";
  private static final String DIVIDER = "(?:\\\\[nrt]|[\\s,;|>{}*#?~%/-]){1,8}";

  /** A town of one to four words, and nothing else but what divides the lines of an address. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          DIVIDER
              + "(?<hit>"
              + NO_YEAR
              + "(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'.-]{1,30}|\\d{4,6})"
              + "(?:[\\s-](?:\\p{L}[\\p{L}\\p{M}'.-]{0,30}|\\d{4,6})){0,3})"
              + DIVIDER);

  private static final int LONGEST = 64;

  /** Four or five figures behind a town, and then nothing that they could count. */
  private static final Pattern POSTCODE =
      Pattern.compile(
          ",?\\s(?<hit>"
              + NO_YEAR
              + "\\d{4,5})(?=\\s{0,2}(?:\\z|\\n|[.;](?!\\d)|,\\s{1,2}\\p{Lu}))");

  private AroundPlaces() {}

  static List<Span> of(String text, List<Span> found, Set<Placeholder> kinds) {
    List<Span> spans = new ArrayList<>();
    List<Span> sorted = found.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Span one = sorted.get(i);
      int next = i + 1 < sorted.size() ? sorted.get(i + 1).start() : text.length();
      if (i + 1 < sorted.size() && isAddress(one, sorted.get(i + 1))) {
        between(text, one.end(), next).ifPresent(spans::add);
      }
      if (one.placeholder() == Placeholder.LOCATION && kinds.contains(Placeholder.ADDRESS)) {
        var code = POSTCODE.matcher(text).region(one.end(), text.length());
        if (code.lookingAt() && code.end("hit") <= next) {
          spans.add(new Span(code.start("hit"), code.end("hit"), Placeholder.ADDRESS));
        }
      }
    }
    return spans;
  }

  private static boolean isAddress(Span one, Span other) {
    return one.placeholder() == Placeholder.ADDRESS
            && (other.placeholder() == Placeholder.ADDRESS
                || other.placeholder() == Placeholder.LOCATION)
        || one.placeholder() == Placeholder.LOCATION && other.placeholder() == Placeholder.ADDRESS;
  }

  private static Optional<Span> between(String text, int start, int end) {
    if (end - start > LONGEST || end <= start) {
      return Optional.empty();
    }
    var town = BETWEEN.matcher(text.substring(start, end));
    boolean isTown =
        town.matches()
            && Arrays.stream(town.group("hit").split("[\\s-]"))
                .noneMatch(word -> WordClasses.isOrdinary(Gazetteer.plain(word)));
    return isTown
        ? Optional.of(
            new Span(start + town.start("hit"), start + town.end("hit"), Placeholder.ADDRESS))
        : Optional.empty();
  }
}
