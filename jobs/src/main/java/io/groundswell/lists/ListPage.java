package io.groundswell.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list as one page of HTML to mail or print: who is on it, who came and went, who is held back.
 * It holds all it shows, runs nothing and calls nobody.
 */
record ListPage(Listing listing, Grid grid) {
  private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");

  String html() {
    var parts =
        Map.of(
            "title", escaped(listing.list().title()),
            "day", listing.day().toString(),
            "sum", escaped(sum()),
            "changes", changes(),
            "list", table(grid));
    // All in one pass, so that a customer called {{list}} is only called so.
    return PART.matcher(resource("/page/list.html"))
        .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
  }

  private String sum() {
    var counts = listing.counts();
    var held =
        new TreeMap<>(counts.heldBack())
            .entrySet().stream()
                .map(gate -> "%d %s".formatted(gate.getValue(), words(gate.getKey())))
                .collect(Collectors.joining(", "));
    return "%d of %d candidates are on the list%s.%s"
        .formatted(
            listing.rows().size(),
            counts.candidates(),
            held.isEmpty() ? "" : "; not on it: " + held,
            counts.figures().entrySet().stream()
                .filter(figure -> figure.getValue() != null)
                .map(figure -> " " + words(figure.getKey()) + ": " + shown(figure))
                .collect(Collectors.joining(".")));
  }

  private static String shown(Map.Entry<String, Object> figure) {
    return figure.getValue() instanceof Double number
        ? String.format(Locale.ROOT, "%.2f", number)
        : String.valueOf(figure.getValue());
  }

  private String changes() {
    if (listing.before() == null) {
      return "<p>This is the first list.</p>";
    }
    var since = "<h2>Since %s</h2>".formatted(listing.before());
    // Ranks move a little every day; who is interested finds it in the file.
    var news = listing.changes().stream().filter(change -> !change.isMove()).toList();
    var moved = listing.changes().size() - news.size();
    var all = "<p>%d new or gone, %d moved.</p>".formatted(news.size(), moved);
    return since + all + (news.isEmpty() ? "" : table(Change.grid(listing.list(), news)));
  }

  /** Ids are for machines and stay in the other files. */
  private static String table(Grid grid) {
    var columns = grid.columns();
    var shown =
        columns.stream().filter(name -> !name.endsWith("_id")).map(columns::indexOf).toList();
    var text = new StringBuilder("<table><thead><tr>");
    shown.forEach(i -> text.append("<th>").append(escaped(words(columns.get(i)))).append("</th>"));
    text.append("</tr></thead>\n<tbody>\n");
    for (var row : grid.rows()) {
      text.append("<tr>");
      shown.forEach(i -> text.append(cell(row, i)));
      text.append("</tr>\n");
    }
    return text.append("</tbody></table>").toString();
  }

  private static String cell(List<Object> row, int column) {
    var value = row.get(column);
    var kind = value instanceof Number ? " class=\"number\"" : "";
    // A name that is written from the right must not turn the row around.
    var text = value == null ? "" : "<bdi>" + escaped(value.toString()) + "</bdi>";
    return "<td%s>%s</td>".formatted(kind, text);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Text that stays text: what a customer wrote ends no tag. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (var in = ListPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
