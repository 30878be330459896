package io.groundswell.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What keeps candidates off a list.
 *
 * @param meanings by {@code held_back_by} what it means of somebody
 * @param held how many, by {@code held_back_by}
 */
record Gates(Map<String, String> meanings, Map<String, Long> held) {

  static Gates of(Map<String, String> meanings, Dataset<Row> candidates) {
    var held = new TreeMap<String, Long>();
    candidates
        .where(col("held_back_by").isNotNull())
        .groupBy("held_back_by")
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> held.put(row.getString(0), row.getLong(1)));
    return new Gates(meanings, held);
  }

  long all() {
    return held.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Such as {@code 30 of them since they never said that we may write}, of the gate that holds
   * most.
   */
  String most() {
    return byNumber().stream()
        .findFirst()
        .map(
            gate ->
                "%s of them since they %s"
                    .formatted(Say.number(gate.getValue()), meaning(gate.getKey())))
        .orElse("");
  }

  /** A row per gate, the one that holds most first. */
  Sheet sheet(String name, String caption, String source) {
    var columns =
        List.of(
            new Column("held_back_by", "Held back by", Column.Kind.TEXT),
            new Column("meaning", "What that means", Column.Kind.TEXT),
            new Column("candidates", "Candidates", Column.Kind.COUNT));
    var rows =
        byNumber().stream()
            .map(
                gate ->
                    List.<Object>of(
                        gate.getKey().replace('_', ' '), meaning(gate.getKey()), gate.getValue()))
            .toList();
    return new Sheet(name, caption, source, columns, rows);
  }

  private String meaning(String gate) {
    return meanings.getOrDefault(gate, gate.replace('_', ' '));
  }

  private List<Map.Entry<String, Long>> byNumber() {
    return held.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> gate) -> -gate.getValue())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }
}
