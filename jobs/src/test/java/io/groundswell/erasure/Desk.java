package io.groundswell.erasure;

import io.groundswell.ParquetRows;
import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.StageRun;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A company that has support only, on local disk: its landed files, its tables and what can be
 * found in any of them. A little longer than other files, for all that it has to make up.
 *
 * @param folder holds landing, tables and lists
 */
record Desk(Path folder) {
  /** A Monday, on which topics are fitted at once. */
  static final LocalDate DAY = LocalDate.parse("2026-01-05");

  private static final List<String> THEMES =
      List.of(
          "The %s board loses its cards when we drag them to another list",
          "We cannot reset the password of the %s account and the mail never arrives",
          "Invoices of the %s plan show the wrong tax number this month",
          "Please add a dark theme for the %s screen, our eyes hurt at night",
          "The mobile app crashes when I open the %s calendar on a train",
          "Search does not find anything in the %s archive since yesterday",
          "Single sign on with the %s directory fails after the certificate changed",
          "Notifications about the %s project arrive hours too late for us");
  private static final List<String> WORDS =
      List.of(
          "sales",
          "north",
          "spring",
          "travel",
          "office",
          "winter",
          "design",
          "kitchen",
          "garden",
          "music",
          "legal",
          "school",
          "market",
          "press",
          "summer",
          "budget",
          "hiring",
          "research",
          "harbour",
          "museum");

  Lakehouse lakehouse() {
    return new Lakehouse(
        TestSession.spark(),
        folder.resolve("tables").toString(),
        folder.resolve("landing").toString(),
        Pipeline.contracts(),
        List.of());
  }

  /** So many tickets of so many kinds that topics can be fitted. */
  List<String> smallTalk() {
    var tickets = new ArrayList<String>();
    for (int theme = 0; theme < THEMES.size(); theme++) {
      for (int word = 0; word < WORDS.size(); word++) {
        tickets.add(
            ticket(1000 + 100 * theme + word, THEMES.get(theme).formatted(WORDS.get(word))));
      }
    }
    return tickets;
  }

  static String ticket(long id, String description) {
    return json(
        """
        {'id': %d, 'requester_id': 5, 'submitter_id': 5, 'subject': '%s', 'status': 'open',
         'description': '%s', 'created_at': '2026-01-05T09:00:00Z', 'updated_at': '2026-01-05T09:00:00Z'}
        """
            .formatted(id, description, description));
  }

  /** On one line, with quotation marks for apostrophes. */
  static String json(String text) {
    return text.replace('\'', '"').replaceAll("\\s*\n\\s*", " ").strip();
  }

  Path land(LocalDate day, String file, String... lines) {
    var at = file.lastIndexOf('/');
    var path =
        folder.resolve(
            "landing/%s/dt=%s/%s".formatted(file.substring(0, at), day, file.substring(at + 1)));
    var bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(path.getParent());
      return Files.write(path, file.endsWith(".gz") ? gzipped(bytes) : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What words become, and what that needs. */
  private static final List<Table> JOBS =
      List.of(
          Tables.ZENDESK_TICKETS,
          Tables.ZENDESK_TICKET_COMMENTS,
          Tables.ZENDESK_TICKET_EVENTS,
          Tables.INTERCOM_CONVERSATIONS,
          Tables.SURVEY_RECORDS,
          Tables.TICKETS,
          Tables.MESSAGES,
          Tables.SURVEY_RESPONSES,
          Tables.FEEDBACK,
          Tables.TEXT_VECTORS,
          Tables.TOPIC_EXEMPLARS,
          Tables.TOPIC_MENTIONS,
          Tables.FEEDBACK_TOPICS);

  /** What words become: bronze, silver, topics. */
  void run(LocalDate from, LocalDate to) {
    var lakehouse = lakehouse();
    for (var stage : TestPipeline.pipeline().only(List.of(), JOBS)) {
      var ended =
          new StageRun(lakehouse, Clock.systemUTC(), e -> {})
              .run(stage, new Run(from, to, "run of " + from + " to " + to));
      ended.stream()
          .filter(entry -> !entry.status().matches("done|skipped"))
          .forEach(
              entry -> {
                throw new AssertionError(entry.table() + ": " + entry.message());
              });
    }
  }

  Erasure erasure(String id) {
    return new Erasure(lakehouse(), Run.of(DAY.plusDays(3), id), Clock.systemUTC());
  }

  /** By word the folders, such as {@code bronze/zendesk_tickets}, where any file has it. */
  Map<String, Set<String>> places(List<String> words) {
    var places = new TreeMap<String, Set<String>>();
    words.forEach(word -> places.put(word, new TreeSet<>()));
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var place = folder.relativize(file).toString();
        for (var text : texts(file)) {
          words.stream()
              .filter(text::contains)
              .forEach(
                  word ->
                      places.get(word).add(place.replaceAll("^(tables/|)([^/]+/[^/]+)/.*", "$2")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  /** What a file holds, Parquet decoded, whether or not a table still uses it. */
  private static List<String> texts(Path file) throws IOException {
    if (file.toString().endsWith(".parquet")) {
      return ParquetRows.of(file);
    }
    try (var in = Files.newInputStream(file);
        var bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return List.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
