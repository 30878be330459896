package io.groundswell.lists;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A list of people to turn to: a pure function from gold and the contacts to its rows. */
public interface CustomerList {

  /** The name of its folder and file. */
  String name();

  /** The table that decides who is on it; its contract's version is the list's. */
  Table source();

  /** Every table that {@link #rows} may read. */
  List<Table> inputs();

  /** The columns of the file, in order. */
  List<String> columns();

  /** Those on the list on each day of the run: {@code known_on} and {@link #columns}. */
  Dataset<Row> rows(Inputs in, Run run);
}
