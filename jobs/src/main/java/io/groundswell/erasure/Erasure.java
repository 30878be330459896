package io.groundswell.erasure;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;

import io.groundswell.lakehouse.Eraser;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.silver.TextVectors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes every text that is taken back out of every table and landed file (decision 0014).
 *
 * <p>What is to go is written down before anything goes, since it can be told from the texts only
 * while they are there. Then, in this order: what was made of texts, the texts, the landed files,
 * the records; at last the old files of all these tables. Broken off anywhere and begun again, it
 * ends the same.
 */
public final class Erasure {
  private final Lakehouse lakehouse;
  private final Eraser eraser;
  private final Run run;
  private final Clock clock;

  /**
   * What was, or would be, done to one table or to the landed files of one object.
   *
   * @param rows null of landed files
   * @param files null of tables
   * @param left files that a person has to see to
   */
  public record Line(String name, Long rows, Long files, List<String> left) {}

  public Erasure(Lakehouse lakehouse, Run run, Clock clock) {
    this.lakehouse = lakehouse;
    this.eraser = lakehouse.eraser();
    this.run = run;
    this.clock = clock;
  }

  /** What {@link #erase} would do; nothing is changed. */
  public List<Line> look(Set<String> askedFor) {
    var messages = new Messages(lakehouse).named(askedFor);
    var rules = new Rules(taken(messages));
    var lines = new ArrayList<Line>();
    rules.made().forEach(rule -> looked(rule).ifPresent(lines::add));
    lines.addAll(lines(eraser.look(files(rules))));
    rules.records().forEach(rule -> looked(rule).ifPresent(lines::add));
    return lines;
  }

  /** Does it; gives what was changed. */
  public List<Line> erase(Set<String> askedFor) {
    var messages = new Messages(lakehouse).named(askedFor);
    if (messages.isEmpty()) {
      return List.of();
    }
    var notes = new Notes(lakehouse, run, clock);
    notes.remember(messages);
    eraser.settle(run.id());
    var rules = new Rules(taken(messages));
    var lines = new ArrayList<Line>();
    Consumer<Line> note =
        line -> {
          lines.add(line);
          notes.note(line, messages);
        };
    rules.made().forEach(rule -> rewrite(rule, note));
    rewriteLanded(rules, note);
    rules.records().forEach(rule -> rewrite(rule, note));
    Stream.concat(rules.made().stream(), rules.records().stream())
        .forEach(rule -> eraser.sweep(rule.table()));
    return lines;
  }

  private Optional<Line> looked(Rule rule) {
    return line(rule.table(), eraser.touched(applied(rule)));
  }

  private void rewrite(Rule rule, Consumer<Line> note) {
    var anew = applied(rule);
    var touched = eraser.touched(anew);
    eraser.rewrite(rule.table(), anew, touched, run.id());
    line(rule.table(), touched).ifPresent(note);
  }

  private void rewriteLanded(Rules rules, Consumer<Line> note) {
    var records = files(rules);
    var found = eraser.look(records);
    eraser.rewrite(found.changed(), records, run.id());
    lines(found).forEach(note);
  }

  private Dataset<Row> applied(Rule rule) {
    return rule.applied(lakehouse.read(rule.table()));
  }

  private static Optional<Line> line(Table table, Map<LocalDate, Long> touched) {
    var rows = touched.values().stream().mapToLong(Long::longValue).sum();
    return touched.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(table.toString(), rows, null, List.of()));
  }

  /** By landed object, what is to be done or left. */
  private static List<Line> lines(Eraser.Files found) {
    var changed = byObject(found.changed());
    var left = byObject(found.left());
    return Stream.concat(changed.keySet().stream(), left.keySet().stream())
        .distinct()
        .sorted()
        .map(
            object ->
                new Line(
                    "landing." + object,
                    null,
                    (long) changed.getOrDefault(object, List.of()).size(),
                    left.getOrDefault(object, List.of())))
        .toList();
  }

  private static Map<String, List<String>> byObject(List<String> files) {
    return files.stream().collect(Collectors.groupingBy(file -> file.replaceFirst("/dt=.*", "")));
  }

  /** The landed files of every record that these messages are told in, with what to do to each. */
  private Map<String, Silencer> files(Rules rules) {
    var files = new TreeMap<String, Silencer>();
    var byTable = new HashMap<String, Silencer>();
    for (var rule : rules.records()) {
      rule.files(lakehouse.read(rule.table())).forEach(file -> files.put(file, rule.records()));
      byTable.put(rule.table().toString(), rule.records());
    }
    var rejects = rules.records().get(0);
    applied(rejects)
        .where(col(Eraser.TOUCHED))
        .select("source_file", "table_name")
        .distinct()
        .collectAsList()
        .forEach(row -> files.put(row.getString(0), byTable.get(row.getString(1))));
    return files;
  }

  private Taken taken(List<Message> messages) {
    var ids = messages.stream().map(Message::id).collect(Collectors.toSet());
    var tickets =
        messages.stream().map(Message::ticket).filter(Objects::nonNull).collect(Collectors.toSet());
    var texts = new Taken(ids, tickets, Set.of(), Set.of());
    var said = lakehouse.read(FEEDBACK).where(col("text").isNotNull());
    var isTaken = texts.isFeedback(col("feedback_id"));
    var hashes = hashes(said.where(isTaken));
    if (hashes.isEmpty()) {
      return texts;
    }
    hashes.removeAll(
        hashes(
            said.where(not(isTaken)).where(TextVectors.hash(col("text")).isInCollection(hashes))));
    var vectors = lakehouse.read(TEXT_VECTORS).where(col("text_hash").isInCollection(hashes));
    var fingerprints = strings(vectors.select(Taken.fingerprint(col("vector"))));
    hashes.addAll(ofPassages(said, vectors));
    return new Taken(ids, tickets, hashes, fingerprints);
  }

  /** What of these texts may have been quoted alone; not what somebody said and nothing else. */
  private static Set<String> ofPassages(Dataset<Row> said, Dataset<Row> vectors) {
    var passages =
        vectors.where(col("passage").gt(0)).select("text_hash", "from_character", "to_character");
    var length = col("to_character").minus(col("from_character"));
    var words = substring(col("text"), col("from_character").plus(1), length);
    var hashed = said.select(col("text"), TextVectors.hash(col("text")).as("text_hash"));
    var own = strings(hashed.join(passages, "text_hash").select(TextVectors.hash(words)));
    own.removeAll(strings(hashed.where(col("text_hash").isInCollection(own)).select("text_hash")));
    return own;
  }

  private static Set<String> hashes(Dataset<Row> said) {
    return strings(said.select(TextVectors.hash(col("text"))));
  }

  static Set<String> strings(Dataset<Row> rows) {
    return rows.distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }
}
