package io.groundswell.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as a reader sees it, and where each of its characters stands in the text as it was
 * written.
 *
 * <p>A break written as "\n" breaks the line. Full-width letters, digits of other scripts,
 * typographic dashes and quotes become the plain ones (NFKC and a little more), invisible
 * characters vanish: all of them hide an address from a pattern and not from a reader.
 */
final class FoldedText {
  /** Marks beyond this many on one letter are noise; normalising them would take quadratic time. */
  private static final int MAX_MARKS = 16;

  /**
   * One letter that stands for a whole sentence hides no address, and multiplies the work by 18.
   */
  private static final int MAX_GROWTH = 3;

  private final StringBuilder folded;
  private int[] from;
  private int[] to;

  private FoldedText(int length) {
    folded = new StringBuilder(length);
    from = new int[length];
    to = new int[length];
  }

  static FoldedText of(String written) {
    var text = new FoldedText(written.length());
    int start = 0;
    while (start < written.length()) {
      if (isEscape(written, start)) {
        text.append(written.charAt(start + 1) == 't' ? "\t" : "\n", start, start + 2);
        start += 2;
        continue;
      }
      int end = clusterEnd(written, start);
      text.append(plain(written, start, end), start, end);
      start = end;
    }
    return text;
  }

  String text() {
    return folded.toString();
  }

  /** The same stretch in the text as it was written. */
  Span asWritten(Span span) {
    return new Span(from[span.start()], to[span.end() - 1], span.placeholder());
  }

  private void append(String plain, int start, int end) {
    int length = folded.length() + plain.length();
    if (length > from.length) {
      from = Arrays.copyOf(from, 2 * length);
      to = Arrays.copyOf(to, 2 * length);
    }
    Arrays.fill(from, folded.length(), length, start);
    Arrays.fill(to, folded.length(), length, end);
    folded.append(plain);
  }

  /** A line break written as a backslash and a letter: the text was escaped once too often. */
  private static boolean isEscape(String written, int start) {
    return written.charAt(start) == '\\'
        && start + 1 < written.length()
        && "nrt".indexOf(written.charAt(start + 1)) >= 0
        && (start == 0 || written.charAt(start - 1) != '\\');
  }

  /** A letter and the marks on it belong together. */
  private static int clusterEnd(String written, int start) {
    int end = start + Character.charCount(written.codePointAt(start));
    for (int marks = 0; marks < MAX_MARKS && end < written.length(); marks++) {
      int next = written.codePointAt(end);
      if (next < 0x300 || Character.getType(next) != Character.NON_SPACING_MARK) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  private static String plain(String written, int start, int end) {
    if (end - start == 1 && written.charAt(start) < 0x80) {
      return written.substring(start, end);
    }
    var plain = new StringBuilder();
    String cluster = written.substring(start, end);
    String compatible = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
    boolean isOrnament = compatible.length() > end - start + MAX_GROWTH;
    (isOrnament ? cluster : compatible).codePoints().forEach(c -> appendPlain(plain, c));
    return plain.toString();
  }

  private static void appendPlain(StringBuilder plain, int c) {
    if (isInvisible(c)) {
      return;
    }
    int digit = c > 0x7f ? Character.digit(c, 10) : -1;
    if (digit >= 0) {
      plain.append((char) ('0' + digit));
    } else if (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212) {
      plain.append('-');
    } else if (c == 0x2018 || c == 0x2019 || c == 0x02bc) {
      plain.append('\'');
    } else if (c == 0x201c || c == 0x201d) {
      plain.append('"');
    } else {
      plain.appendCodePoint(c);
    }
  }

  /** Zero-width and formatting characters, soft hyphens, variation selectors. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0100 && c <= 0xe01ef)
        || c == 0x34f
        || c == 0x115f
        || c == 0x3164;
  }
}
