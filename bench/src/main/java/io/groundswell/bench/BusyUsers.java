package io.groundswell.bench;

import static io.groundswell.Tables.SEGMENT_EVENTS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A day of telemetry that comes from few people, spread over the day in no order. */
record BusyUsers(SparkSession spark, long events, long users) implements Job {
  private static final String[] NAMES = {
    "Board Created", "Board Opened", "Card Created", "Card Moved", "Comment Added", "Error Shown"
  };
  private static final long MICROS_OF_A_DAY = 86_400_000_000L;

  @Override
  public Table output() {
    return SEGMENT_EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var chance = xxhash64(col("id"));
    var midnight = unix_micros(lit(run.to()).cast("timestamp"));
    var names =
        element_at(
            array(Arrays.stream(NAMES).map(name -> lit(name)).toArray(Column[]::new)),
            pmod(chance, lit(NAMES.length)).plus(1).cast("int"));
    var calls =
        spark
            .range(events)
            .withColumn("known_on", lit(run.to()))
            .withColumn("source_file", concat(lit("part-"), col("id").mod(64)))
            .withColumn("source_line", col("id"))
            .withColumn("item", lit(1))
            .withColumn("record", lit("{}"))
            .withColumn(
                "message_id",
                concat(lit("ajs-next-"), md5(col("id").cast("string").cast("binary"))))
            .withColumn("type", lit("track"))
            .withColumn("event", names)
            .withColumn("user_id", concat(lit("usr_"), pmod(chance, lit(users))))
            .withColumn("anonymous_id", concat(lit("anon-"), pmod(chance, lit(users))))
            .withColumn("group_id", concat(lit("acc_"), pmod(chance, lit(users)).mod(1_000)))
            .withColumn(
                "occurred_at", timestamp_micros(midnight.plus(pmod(chance, lit(MICROS_OF_A_DAY)))))
            .withColumn("received_at", col("occurred_at"))
            .withColumn("user_agent", lit("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"))
            .withColumn("properties", lit("{\"board_id\":\"brd_1\"}"));
    var schema = Pipeline.contracts().of(output()).schema();
    var given = List.of(calls.columns());
    return calls.select(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    given.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }
}
