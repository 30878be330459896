package io.groundswell.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.report.Column.Kind;
import io.groundswell.report.Facts.Privacy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String HOSTILE = "</script><img src=x onerror=\"alert('1')\">{{news}}";

  @Test
  void whatSomebodyWroteIsOnlyText() {
    var html = page(HOSTILE);

    assertThat(html)
        .doesNotContain("<img")
        .contains(
            "&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;{{news}}");
    // Those that the page opens itself: the CSV of its one table, and the script.
    assertThat(Pattern.compile("</script>").matcher(html).results().count()).isEqualTo(2);
  }

  @Test
  void theDownloadHoldsNoFormulaAndWholeIds() throws Exception {
    var html = page("=HYPERLINK(\"http://evil.example\")");
    var script =
        Pattern.compile("<script type=\"application/json\" id=\"csv-things\">(.*?)</script>")
            .matcher(html);

    assertThat(script.find()).isTrue();
    assertThat(new ObjectMapper().readValue(script.group(1), String.class))
        .isEqualTo(
            "id,name,share,words\r\n0123456789abcdef0123,\"'=HYPERLINK(\"\"http://evil.example\"\")\",0.125,a; b\r\nx,,,\r\n");
    assertThat(html).contains("<span title=\"0123456789abcdef0123\">0123456789ab…</span>");
  }

  @Test
  void unknownIsSaidAndSortsBelowZero() {
    assertThat(page("x"))
        .contains(
            "<td class=\"number\" data-order=\"\"><span class=\"unknown\">unknown</span></td>")
        .contains("<td class=\"number\" data-order=\"0.125000\">13 %</td>");
  }

  @Test
  void onlyThePagesOwnScriptMayRun() throws Exception {
    var html = page("x");
    int begin = html.lastIndexOf("<script>") + "<script>".length();
    var script = html.substring(begin, html.lastIndexOf("</script>"));
    var sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));

    assertThat(html)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "'");
    assertThat(html.length()).isLessThan(1_000_000);
  }

  @Test
  void theSameChaptersGiveTheSamePage() {
    assertThat(page("x")).isEqualTo(page("x"));
  }

  @Test
  void newsLeadToTheirChapters() {
    assertThat(page("x"))
        .contains("What changed since 23 June 2026")
        .contains("<li><a href=\"#things\">Things</a>: <bdi>3 new.</bdi></li>");
  }

  private static String page(String name) {
    var sheet =
        new Sheet(
            "things",
            "Some things",
            "gold.things of 2026-06-30",
            List.of(
                new Column("id", "Id", Kind.ID),
                new Column("name", "Name", Kind.TEXT),
                new Column("share", "Share", Kind.SHARE),
                new Column("words", "Words", Kind.LIST)),
            List.of(
                List.of("0123456789abcdef0123", name, 0.125, List.of("a", "b")),
                Arrays.asList("x", null, null, null)));
    var chapter =
        new Chapter("things", "Things", name, List.of("3 new."), List.of(sheet), List.of());
    return new ReportPage(
            "Loomline", OneDay.DAY, OneDay.WEEK_BEFORE, Privacy.PSEUDONYMS, List.of(chapter))
        .html();
  }
}
