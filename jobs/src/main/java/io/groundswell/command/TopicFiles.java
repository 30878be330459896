package io.groundswell.command;

import io.groundswell.command.Statements.Statement;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lists.Csv;
import io.groundswell.text.Redaction;
import io.groundswell.text.TopicMap;
import io.groundswell.text.TopicMap.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code topics} leaves behind: a row per topic, a row per record and topic of it, and a page
 * to look at. No file holds a text but the quotes, and those are redacted.
 *
 * @param redactions by record what was taken out of its text before it was read
 * @param hasId whether the records have a name of their own
 */
record TopicFiles(
    TopicMap map, List<Statement> statements, List<Redaction> redactions, boolean hasId) {
  private static final int QUOTES = 3;

  /** Writes all three into a folder, which is made. */
  void write(Path folder, String title) {
    try {
      Files.createDirectories(folder);
      leave(folder.resolve("topics.csv"), topics());
      leave(folder.resolve("mentions.csv"), mentions());
      leave(folder.resolve("topics.html"), new TopicPage(map, title).html());
    } catch (IOException e) {
      throw new Failed(
          "The topics could not be written to %s: %s. Check the permissions and the room that is left."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void leave(Path file, String content) throws IOException {
    try (var written = new Destination(file, null)) {
      written.writer.write(content);
      written.keep();
    }
  }

  private String topics() {
    var head =
        List.of(
            "topic_id",
            "topic",
            "area",
            "texts",
            "share",
            "keywords",
            "quote_1",
            "quote_2",
            "quote_3");
    return Csv.record(head)
        + IntStream.range(0, map.topics().size())
            .mapToObj(this::topic)
            .map(Csv::record)
            .collect(Collectors.joining());
  }

  private List<?> topic(int number) {
    var topic = map.topics().get(number);
    var cells =
        new ArrayList<Object>(
            List.of(
                number + 1,
                topic.label(),
                map.areas().get(topic.area()),
                topic.texts(),
                decimal((double) topic.texts() / map.places().size()),
                String.join("; ", topic.keywords())));
    cells.addAll(Arrays.asList(Arrays.copyOf(topic.quotes().toArray(), QUOTES)));
    return cells;
  }

  private String mentions() {
    var head =
        new ArrayList<>(
            List.of(
                "row",
                "topic_id",
                "topic",
                "confidence",
                "reason",
                "from_character",
                "to_character"));
    if (hasId) {
      head.add(1, "id");
    }
    return Csv.record(head)
        + IntStream.range(0, statements.size())
            .boxed()
            .flatMap(row -> mentions(row).stream())
            .map(Csv::record)
            .collect(Collectors.joining());
  }

  /** The characters are those of the text as it stands in the file. */
  private List<List<?>> mentions(int row) {
    var read = redactions.get(row);
    var inCodePoints = new Redaction(read.text(), read.spansInCodePoints());
    return map.places().get(row).stream()
        .<List<?>>map(place -> mention(row, place, inCodePoints))
        .toList();
  }

  private List<?> mention(int row, Place place, Redaction inCodePoints) {
    boolean isRead = place.to() > 0;
    var cells = new ArrayList<Object>();
    cells.add(row);
    if (hasId) {
      cells.add(statements.get(row).id());
    }
    cells.add(place.hasTopic() ? place.topic() + 1 : null);
    cells.add(place.hasTopic() ? map.topics().get(place.topic()).label() : "unassigned");
    cells.add(decimal(place.confidence()));
    cells.add(place.reason());
    cells.add(isRead ? inCodePoints.origin(place.from()) : null);
    cells.add(isRead ? inCodePoints.origin(place.to()) : null);
    return cells;
  }

  private static Object decimal(double number) {
    return new BigDecimal(String.format(Locale.ROOT, "%.4f", number));
  }
}
