package io.groundswell.report;

import static io.groundswell.lakehouse.Ledger.MODELS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Slices;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What each model learnt from, how good it is, and whether it is in use.
 *
 * @param newest the newest card of every model
 */
record ModelCards(List<Row> newest) {

  static ModelCards of(Facts facts) {
    return new ModelCards(
        Slices.latest(facts.in().rows(MODELS), "model")
            .withColumn("in_use", when(col("published"), "yes").otherwise("no"))
            .orderBy("model")
            .collectAsList());
  }

  /** How many passed their check; nothing while none was trained. */
  String finding() {
    long used = newest.stream().filter(card -> card.getAs("in_use").equals("yes")).count();
    return newest.isEmpty()
        ? ""
        : " %d of %s passed the check and %s in use."
            .formatted(used, Say.count(newest.size(), "model", "models"), used == 1 ? "is" : "are");
  }

  Optional<Folded> folded(Facts facts) {
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    var columns =
        List.of(
            new Column("model", "Model", Kind.TEXT),
            new Column("known_on", "Trained", Kind.DAY),
            new Column("in_use", "In use", Kind.TEXT),
            new Column("reason", "Why", Kind.TEXT),
            new Column("taught_because", "Trained because", Kind.TEXT),
            new Column("examples", "Examples", Kind.COUNT),
            new Column("trained_from", "From", Kind.DAY),
            new Column("trained_to", "To", Kind.DAY));
    return Optional.of(
        new Folded(
            "Cards of the models",
            List.of(
                Sheet.of(
                        "models",
                        "What each model learnt from and how good it is",
                        facts.source(MODELS),
                        columns,
                        newest)
                    .with(
                        new Column("measures", "Measures", Kind.LIST),
                        newest.stream().<Object>map(ModelCards::measures).toList()),
                parts(facts))));
  }

  private Sheet parts(Facts facts) {
    var columns =
        List.of(
            new Column("model", "Model", Kind.TEXT),
            new Column("segment", "By", Kind.TEXT),
            new Column("value", "Part", Kind.TEXT),
            new Column("cases", "Asked about", Kind.COUNT),
            new Column("came_true", "Came true", Kind.COUNT),
            new Column("foretold", "Foretold", Kind.TENTHS),
            new Column("auc", "AUC", Kind.HUNDREDTHS),
            new Column("auc_low", "At least", Kind.HUNDREDTHS),
            new Column("auc_high", "At most", Kind.HUNDREDTHS),
            new Column("note", "Why nothing is said", Kind.TEXT));
    var ofParts = columns.stream().skip(1).map(Column::name).toList();
    return new Sheet(
        "model_segments",
        "How good they are for whom, on cases that they were not taught",
        facts.source(MODELS),
        columns,
        newest.stream().flatMap(card -> parts(card, ofParts)).toList());
  }

  /** Of each part of a card these columns, the name of the model before them. */
  private static Stream<List<Object>> parts(Row card, List<String> columns) {
    int segments = card.fieldIndex("segments");
    if (card.isNullAt(segments)) {
      return Stream.empty();
    }
    return card.<Row>getList(segments).stream()
        .sorted(
            Comparator.comparing((Row part) -> part.<String>getAs("segment"))
                .thenComparing(part -> part.<String>getAs("value")))
        .map(
            part ->
                Stream.concat(
                        Stream.<Object>of(card.<String>getAs("model")),
                        columns.stream().map(column -> part.<Object>getAs(column)))
                    .toList());
  }

  private static List<String> measures(Row card) {
    var metrics = new TreeMap<>(card.<String, Double>getJavaMap(card.fieldIndex("metrics")));
    return metrics.entrySet().stream()
        .filter(metric -> metric.getValue() != null)
        .map(
            metric ->
                "%s %s"
                    .formatted(
                        metric.getKey().replace('_', ' '),
                        String.format(Locale.ROOT, "%.4g", metric.getValue())))
        .toList();
  }
}
