package io.groundswell.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.report.Facts.Privacy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chapters as one page of HTML that holds all it shows and calls nobody. Tables are sorted and
 * searched by DataTables, charts drawn by D3; their licences stand beside them. No script runs but
 * these, by their hash.
 *
 * @param since the day that it is compared with; null when there is none
 */
public record ReportPage(
    String company, LocalDate day, LocalDate since, Privacy privacy, List<Chapter> chapters) {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");

  public String html() {
    var script = script();
    var parts =
        Map.of(
            "title", Markup.escaped("%s on %s".formatted(company, Say.day(day))),
            "hash", sha256(script),
            "style", resource("/page/report.css"),
            "script", script,
            "warning", warning(),
            "chapters", links(),
            "since", since == null ? "What changed" : "What changed since " + Say.day(since),
            "news", news(),
            "body",
                chapters.stream().map(c -> new ChapterHtml(c).html()).collect(Collectors.joining()),
            "day", day.toString());
    // All in one pass, so that a customer called {{news}} is only called so.
    return PART.matcher(resource("/page/report.html"))
        .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
  }

  private String warning() {
    return privacy == Privacy.CONTACTS
        ? "<p class=\"warning\">This page has names and addresses in it: keep it like an address book.</p>"
        : "";
  }

  private String links() {
    return chapters.stream()
        .map(
            chapter ->
                "<li><a href=\"#%s\">%s</a></li>\n"
                    .formatted(chapter.id(), Markup.escaped(chapter.title())))
        .collect(Collectors.joining());
  }

  private String news() {
    if (since == null) {
      return "<p>This is the first day that there is.</p>";
    }
    var items =
        chapters.stream()
            .flatMap(chapter -> chapter.news().stream().map(news -> item(chapter, news)))
            .collect(Collectors.joining());
    return items.isEmpty() ? "<p>Nothing of what this page tells.</p>" : "<ul>\n" + items + "</ul>";
  }

  private static String item(Chapter chapter, String news) {
    return "<li><a href=\"#%s\">%s</a>: %s</li>\n"
        .formatted(chapter.id(), Markup.escaped(chapter.title()), Markup.text(news));
  }

  private static String script() {
    return Stream.of(
                "jquery/4.0.0/dist/jquery.slim.min.js",
                "datatables.net/2.3.7/js/dataTables.min.js",
                "d3/7.9.0/dist/d3.min.js")
            .map(file -> resource(WEBJARS + file))
            .collect(
                Collectors.joining(
                    "\n;\n", "/*\n" + resource(WEBJARS + "d3/7.9.0/LICENSE") + "*/\n", "\n;\n"))
        + resource("/page/report.js");
  }

  private static String sha256(String text) {
    try {
      var sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256.", e);
    }
  }

  private static String resource(String name) {
    try (var in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
