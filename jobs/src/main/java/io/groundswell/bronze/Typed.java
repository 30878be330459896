package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** From a text as it was found to a value; null where the text is none. */
final class Typed {
  private static final String ISO_DAY = "^\\d{4}-\\d{2}-\\d{2}";
  private static final String EPOCH = "^\\d{9,13}(\\.\\d+)?$";
  private static final double FIRST_MILLISECONDS = 1e11;

  private Typed() {}

  /** {@code 12} and {@code 12.0}, but neither 12.5 nor true. */
  static Column whole(Column found) {
    return coalesce(
        found.try_cast("bigint"),
        regexp_extract(found, "^([+-]?\\d+)\\.0+$", 1).try_cast("bigint"));
  }

  /** ISO 8601 with or without a zone (then UTC), or seconds or milliseconds of Unix. */
  static Column instant(Column found) {
    // A bare "12:30" would be read as that time of today, and "2024" as a year.
    var iso =
        coalesce(
            found.try_cast("timestamp"),
            // Ruby writes a blank before the zone.
            regexp_replace(found, " (?=[+-]\\d{2}:?\\d{2}$)", "").try_cast("timestamp"),
            // Hours and minutes alone are ISO 8601 too, but not to Spark when a zone follows.
            regexp_replace(found, "([T ]\\d{2}:\\d{2})(?=$|Z|[+-])", "$1:00")
                .try_cast("timestamp"));
    var number = found.try_cast("decimal(20,6)");
    var micros =
        number.multiply(when(number.geq(FIRST_MILLISECONDS), lit(1_000)).otherwise(lit(1_000_000)));
    return when(found.rlike(ISO_DAY), iso)
        .when(found.rlike(EPOCH), timestamp_micros(micros.cast("bigint")));
  }

  static Column day(Column found) {
    return when(found.rlike(ISO_DAY), found.try_cast("date"));
  }

  static Column json(Column found) {
    return when(isJson(found), found);
  }

  /** A JSON list, or a text that is cut where {@code separator} stands. */
  static Column texts(Column found, String separator) {
    return when(found.startsWith("["), from_json(found, lit("array<string>")))
        .when(not(found.startsWith("{")), split(found, separator));
  }

  /** An object with something in it: vendors write {@code {}} where they have nothing to say. */
  static Column filled(Column json) {
    return when(json.notEqual("{}"), json);
  }

  static Column isJson(Column found) {
    return found.startsWith("{").or(found.startsWith("["));
  }
}
