package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A founder, who does not query, opens the page in a browser. */
class ReportJourney {
  private static final Path FOLDER = Shell.PROJECT.resolve("journeys/target/screenshots");

  private static Company company;
  private static Path page;
  private static JsonNode seen;
  private static List<String> known;

  @BeforeAll
  static void look() throws IOException {
    Needs.met(Files.isExecutable(Path.of("/usr/bin/chromium")), "Chromium as /usr/bin/chromium");
    var python = Python.of("report");
    company = Company.shared();
    Files.createDirectories(FOLDER);
    page = FOLDER.resolve("report.html");
    Shell.groundswell("report", "--conf", company.conf(), "--out", page.toString()).answer();
    var looked = python.script("look_at_report.py", page.toString(), FOLDER.toString());
    seen = new ObjectMapper().readTree(looked.answer());
    known =
        company
            .sql(
                """
                SELECT 'topic', topic_id FROM gold.topic_priorities WHERE known_on = '%s'
                UNION ALL SELECT DISTINCT 'address', email FROM restricted.contacts WHERE email IS NOT NULL
                UNION ALL SELECT DISTINCT 'name', name FROM restricted.contacts WHERE name LIKE '%% %%'
                """
                    .formatted(Company.TO))
            .lines()
            .skip(1)
            .toList();
  }

  @Test
  void theBrowserComplainsOfNothingAndAsksForNothingElse() {
    assertThat(texts("complaints")).isEmpty();
    assertThat(texts("asked_for"))
        .allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("blob:"));
    assertThat(texts("wider_than_screen")).isEmpty();
  }

  @Test
  void nobodyIsShutOut() {
    assertThat(texts("violations")).isEmpty();
  }

  @Test
  void aTableIsSortedByTheKeyboardAndSearched() {
    assertThat(numbers("ascending")).isNotEmpty().isSorted();
    assertThat(numbers("descending")).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(texts("found"))
        .isNotEmpty()
        .allMatch(label -> label.contains(seen.get("searched").asText()));
  }

  @Test
  void whatDownloadsHoldsEveryRow() throws IOException {
    var csv = Files.readAllLines(FOLDER.resolve("topics.csv"));
    assertThat(seen.get("download").asText()).isEqualTo("topics.csv");
    assertThat(csv.get(0)).startsWith("label,corner,long_view,");
    assertThat(csv).hasSize(1 + known("topic").size());
  }

  @Test
  void itPrintsOnSomePages() throws IOException {
    var pdf =
        new String(Files.readAllBytes(FOLDER.resolve("report.pdf")), StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-");
    assertThat(pdf.split("/Type\\s*/Page\\b").length - 1).isBetween(2, 30);
  }

  @Test
  void nobodyIsNamedUnlessItIsAskedFor() throws IOException {
    var addresses = known("address");
    var html = Files.readString(page);

    assertThat(addresses).hasSizeGreaterThan(50);
    assertThat(addresses).noneMatch(html::contains);
    assertThat(known("name")).noneMatch(html::contains);
    var withContacts = FOLDER.resolve("contacts.html");
    Shell.groundswell(
            "report", "--conf", company.conf(), "--with-contacts", "--out", withContacts.toString())
        .answer();
    assertThat(addresses).anyMatch(Files.readString(withContacts)::contains);
  }

  private static List<String> known(String kind) {
    return known.stream()
        .filter(line -> line.startsWith(kind + ","))
        .map(line -> line.substring(kind.length() + 1))
        .toList();
  }

  private static List<String> texts(String name) {
    var texts = new ArrayList<String>();
    seen.get(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Integer> numbers(String name) {
    return texts(name).stream().map(number -> Integer.valueOf(number.replace(",", ""))).toList();
  }
}
