package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes words out of slices and landed files for good. The one way in which the past is changed
 * (decision 0014): whoever runs an old day again finds them nowhere.
 *
 * <p>Every step may be taken again after it was broken off, and changes nothing when it was not.
 */
public final class Eraser {
  /** Whether a row of a table is not as it is to be. */
  public static final String TOUCHED = "_touched";

  /** Whether a row is to be no more. */
  public static final String GONE = "_gone";

  private final SparkSession spark;
  private final Door door;
  private final Contracts contracts;
  private final LandedFiles landed;
  private final ChangedFiles ledger;

  Eraser(SparkSession spark, Door door, Contracts contracts, LandedFiles landed) {
    this.spark = spark;
    this.door = door;
    this.contracts = contracts;
    this.landed = landed;
    this.ledger = new ChangedFiles(spark, door, contracts);
  }

  /**
   * What came of the landed files.
   *
   * @param changed those that were, or are to be, written anew
   * @param left those that hold such a record and are left to a person
   */
  public record Files(List<String> changed, List<String> left) {}

  /** By day, how many rows are not as they are to be. */
  public Map<LocalDate, Long> touched(Dataset<Row> anew) {
    return anew
        .where(col(TOUCHED))
        .groupBy(Slices.KNOWN_ON)
        .agg(count(lit(1)).as("rows"))
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getDate(0).toLocalDate(),
                row -> row.getLong(1),
                Long::sum,
                TreeMap::new));
  }

  /** Replaces the touched days of a table by the rows as they are to be. */
  public void rewrite(Table table, Dataset<Row> anew, Map<LocalDate, Long> touched, String id) {
    if (touched.isEmpty()) {
      return;
    }
    var days = touched.keySet().stream().map(Date::valueOf).toArray();
    var rows = anew.where(col(Slices.KNOWN_ON).isin(days)).where(col(GONE).notEqual(true));
    var kept = contracts.of(table).conform(rows.drop(TOUCHED, GONE));
    door.rewrite(table, kept, touched.keySet(), id);
  }

  /**
   * Removes every data file of a table that its newest version does not use, so that no earlier
   * version can be read any more. Whether there was any.
   */
  public boolean sweep(Table table) {
    return door.exists(table)
        && new Sweep(spark, door.path(table), Duration.ZERO).remove().files() > 0;
  }

  /** Which of these landed files hold a record that is to change. */
  public Files look(Map<String, ? extends UnaryOperator<String>> records) {
    var changed = new ArrayList<String>();
    var left = new ArrayList<String>();
    for (var file : new TreeSet<>(records.keySet())) {
      switch (landed.look(file, records.get(file))) {
        case DUE -> changed.add(file);
        case LEFT -> left.add(file);
        case CLEAN, ABSENT -> {}
      }
    }
    return new Files(changed, left);
  }

  /** Writes landed files anew; to a run they are the files that it has read before. */
  public void rewrite(
      List<String> files, Map<String, ? extends UnaryOperator<String>> records, String id) {
    var prepared = new HashMap<String, FileStatus>();
    files.forEach(file -> prepared.put(file, landed.prepare(file, records.get(file))));
    ledger.announce(prepared);
    files.forEach(landed::swap);
    ledger.settle(landed::status, id);
  }

  /** Puts right what a crash while files were written anew has left in the ledger. */
  public void settle(String id) {
    ledger.settle(landed::status, id);
  }

  /** Adds rows to one of the tables of notes on erasures. */
  public void note(Table notes, List<Row> rows) {
    if (!rows.isEmpty()) {
      door.append(notes, spark.createDataFrame(rows, contracts.of(notes).schema()).coalesce(1));
    }
  }
}
