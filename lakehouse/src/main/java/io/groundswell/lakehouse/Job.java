package io.groundswell.lakehouse;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A pure function from the tables it declares to the rows of one table.
 *
 * <p>A job knows no path, no session, no clock and no other job. For a run over many days it yields
 * the rows of all of them, and the answer is the same, row for row, as running day by day.
 */
public interface Job {

  /** The table that this job alone fills. */
  Table output();

  /** Every table that {@link #rows} may read; a read that is not listed here fails. */
  List<Table> inputs();

  /**
   * The rows of the run's days, with the columns of the output's contract in any order.
   *
   * <p>A row whose {@link Rejects#COLUMN} is set is not published: it goes to {@code ops.rejects}
   * with its reason.
   */
  Dataset<Row> rows(Inputs in, Run run);
}
