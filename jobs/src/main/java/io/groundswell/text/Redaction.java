package io.groundswell.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text and what was found in it.
 *
 * @param text as it was before
 * @param spans of that text, in its order, without overlaps
 */
public record Redaction(String text, List<Span> spans) {
  /** Of these no address is made: the ">" of a quoted line, a line break written as "\\n". */
  private static final Pattern NO_PART =
      Pattern.compile(
          "\\s{0,20}(?:\\\\[nrt]|[>{}|?*=_~<\\[\\]])(?:\\\\[nrt]|[^\\p{L}\\p{N}(#]){0,40}");

  static Redaction of(String text, List<Span> spans) {
    List<Span> ordered = new ArrayList<>();
    for (Span span : spans) {
      ordered.addAll(span.placeholder() == Placeholder.ADDRESS ? parts(text, span) : List.of(span));
    }
    ordered.sort(Comparator.comparingInt(Span::start));
    return new Redaction(text, List.copyOf(ordered));
  }

  /** Blanks and commas belong to an address; what stands between its lines otherwise does not. */
  private static List<Span> parts(String text, Span address) {
    List<Span> parts = new ArrayList<>();
    var between = NO_PART.matcher(text).region(address.start(), address.end());
    int start = address.start();
    while (between.find()) {
      if (between.start() > start && between.end() < address.end()) {
        parts.add(new Span(start, between.start(), Placeholder.ADDRESS));
        start = between.end();
      }
    }
    parts.add(new Span(start, address.end(), Placeholder.ADDRESS));
    return parts;
  }

  /** The text with a placeholder for each find. */
  public String redacted() {
    var redacted = new StringBuilder(text.length());
    int start = 0;
    for (Span span : spans) {
      redacted.append(text, start, span.start()).append(span.placeholder().inText());
      start = span.end();
    }
    return redacted.append(text, start, text.length()).toString();
  }

  /** The finds where only Unicode's code points are counted, as most other languages do. */
  public List<Span> spansInCodePoints() {
    List<Span> counted = new ArrayList<>();
    int at = 0;
    int codePoints = 0;
    for (Span span : spans) {
      int start = codePoints + text.codePointCount(at, span.start());
      int end = start + text.codePointCount(span.start(), span.end());
      counted.add(new Span(start, end, span.placeholder()));
      at = span.end();
      codePoints = end;
    }
    return counted;
  }

  /** Where in the text before a character of the redacted text stood: see {@link #redacted()}. */
  public int origin(int inRedacted) {
    int shift = 0;
    for (Span span : spans) {
      if (inRedacted - shift <= span.start()) {
        break;
      }
      shift += span.placeholder().inText().length() - (span.end() - span.start());
    }
    return inRedacted - shift;
  }
}
