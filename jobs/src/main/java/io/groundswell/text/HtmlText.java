package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a reader of HTML would see, as lines.
 *
 * <p>Goes over the text once. Only names that HTML has are tags, so that {@code List<String>} stays
 * what it is. Lines of a blockquote begin with {@code >}, as in a plain mail.
 */
public final class HtmlText {
  private static final UserDefinedFunction PLAIN =
      udf((UDF1<String, String>) HtmlText::plain, DataTypes.StringType).withName("plain");

  private static final int LONGEST_TAG = 4_000;
  private static final int LONGEST_ENTITY = 10;

  /** Tags that begin and end a line. */
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "tbody",
          "thead",
          "pre",
          "hr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "section",
          "article",
          "body",
          "html",
          "header",
          "footer");

  /** Tags whose content nobody reads. */
  private static final Set<String> UNSEEN = Set.of("style", "script", "head", "title");

  /** Tags that leave no trace. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "b", "i", "u", "s", "em", "strong", "span", "font", "code", "img", "small", "sub",
          "sup", "mark", "del", "ins", "strike", "center", "abbr", "cite", "kbd", "label", "input",
          "button", "video", "iframe", "meta", "link", "o:p", "td", "th", "br");

  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("rsquo", "’"),
          Map.entry("lsquo", "‘"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("hellip", "…"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("bull", "•"),
          Map.entry("euro", "€"),
          Map.entry("pound", "£"),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("agrave", "à"),
          Map.entry("ccedil", "ç"),
          Map.entry("ntilde", "ñ"),
          Map.entry("zwnj", ""));

  private final StringBuilder lines = new StringBuilder();
  private String lowered;
  private int quotes;
  private boolean isLineBegun;

  private HtmlText() {}

  /** Of a column that holds HTML or plain text. */
  public static Column column(Column html) {
    return PLAIN.apply(html);
  }

  /** The text without tags and with entities as characters; null has none. */
  public static String plain(String html) {
    if (html == null || (html.indexOf('<') < 0 && html.indexOf('&') < 0)) {
      return html;
    }
    return new HtmlText().read(html);
  }

  private String read(String html) {
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      int end = c == '<' ? endOfTag(html, at) : -1;
      if (end > 0) {
        at = tag(html, at, end);
      } else if (c == '&') {
        at = entity(html, at);
      } else {
        say(c);
        at++;
      }
    }
    return lines.toString().strip();
  }

  /** Where reading goes on behind a tag. */
  private int tag(String html, int at, int end) {
    boolean closes = html.charAt(at + 1) == '/';
    String name = name(html, at);
    if (UNSEEN.contains(name) && !closes) {
      int close = lowerCase(html).indexOf("</" + name, end);
      return close < 0 ? html.length() : close;
    }
    if (name.equals("br")) {
      breakLine();
    } else if (name.equals("td") || name.equals("th")) {
      say(' ');
    } else if (BLOCKS.contains(name)) {
      if (closes || isLineBegun) {
        breakLine();
      }
      if (name.equals("blockquote")) {
        quotes = Math.max(0, quotes + (closes ? -1 : 1));
      }
    }
    return end;
  }

  private String lowerCase(String html) {
    if (lowered == null) {
      lowered = html.toLowerCase(Locale.ROOT);
    }
    return lowered;
  }

  private void breakLine() {
    lines.append('\n');
    isLineBegun = false;
  }

  private void say(char c) {
    if (c == '\n') {
      breakLine();
      return;
    }
    if (!isLineBegun && quotes > 0) {
      lines.append("> ");
    }
    isLineBegun = true;
    lines.append(c);
  }

  /** Behind the tag that starts here; -1 when this is no tag. */
  private static int endOfTag(String html, int at) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at);
      return end < 0 ? -1 : end + 3;
    }
    int end = at;
    int last = Math.min(html.length(), at + LONGEST_TAG);
    while (end < last && html.charAt(end) != '>') {
      end++;
    }
    if (end == last) {
      return -1;
    }
    String name = name(html, at);
    boolean isTag =
        BLOCKS.contains(name)
            || UNSEEN.contains(name)
            || INLINE.contains(name)
            || name.startsWith("!");
    return isTag ? end + 1 : -1;
  }

  private static String name(String html, int at) {
    int from = at + (at + 1 < html.length() && html.charAt(at + 1) == '/' ? 2 : 1);
    int to = from;
    while (to < html.length() && to - from < LONGEST_ENTITY && isOfName(html.charAt(to))) {
      to++;
    }
    return html.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '!';
  }

  private int entity(String html, int at) {
    int end = html.indexOf(';', at);
    String said =
        end < 0 || end - at > LONGEST_ENTITY ? null : character(html.substring(at + 1, end));
    if (said == null) {
      say('&');
      return at + 1;
    }
    said.chars().forEach(c -> say((char) c));
    return end + 1;
  }

  private static String character(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.get(name);
    }
    boolean isHex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int point = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
      return point == 0xA0 ? " " : Character.toString(point);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
