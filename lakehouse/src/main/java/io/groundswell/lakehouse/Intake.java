package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows that a job made: counted and looked over before any is published, then told apart into
 * those to publish and those to reject.
 *
 * <p>Rows of a job that can reject are held, so that counting first reads no file twice; what does
 * not fit into memory goes to local disk. Another job's rows pass through.
 */
final class Intake implements AutoCloseable {
  /** So few bad records are no broken source, however small the file. */
  private static final long FEW = 10;

  /** A vendor's names of fields are a few hundred; beyond that they are somebody's data. */
  private static final int NAMES = 2_000;

  private static final int NAME_CHARACTERS = 100;

  private final Dataset<Row> rows;
  private final boolean canReject;
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Unread> unread = new TreeMap<>();
  private LocalDate firstDay;
  private long read;

  private Intake(Dataset<Row> rows, boolean canReject) {
    this.rows = rows;
    this.canReject = canReject;
  }

  /** Holds and counts the rows if the job can reject any. */
  static Intake of(Dataset<Row> made) {
    var columns = Arrays.asList(made.columns());
    if (!columns.contains(Rejects.COLUMN)) {
      return new Intake(made, false);
    }
    var intake = new Intake(made.persist(StorageLevel.MEMORY_AND_DISK()), true);
    intake.lookOver(columns.contains(Unread.COLUMN));
    return intake;
  }

  private void lookOver(boolean hasUnread) {
    var reject = col(Rejects.COLUMN);
    var nothing = lit(null).cast(Unread.TYPE);
    var unread = hasUnread ? when(reject.isNull(), col(Unread.COLUMN)).otherwise(nothing) : nothing;
    // Records of a source are alike: told apart by shape first, few are left to be taken apart.
    var shapes =
        rows.select(
                col(Slices.KNOWN_ON),
                reject.getField("error_type").as("reason"),
                unread.as("unread"))
            .groupBy(col(Slices.KNOWN_ON), col("reason"), col("unread"))
            .agg(count(lit(1)).as("records"));
    var record = array(fact("record", lit("")));
    var none = array().cast("array<struct<kind:string,name:string>>");
    var rejected =
        when(col("reason").isNotNull(), array(fact("reject", col("reason")))).otherwise(none);
    var fields = transform(col("unread"), name -> fact("unread", name.substr(1, NAME_CHARACTERS)));
    var counts =
        shapes
            .select(
                col(Slices.KNOWN_ON),
                col("records"),
                explode(concat(record, rejected, coalesce(fields, none))).as("fact"))
            .groupBy(col(Slices.KNOWN_ON), col("fact.kind").as("kind"), col("fact.name").as("name"))
            .agg(sum("records").as("records"));
    // Names are cut off where there are too many, never the counts.
    var inOrder = counts.orderBy(col("kind").equalTo("unread"), col("known_on"), col("name"));
    for (var row : inOrder.limit(NAMES * 10).collectAsList()) {
      add(row.getAs("kind"), row.getAs("name"), row.getAs("known_on"), row.getAs("records"));
    }
  }

  private void add(String kind, String name, Date day, long records) {
    switch (kind) {
      case "record" -> {
        read += records;
        if (day != null && (firstDay == null || day.toLocalDate().isBefore(firstDay))) {
          firstDay = day.toLocalDate();
        }
      }
      case "reject" -> reasons.merge(name, records, Long::sum);
      default -> {
        if (unread.size() < NAMES || unread.containsKey(name)) {
          unread.merge(name, new Unread(name, day.toLocalDate(), records, false), Unread::and);
        }
      }
    }
  }

  /**
   * Records or rows that the job made, the rejected ones among them; 0 of a job without rejects.
   */
  long read() {
    return read;
  }

  long rejected() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The first day that any of them was known on, null without any. */
  LocalDate firstDay() {
    return firstDay;
  }

  /** The fields of the source that no column reads, with the day on which each came first. */
  List<Unread> unread() {
    return List.copyOf(unread.values());
  }

  /** Why so much was rejected that nothing is to be published; null when it was not. */
  String excess(double limit) {
    long faults = rejected() - reasons.getOrDefault(Rejects.OTHER_OBJECT, 0L);
    if (faults <= FEW || faults <= limit * read) {
      return null;
    }
    var why =
        reasons.entrySet().stream()
            .filter(reason -> !reason.getKey().equals(Rejects.OTHER_OBJECT))
            .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
        java.util.Locale.ROOT,
        "%,d of %,d records are rejected (%s), which is %.1f %% where %.1f %% are allowed",
        faults,
        read,
        why,
        100.0 * faults / read,
        100.0 * limit);
  }

  Dataset<Row> kept() {
    return canReject
        ? rows.where(col(Rejects.COLUMN).isNull()).drop(Rejects.COLUMN, Unread.COLUMN)
        : rows;
  }

  /** In the shape of {@code known_on} and the fields of a reject. */
  Dataset<Row> rejects() {
    return rows.where(col(Rejects.COLUMN).isNotNull())
        .select(col(Slices.KNOWN_ON), col(Rejects.COLUMN + ".*"))
        .coalesce(1);
  }

  @Override
  public void close() {
    if (canReject) {
      rows.unpersist();
    }
  }

  private static Column fact(String kind, Column name) {
    return struct(lit(kind).as("kind"), name.cast("string").as("name"));
  }
}
