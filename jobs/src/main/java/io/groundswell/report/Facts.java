package io.groundswell.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a chapter is made from.
 *
 * @param in its tables, up to the day
 * @param day the day that the page is of
 * @param since the earlier day that it is compared with; null when there is none
 * @param missing tables that no run has made
 * @param privacy whether names and addresses were asked for
 */
public record Facts(
    Inputs in, LocalDate day, LocalDate since, Set<Table> missing, Privacy privacy) {

  /** Whether a reader may see who people are. */
  public enum Privacy {
    PSEUDONYMS,
    CONTACTS
  }

  boolean hasContacts() {
    return privacy == Privacy.CONTACTS;
  }

  boolean isMade(Table table) {
    return !missing.contains(table);
  }

  /** The slice of the day. */
  Dataset<Row> today(Table table) {
    return in.rows(table).where(col(Slices.KNOWN_ON).equalTo(lit(day)));
  }

  /** The slice of the earlier day; no row when there is none. */
  Dataset<Row> then(Table table) {
    var rows = in.rows(table);
    return since == null ? rows.limit(0) : rows.where(col(Slices.KNOWN_ON).equalTo(lit(since)));
  }

  /** What was known first in the so many days that end with the day. */
  Dataset<Row> recent(Table table, int days) {
    return in.rows(table).where(col(Slices.KNOWN_ON).gt(lit(day.minusDays(days))));
  }

  /** Where figures come from, as it stands under them. */
  String source(Table... tables) {
    return Arrays.stream(tables).map(Table::toString).collect(Collectors.joining(", "))
        + " of "
        + day;
  }

  /** A word of a table as people write it. */
  static Column words(Column word) {
    return regexp_replace(word, "_", " ");
  }
}
