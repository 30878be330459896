package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;

/** How a job says that a row is not to be published, and why. */
public final class Rejects {
  /** Set on a row that is to be kept with a reason in {@code ops.rejects} instead. */
  public static final String COLUMN = "_reject";

  /**
   * The reason of a record that is no record of this table, such as another event of a webhook log.
   * It is no fault of the source.
   */
  public static final String OTHER_OBJECT = "other_object";

  /** The fields of {@link #COLUMN}, as Spark declares them. */
  static final String FIELDS =
      "error_type STRING, error_message STRING, source_file STRING, source_line BIGINT,"
          + " record STRING";

  /** The Spark type of {@link #COLUMN}. */
  public static final String TYPE = "STRUCT<" + FIELDS + ">";

  private Rejects() {}

  /**
   * A reason.
   *
   * @param type a short name to group by, such as {@code malformed_json}
   * @param message what is wrong with this row, in words
   * @param file where it came from
   * @param line which record of the file it was, counted from 1
   * @param record the record as it arrived
   */
  public static Column because(
      String type, Column message, Column file, Column line, Column record) {
    return struct(
        lit(type).as("error_type"),
        message.as("error_message"),
        file.as("source_file"),
        line.cast("bigint").as("source_line"),
        record.as("record"));
  }
}
