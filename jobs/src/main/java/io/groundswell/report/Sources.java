package io.groundswell.report;

import static io.groundswell.lakehouse.Ledger.FIELDS;
import static io.groundswell.lakehouse.Ledger.FILES;
import static io.groundswell.lakehouse.Ledger.RUNS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import io.groundswell.lakehouse.Slices;
import io.groundswell.report.Column.Kind;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What each source brought of late.
 *
 * @param rows one per bronze table that was read
 * @param from the first day that these figures are of
 */
record Sources(List<Row> rows, LocalDate from) {
  /** Runs that end in so many days are counted. */
  static final int DAYS = 28;

  /** A feed that is silent for longer is worth a look. */
  private static final int SILENT_DAYS = 7;

  static Sources of(Facts facts) {
    var read = read(facts);
    var rows =
        read.join(files(facts), new String[] {"table_name"}, "left")
            .join(fields(facts), new String[] {"table_name"}, "left")
            .withColumn("new_fields", coalesce(col("new_fields"), array().cast("array<string>")))
            .withColumn("days_behind", datediff(lit(facts.day()), col("newest_file")))
            .withColumn("rejected_share", col("rejected").divide(col("records_read")))
            .orderBy(col("rejected_share").desc_nulls_last(), col("table_name"))
            .collectAsList();
    var from =
        rows.stream()
            .map(row -> row.<Date>getAs("first_day").toLocalDate())
            .min(LocalDate::compareTo)
            .orElse(facts.day());
    return new Sources(rows, from);
  }

  /** Days that were run twice count once, by the newest run over the same days. */
  private static Dataset<Row> read(Facts facts) {
    var newest =
        Window.partitionBy("table_name", "from_day", "to_day")
            .orderBy(col("ended_at").desc(), col("run_id"));
    return facts
        .in()
        .rows(RUNS)
        .where(col("stage").equalTo("land").and(col("status").equalTo("done")))
        .where(col("to_day").gt(date_sub(lit(facts.day()), DAYS)))
        .withColumn("_place", row_number().over(newest))
        .where(col("_place").equalTo(1))
        .groupBy("table_name")
        .agg(
            min("from_day").as("first_day"),
            sum("rows_read").as("records_read"),
            sum(coalesce(col("rows_rejected"), lit(0))).as("rejected"))
        .where(col("records_read").gt(0));
  }

  private static Dataset<Row> files(Facts facts) {
    return facts
        .in()
        .rows(FILES)
        .groupBy(col("read_by").as("table_name"))
        .agg(max("arrived_for").as("newest_file"));
  }

  private static Dataset<Row> fields(Facts facts) {
    return facts
        .recent(FIELDS, DAYS)
        .where(col("is_new"))
        .groupBy("table_name")
        .agg(
            sort_array(collect_list("field")).as("new_fields"),
            max(Slices.KNOWN_ON).as("changed_on"));
  }

  String finding(Facts facts) {
    if (rows.isEmpty()) {
      return "Unknown: no run is known that read any source.";
    }
    long read = total("records_read");
    long rejected = total("rejected");
    var silent =
        rows.stream().filter(row -> behind(row) >= SILENT_DAYS).map(Sources::source).toList();
    return "Of %s read since %s, %s (%s) were rejected, each with its reason. %s"
        .formatted(
            Say.count(read, "record", "records"),
            Say.day(from),
            Say.number(rejected),
            Say.percent((double) rejected / read),
            silent.isEmpty()
                ? "Every source brought something in the last %d days.".formatted(SILENT_DAYS)
                : "%d of %s brought nothing in the last %d days: %s."
                    .formatted(
                        silent.size(),
                        Say.count(rows.size(), "source", "sources"),
                        SILENT_DAYS,
                        Say.and(silent)));
  }

  List<String> news(Facts facts) {
    var changed =
        rows.stream()
            .filter(row -> facts.since() != null && row.getAs("changed_on") != null)
            .filter(row -> row.<Date>getAs("changed_on").toLocalDate().isAfter(facts.since()))
            .map(Sources::source)
            .toList();
    return changed.isEmpty()
        ? List.of()
        : List.of("Sources that changed their format: %s.".formatted(Say.and(changed)));
  }

  Sheet sheet(Facts facts) {
    var columns =
        List.of(
            new Column("table_name", "Source", Kind.TEXT),
            new Column("newest_file", "Newest file", Kind.DAY),
            new Column("days_behind", "Days behind", Kind.COUNT),
            new Column("records_read", "Records read", Kind.COUNT),
            new Column("rejected", "Rejected", Kind.COUNT),
            new Column("rejected_share", "Share", Kind.SHARE),
            new Column("new_fields", "New fields", Kind.LIST));
    return Sheet.of(
        "sources", "What each source brought", facts.source(RUNS, FILES, FIELDS), columns, rows);
  }

  private long total(String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  private static int behind(Row row) {
    Integer days = row.getAs("days_behind");
    return days == null ? 0 : days;
  }

  private static String source(Row row) {
    return row.<String>getAs("table_name").replace("bronze.", "").replace('_', ' ');
  }
}
