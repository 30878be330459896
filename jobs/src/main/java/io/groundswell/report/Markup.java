package io.groundswell.report;

import java.sql.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts and cells as HTML in which nothing that somebody wrote is more than text. */
final class Markup {
  private static final int ID_CHARACTERS = 12;

  private Markup() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String header(Column column) {
    return "<th scope=\"col\"%s data-name=\"%s\">%s</th>"
        .formatted(
            column.isNumber() ? " class=\"number\"" : "",
            escaped(column.name()),
            escaped(column.title()));
  }

  /** A cell; its {@code data-order} is the value by which a reader sorts, empty when unknown. */
  static String cell(Column column, Object value) {
    var kind = column.isNumber() ? " class=\"number\"" : "";
    if (value == null) {
      return "<td%s data-order=\"\"><span class=\"unknown\">unknown</span></td>".formatted(kind);
    }
    return switch (column.kind()) {
      case COUNT -> number(Say.number(((Number) value).longValue()), value);
      case TENTHS -> number(Say.tenths(((Number) value).doubleValue()), value);
      case HUNDREDTHS -> number(Say.hundredths(((Number) value).doubleValue()), value);
      case SHARE -> number(Say.percent(((Number) value).doubleValue()), value);
      case ID -> id(value.toString());
      case LIST -> "<td class=\"list\">%s</td>".formatted(list((List<?>) value));
      case DAY -> "<td class=\"day\">%s</td>".formatted(((Date) value).toLocalDate());
      case TEXT -> "<td>%s</td>".formatted(text(value.toString()));
    };
  }

  /** A text that is written from the right must not turn around what stands beside it. */
  static String text(String text) {
    return text.isEmpty() ? "" : "<bdi>" + escaped(text) + "</bdi>";
  }

  private static String list(List<?> words) {
    return words.size() < 2
        ? words.stream().map(word -> text(String.valueOf(word))).collect(Collectors.joining())
        : words.stream()
            .map(word -> "<li>" + text(String.valueOf(word)) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private static String number(String shown, Object value) {
    return "<td class=\"number\" data-order=\"%s\">%s</td>"
        .formatted(
            value instanceof Double fraction
                ? String.format(Locale.ROOT, "%.6f", fraction)
                : value.toString(),
            shown);
  }

  private static String id(String id) {
    boolean isShort = id.length() <= ID_CHARACTERS + 4;
    return isShort
        ? "<td class=\"id\">%s</td>".formatted(text(id))
        : "<td class=\"id\"><span title=\"%s\">%s…</span></td>"
            .formatted(escaped(id), escaped(id.substring(0, ID_CHARACTERS)));
  }
}
