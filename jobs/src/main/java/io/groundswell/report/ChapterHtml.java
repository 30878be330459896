package io.groundswell.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Exhibit.Note;
import io.groundswell.report.Exhibit.Quotes;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chapter as a section of the page. */
record ChapterHtml(Chapter chapter) {
  private static final int MANY_ROWS = 250;
  private static final ObjectMapper JSON = new ObjectMapper();

  String html() {
    return """
    <section id="%1$s" aria-labelledby="%1$s-title">
    <h2 id="%1$s-title">%2$s</h2>
    <p class="finding">%3$s</p>
    %4$s%5$s</section>
    """
        .formatted(
            chapter.id(),
            Markup.escaped(chapter.title()),
            Markup.text(chapter.finding()),
            all(chapter.shown()),
            chapter.evidence().stream().map(ChapterHtml::folded).collect(Collectors.joining()));
  }

  private static String all(List<Exhibit> exhibits) {
    return exhibits.stream().map(ChapterHtml::exhibit).collect(Collectors.joining());
  }

  private static String folded(Folded folded) {
    return "<details><summary>%s</summary>\n%s</details>\n"
        .formatted(Markup.text(folded.title()), all(folded.exhibits()));
  }

  private static String exhibit(Exhibit exhibit) {
    if (exhibit instanceof Sheet sheet) {
      return sheet(sheet);
    }
    if (exhibit instanceof Chart chart) {
      return chart(chart);
    }
    if (exhibit instanceof Quotes quotes) {
      return quotes(quotes);
    }
    return "<p class=\"note\">%s</p>\n".formatted(Markup.text(((Note) exhibit).text()));
  }

  private static String quotes(Quotes quotes) {
    return quotes.words().stream()
        .map(words -> "<blockquote>%s</blockquote>\n".formatted(Markup.text(words)))
        .collect(Collectors.joining());
  }

  /** The picture, and the figures that it is drawn from folded below it. */
  private static String chart(Chart chart) {
    var figures = chart.figures();
    return """
    <figure data-chart="%s" data-figures="%s">
    <div class="plot" role="img" aria-label="%s"></div>
    <figcaption>%s. <span class="source">%s</span></figcaption>
    </figure>
    <details><summary>The figures behind the picture</summary>
    %s</details>
    """
        .formatted(
            chart.kind().name().toLowerCase(Locale.ROOT),
            figures.name(),
            Markup.escaped(chart.caption() + ". " + chart.words()),
            Markup.escaped(chart.caption()),
            Markup.escaped(figures.source()),
            sheet(figures));
  }

  private static String sheet(Sheet sheet) {
    var text = new StringBuilder();
    text.append("<div class=\"sheet\">\n<table id=\"%s\"%s>".formatted(sheet.name(), length(sheet)))
        .append("<caption>%s</caption>\n<thead><tr>".formatted(Markup.escaped(sheet.caption())));
    sheet.columns().forEach(column -> text.append(Markup.header(column)));
    text.append("</tr></thead>\n<tbody>\n");
    for (var row : sheet.rows()) {
      text.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        text.append(Markup.cell(sheet.columns().get(i), row.get(i)));
      }
      text.append("</tr>\n");
    }
    return text.append("</tbody></table>\n")
        .append(
            "<p class=\"source\">%s%s <button type=\"button\" class=\"download\" data-of=\"%s\">Download as CSV<span class=\"unseen\">: %s</span></button></p>\n"
                .formatted(
                    Markup.escaped(sheet.source()),
                    sheet.rows().size() < Sheet.MOST_ROWS ? "" : "; the first 5,000 rows",
                    sheet.name(),
                    Markup.escaped(sheet.caption())))
        .append("<script type=\"application/json\" id=\"csv-%s\">".formatted(sheet.name()))
        .append(json(sheet.csv()))
        .append("</script>\n</div>\n")
        .toString();
  }

  /** A browser lays a very long table out only when somebody comes to it. */
  private static String length(Sheet sheet) {
    return sheet.rows().size() > MANY_ROWS ? " class=\"many\"" : "";
  }

  /** Nothing that somebody wrote may end the script that it stands in. */
  private static String json(String text) {
    try {
      return JSON.writeValueAsString(text).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
