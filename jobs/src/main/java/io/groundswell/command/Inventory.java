package io.groundswell.command;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What there is in a lakehouse, counted. */
final class Inventory {
  private static final int SIDE_BY_SIDE = 4;

  private Inventory() {}

  /**
   * One table.
   *
   * @param rows null when nothing was published yet
   * @param first the first day that has rows; null without rows
   * @param last the last day that has rows
   */
  record Line(Table table, String description, Long rows, LocalDate first, LocalDate last) {
    boolean isThere() {
      return rows != null;
    }
  }

  /** Every table that has a contract, in the order data flows. */
  static List<Line> of(Lakehouse lakehouse) {
    var tables =
        Stream.concat(Tables.all().stream(), Ledger.TABLES.stream())
            .filter(lakehouse.contracts()::has)
            .toList();
    var counted = counted(lakehouse, tables);
    return tables.stream()
        .map(
            table -> {
              var about = lakehouse.contracts().of(table).description();
              var row = counted.get(table);
              return row == null
                  ? new Line(table, about, null, null, null)
                  : new Line(
                      table, about, row.getAs("rows"), day(row, "oldest"), day(row, "newest"));
            })
        .toList();
  }

  /** The newest day that any table has rows of; null when there are none. */
  static LocalDate newest(List<Line> lines) {
    return lines.stream()
        .map(Line::last)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Side by side: a table costs little work and much waiting for its log.
   *
   * <p>In threads of its own, never in Java's common pool: the tasks of Spark need that pool to
   * close a file (Hadoop's statistics are a parallel stream), and would wait for us who wait for
   * them.
   */
  private static Map<Table, Row> counted(Lakehouse lakehouse, List<Table> tables) {
    var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      var counting = new LinkedHashMap<Table, Future<Row>>();
      for (var table : tables) {
        counting.put(
            table,
            threads.submit(() -> lakehouse.has(table) ? counts(lakehouse, table).first() : null));
      }
      var counted = new HashMap<Table, Row>();
      for (var table : tables) {
        counted.put(table, counting.get(table).get());
      }
      return counted;
    } catch (InterruptedException | ExecutionException e) {
      throw new Failed("The tables could not be counted: %s.".formatted(e.getMessage()), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Dataset<Row> counts(Lakehouse lakehouse, Table table) {
    return lakehouse
        .read(table)
        .agg(
            count(lit(1)).as("rows"),
            min(Slices.KNOWN_ON).as("oldest"),
            max(Slices.KNOWN_ON).as("newest"));
  }

  private static LocalDate day(Row row, String column) {
    return row.<Date>getAs(column) == null ? null : row.<Date>getAs(column).toLocalDate();
  }
}
