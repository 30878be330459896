package io.groundswell.monitor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * What {@code ops.runs} and {@code ops.models} say of every table and model, as Prometheus reads
 * it.
 *
 * <p>Always all of them: a stage that is a process of its own takes nothing of the others away, and
 * a table that fails keeps the time of its last success.
 */
final class Metrics {
  private static final Map<String, String> HELP = new LinkedHashMap<>();

  static {
    HELP.put("groundswell_done", "1 when the newest run of the table ended well, else 0.");
    HELP.put("groundswell_rows_read", "Rows that the newest run of the table read.");
    HELP.put("groundswell_rows_written", "Rows that it published in the days of the run.");
    HELP.put("groundswell_rows_rejected", "Records that it kept in ops.rejects instead.");
    HELP.put("groundswell_rows_warned", "Breaches of rules of warning level.");
    HELP.put("groundswell_run_seconds", "Wall time of it.");
    HELP.put("groundswell_last_run_timestamp_seconds", "When the newest run of the table ended.");
    HELP.put("groundswell_last_success_timestamp_seconds", "When the last one ended well.");
    HELP.put("groundswell_known_until_timestamp_seconds", "Midnight before the last day it has.");
    HELP.put("groundswell_model_published", "1 when the newest training was published, else 0.");
    HELP.put("groundswell_model_measure", "A measure on the card of the newest training.");
    HELP.put("groundswell_exit_code", "What the newest run ended with; 0 is well.");
  }

  private Metrics() {}

  /** The whole text. */
  static String text(Lakehouse lakehouse, int exitCode) {
    var samples = new ArrayList<Sample>();
    samples.add(new Sample("groundswell_exit_code", Map.of(), exitCode));
    runs(lakehouse).forEach(row -> ofTable(row, samples));
    models(lakehouse).forEach(row -> ofModel(row, samples));
    var text = new StringBuilder();
    HELP.forEach(
        (metric, help) -> {
          text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(metric, help, metric));
          samples.stream()
              .filter(sample -> sample.metric().equals(metric) && sample.value() != null)
              .forEach(text::append);
        });
    return text.toString();
  }

  private static List<Row> runs(Lakehouse lakehouse) {
    var isDone = col("status").equalTo("done");
    var newest = struct(col("*"));
    return lakehouse
        .read(Ledger.RUNS)
        .groupBy("stage", "table_name")
        .agg(
            max_by(newest, col("ended_at")).as("newest"),
            unix_seconds(max("ended_at")).as("ran"),
            unix_seconds(max(when(isDone, col("ended_at")))).as("succeeded"),
            unix_seconds(max(when(isDone, col("to_day"))).cast("timestamp")).as("known"))
        .orderBy("stage", "table_name")
        .collectAsList();
  }

  private static List<Row> models(Lakehouse lakehouse) {
    return lakehouse
        .read(Ledger.MODELS)
        .groupBy("model")
        .agg(max_by(struct("published", "metrics"), col("known_on")).as("newest"))
        .orderBy("model")
        .collectAsList();
  }

  private static void ofTable(Row row, List<Sample> samples) {
    var labels =
        Map.of("stage", row.<String>getAs("stage"), "table", row.<String>getAs("table_name"));
    Row newest = row.getAs("newest");
    var warned = newest.<String, Long>getJavaMap(newest.fieldIndex("warnings"));
    var values = new LinkedHashMap<String, Number>();
    values.put("done", newest.<String>getAs("status").equals("done") ? 1 : 0);
    values.put("rows_read", newest.<Long>getAs("rows_read"));
    values.put("rows_written", newest.<Long>getAs("rows_written"));
    values.put("rows_rejected", newest.<Long>getAs("rows_rejected"));
    values.put("rows_warned", warned.values().stream().mapToLong(Long::longValue).sum());
    values.put("run_seconds", newest.<Double>getAs("seconds"));
    values.put("last_run_timestamp_seconds", row.<Long>getAs("ran"));
    values.put("last_success_timestamp_seconds", row.<Long>getAs("succeeded"));
    values.put("known_until_timestamp_seconds", row.<Long>getAs("known"));
    values.forEach((name, value) -> samples.add(new Sample("groundswell_" + name, labels, value)));
  }

  private static void ofModel(Row row, List<Sample> samples) {
    String model = row.getAs("model");
    Row newest = row.getAs("newest");
    samples.add(
        new Sample(
            "groundswell_model_published",
            Map.of("model", model),
            newest.<Boolean>getAs("published") ? 1 : 0));
    newest
        .<String, Double>getJavaMap(newest.fieldIndex("metrics"))
        .forEach(
            (measure, value) ->
                samples.add(
                    new Sample(
                        "groundswell_model_measure",
                        Map.of("model", model, "measure", measure),
                        value)));
  }
}
