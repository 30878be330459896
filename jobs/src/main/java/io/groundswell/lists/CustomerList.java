package io.groundswell.lists;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A list of people to turn to: a pure function from gold and the contacts to its rows. */
public interface CustomerList {

  /** The name of its folder and files. */
  String name();

  /** What a reader sees above it. */
  String title();

  /** The table that decides who is on it; its contract's version is the list's. */
  Table source();

  /** Every table that {@link #rows} and {@link #candidates} may read. */
  List<Table> inputs();

  /** The columns of the files, in order, and their types; the first is {@code rank}. */
  StructType shape();

  /** The column, of the files and of the source, that says who is on it. */
  String key();

  /** Columns of the source that say one thing of a whole day; the manifest shows them. */
  default List<String> figures() {
    return List.of();
  }

  /**
   * Everybody who could be on it, each with a {@code rank} or a word in {@code held_back_by}.
   *
   * @param source rows of the source
   */
  default Dataset<Row> candidates(Dataset<Row> source) {
    return source;
  }

  /** Those on the list on each day of the run: {@code known_on} and the columns of the files. */
  Dataset<Row> rows(Inputs in, Run run);

  /** The names of the columns of the files. */
  default List<String> columns() {
    return Arrays.asList(shape().fieldNames());
  }
}
