package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
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

  /** Kinds of records that are looked at; a year of a source has some hundreds. */
  private static final int SHAPES = 20_000;

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
    var shapes = hasUnread ? shapes(col(Unread.COLUMN)).limit(SHAPES + 1).collectAsList() : null;
    if (shapes == null || shapes.size() > SHAPES) {
      // Names that differ from record to record are somebody's data and no format.
      shapes = shapes(lit(null)).collectAsList();
    }
    for (var shape : shapes) {
      var fields = shape.isNullAt(2) ? List.<String>of() : shape.<String>getList(2);
      add(shape.getDate(0), shape.getString(1), fields, shape.getLong(3));
    }
  }

  /** Records of a source are alike: by day, reason and names of fields there are few kinds. */
  private Dataset<Row> shapes(Column names) {
    var reject = col(Rejects.COLUMN);
    var fields = when(reject.isNull(), names.cast(Unread.TYPE));
    return rows.select(
            col(Slices.KNOWN_ON), reject.getField("error_type").as("reason"), fields.as("fields"))
        .groupBy(Slices.KNOWN_ON, "reason", "fields")
        .agg(count(lit(1)).as("records"));
  }

  private void add(Date day, String reason, List<String> fields, long records) {
    read += records;
    if (reason != null) {
      reasons.merge(reason, records, Long::sum);
    }
    if (day == null) {
      return;
    }
    var knownOn = day.toLocalDate();
    firstDay = firstDay == null || knownOn.isBefore(firstDay) ? knownOn : firstDay;
    for (var field : fields) {
      var name = field.substring(0, Math.min(field.length(), NAME_CHARACTERS));
      unread.merge(name, new Unread(name, knownOn, records, false), Unread::and);
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
}
