package io.groundswell.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text and what was found in it.
 *
 * @param text as it was before
 * @param spans of that text, in its order, without overlaps
 */
public record Redaction(String text, List<Span> spans) {

  static Redaction of(String text, List<Span> spans) {
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(Comparator.comparingInt(Span::start));
    return new Redaction(text, List.copyOf(ordered));
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
