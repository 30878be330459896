package io.groundswell.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A list as one page of HTML to mail or print: who is on it, who came and went, who is held back.
 * It holds all it shows, runs nothing and calls nobody.
 */
record ListPage(Listing listing, Grid grid) {

  String html() {
    var list = listing.list();
    return resource("/page/list.html")
        .replace("{{title}}", escaped(list.title()))
        .replace("{{day}}", listing.day().toString())
        .replace("{{sum}}", escaped(sum()))
        .replace("{{changes}}", changes())
        .replace("{{list}}", table(grid));
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
        ? String.format(java.util.Locale.ROOT, "%.2f", number)
        : String.valueOf(figure.getValue());
  }

  private String changes() {
    if (listing.before() == null) {
      return "<p>This is the first list.</p>";
    }
    var since = "<h2>Since %s</h2>".formatted(listing.before());
    return listing.changes().isEmpty()
        ? since + "<p>Nothing has changed.</p>"
        : since + table(Change.grid(listing.list(), listing.changes()));
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
    return "<td%s>%s</td>".formatted(kind, value == null ? "" : escaped(value.toString()));
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Text that stays text; what a customer wrote may neither end a tag nor turn the page around. */
  private static String escaped(String text) {
    return "<bdi>"
        + text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
        + "</bdi>";
  }

  private static String resource(String name) {
    try (var in = ListPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
