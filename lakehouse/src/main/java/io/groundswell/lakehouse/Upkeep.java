package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps tables small and quick: old days go, the many files of a month become one, files that no
 * readable version uses are removed. No answer that is kept changes by it (decision 0017).
 */
public final class Upkeep {
  /** A file to a month until there is more in it than this. */
  private static final long BYTES_PER_FILE = 128L << 20;

  /** So many files of a month that is over are let be. */
  private static final int FEW = 2;

  /** So many of the month that is still growing, or each look would merge. */
  private static final int FEW_YET = 4;

  private final SparkSession spark;
  private final Door door;
  private final Contracts contracts;
  private final LocalDate today;
  private final Duration readable;

  Upkeep(SparkSession spark, Door door, Contracts contracts, LocalDate today, Duration readable) {
    this.spark = spark;
    this.door = door;
    this.contracts = contracts;
    this.today = today;
    this.readable = readable;
  }

  /**
   * What was, or would be, done to a table.
   *
   * @param oldest its first day before; null when it has no rows
   * @param days how many days were older than it keeps
   * @param rows how many rows those days held
   * @param filesBefore files of its newest version, before
   * @param filesAfter files of its newest version, after
   * @param removed files that no readable version uses
   * @param freed their size, in bytes
   */
  public record Tended(
      Table table,
      LocalDate oldest,
      long days,
      long rows,
      int filesBefore,
      int filesAfter,
      int removed,
      long freed) {
    public boolean isChanged() {
      return days > 0 || filesBefore != filesAfter || removed > 0;
    }
  }

  /** What {@link #tend} would do; merged files and removed ones are those there are now. */
  public Tended look(Table table, Optional<LocalDate> keptFrom) {
    var files = door.files(table);
    var old = old(table, files, keptFrom);
    int merged = 0;
    for (var month : months(files)) {
      if (isCrowded(month, files)) {
        merged += (int) files.stream().filter(file -> file.isWithin(month)).count();
        merged -= wanted(month, files);
      }
    }
    var removed = new Sweep(spark, door.path(table), readable).removable();
    return tended(table, files, old, files.size() - merged, removed);
  }

  /**
   * Deletes the days before {@code keptFrom}, merges crowded months, removes files that only
   * versions use that are older than what stays readable.
   */
  public Tended tend(Table table, Optional<LocalDate> keptFrom, String id) {
    var before = door.files(table);
    var old = old(table, before, keptFrom);
    if (old.getLong(0) > 0) {
      door.delete(table, keptFrom.orElseThrow(), id);
    }
    var files = old.getLong(0) > 0 ? door.files(table) : before;
    for (var month = crowded(files); month.isPresent(); month = crowded(files)) {
      door.merge(table, month.get(), wanted(month.get(), files), id);
      files = door.files(table);
    }
    var removed = new Sweep(spark, door.path(table), readable).remove();
    return tended(table, before, old, files.size(), removed);
  }

  /** Adds rows to the table of notes on this. */
  public void note(List<Row> rows) {
    if (!rows.isEmpty()) {
      var schema = contracts.of(Ledger.MAINTENANCE).schema();
      door.append(Ledger.MAINTENANCE, spark.createDataFrame(rows, schema).coalesce(1));
    }
  }

  private static Tended tended(
      Table table, List<DataFile> before, Row old, int after, Sweep.Removable removed) {
    var oldest = before.stream().map(DataFile::first).filter(day -> day != null).sorted();
    return new Tended(
        table,
        oldest.findFirst().orElse(null),
        old.getLong(0),
        old.getLong(1),
        before.size(),
        after,
        removed.files(),
        removed.bytes());
  }

  /** Days and rows that are older than a table keeps; mostly the log alone says that none is. */
  private Row old(Table table, List<DataFile> files, Optional<LocalDate> keptFrom) {
    if (keptFrom.isEmpty() || files.stream().noneMatch(file -> file.isBefore(keptFrom.get()))) {
      return RowFactory.create(0L, 0L);
    }
    return door.rows(table)
        .where(col(Slices.KNOWN_ON).lt(lit(keptFrom.get())))
        .agg(countDistinct(Slices.KNOWN_ON), count(lit(1)))
        .first();
  }

  /** The newest month with more files than it needs. */
  private Optional<YearMonth> crowded(List<DataFile> files) {
    return months(files).stream().filter(month -> isCrowded(month, files)).findFirst();
  }

  private static List<YearMonth> months(List<DataFile> files) {
    var months = new TreeSet<YearMonth>();
    files.stream()
        .filter(f -> f.first() != null)
        .forEach(f -> months.add(YearMonth.from(f.last())));
    return List.copyOf(months.descendingSet());
  }

  /**
   * Files that also hold days of another month are let be: a backfill wrote them in order. They are
   * divided when the rest of the month is merged.
   */
  private boolean isCrowded(YearMonth month, List<DataFile> files) {
    long there = files.stream().filter(file -> file.isWithin(month)).count();
    int wanted = wanted(month, files);
    if (wanted > 1) {
      return there > 2L * wanted;
    }
    return there > (month.isBefore(YearMonth.from(today)) ? FEW : FEW_YET);
  }

  private static int wanted(YearMonth month, List<DataFile> files) {
    long bytes = files.stream().filter(f -> f.reaches(month)).mapToLong(DataFile::bytes).sum();
    return (int) Math.max(1, (bytes + BYTES_PER_FILE - 1) / BYTES_PER_FILE);
  }
}
