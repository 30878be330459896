package io.groundswell.report;

import static io.groundswell.Tables.ASSISTANCE_EFFECTS;
import static io.groundswell.lakehouse.Ledger.FIELDS;
import static io.groundswell.lakehouse.Ledger.FILES;
import static io.groundswell.lakehouse.Ledger.MODELS;
import static io.groundswell.lakehouse.Ledger.REJECTS;
import static io.groundswell.lakehouse.Ledger.RUNS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fresh and how whole the data is, and how good the models are. */
final class MayItBeTrusted implements Question {
  @Override
  public List<Table> inputs() {
    return List.of(RUNS, REJECTS, FIELDS, FILES, MODELS, ASSISTANCE_EFFECTS);
  }

  @Override
  public boolean sells() {
    return false;
  }

  @Override
  public Chapter answer(Facts facts) {
    var sources = Sources.of(facts);
    var evidence = new ArrayList<Folded>();
    behind(facts).ifPresent(evidence::add);
    failures(facts).ifPresent(evidence::add);
    rejects(facts, sources).ifPresent(evidence::add);
    var models = ModelCards.of(facts);
    models.folded(facts).ifPresent(evidence::add);
    effects(facts).ifPresent(evidence::add);
    return new Chapter(
        "trust",
        "Whether this may be trusted",
        sources.finding(facts) + models.finding(),
        sources.news(facts),
        sources.rows().isEmpty() ? List.of() : List.of(sources.sheet(facts)),
        evidence);
  }

  /** Tables whose newest run ended before the day. */
  private static Optional<Folded> behind(Facts facts) {
    var rows =
        facts
            .in()
            .rows(RUNS)
            .where(col("status").equalTo("done"))
            .groupBy("table_name")
            .agg(max("to_day").as("newest"))
            .where(col("newest").lt(lit(facts.day())))
            .orderBy("newest", "table_name")
            .collectAsList();
    var columns =
        List.of(
            new Column("table_name", "Table", Kind.TEXT),
            new Column("newest", "Newest day", Kind.DAY));
    return folded(
        "Tables that lie behind",
        Sheet.of("behind", "Tables without this day", facts.source(RUNS), columns, rows));
  }

  private static Optional<Folded> failures(Facts facts) {
    var rows =
        facts
            .recent(RUNS, Sources.DAYS)
            .where(col("status").notEqual("done"))
            .orderBy(col("to_day").desc(), col("table_name"), col("run_id"))
            .limit(Sheet.MOST_ROWS)
            .collectAsList();
    var columns =
        List.of(
            new Column("to_day", "Day", Kind.DAY),
            new Column("table_name", "Table", Kind.TEXT),
            new Column("status", "How it ended", Kind.TEXT),
            new Column("message", "Why, and what to do", Kind.TEXT));
    return folded(
        "Runs that did not end well",
        Sheet.of("failures", "Runs of the last 28 days", facts.source(RUNS), columns, rows));
  }

  private static Optional<Folded> rejects(Facts facts, Sources sources) {
    var rows =
        facts
            .recent(REJECTS, (int) ChronoUnit.DAYS.between(sources.from(), facts.day()) + 1)
            .groupBy("table_name", "error_type")
            .agg(count(lit(1)).as("records"))
            .withColumn("error_type", Facts.words(col("error_type")))
            .orderBy(col("records").desc(), col("table_name"), col("error_type"))
            .collectAsList();
    var columns =
        List.of(
            new Column("table_name", "Table", Kind.TEXT),
            new Column("error_type", "What is wrong", Kind.TEXT),
            new Column("records", "Records", Kind.COUNT));
    return folded(
        "Records that were rejected, and why",
        Sheet.of("rejects", "Rejected records by reason", facts.source(REJECTS), columns, rows));
  }

  /** What turning to accounts did, as it was found out last. */
  private static Optional<Folded> effects(Facts facts) {
    var rows =
        Slices.latest(facts.in().rows(ASSISTANCE_EFFECTS), "program", "basis")
            .withColumn("basis", Facts.words(col("basis")))
            .orderBy("program", "basis")
            .collectAsList();
    var columns =
        List.of(
            new Column("program", "Program", Kind.TEXT),
            new Column("basis", "Found by", Kind.TEXT),
            new Column("outcome", "What is to come of it", Kind.TEXT),
            new Column("treated", "Turned to", Kind.COUNT),
            new Column("others", "Left alone", Kind.COUNT),
            new Column("effect", "Difference", Kind.SHARE),
            new Column("effect_from", "At least", Kind.SHARE),
            new Column("effect_to", "At most", Kind.SHARE));
    return folded(
        "What turning to accounts does",
        Sheet.of(
            "effects",
            "Difference between accounts turned to and left alone; unknown below 30 of either",
            facts.source(ASSISTANCE_EFFECTS),
            columns,
            rows));
  }

  private static Optional<Folded> folded(String title, Sheet sheet) {
    return sheet.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(new Folded(title, List.of(sheet)));
  }
}
