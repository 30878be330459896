package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** From a text as it was found to a value; null where the text is none. */
final class Typed {
  private static final String NUMBER = "^[+-]?\\d+(\\.\\d+)?(E\\d{1,2})?$";
  private static final String FRACTION = "^\\d+\\.0$|^\\d\\.\\d+E([7-9]|1\\d)$";
  private static final String ISO_DAY = "^\\d{4}-\\d{2}-\\d{2}";
  private static final String POINTS = "^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})$";
  private static final String EPOCH = "^\\d{9,19}(\\.\\d+)?$|^\\d\\.\\d+E([89]|1[0-8])$";
  private static final String GROUPED = "^-?\\d{1,3}(,\\d{3})+\\.\\d+$";
  private static final String SIGN =
      "^[A-Z]{0,2}\\p{Sc}[\\s\u00a0]?(?=[\\d-])|(?<=\\d)[\\s\u00a0]?\\p{Sc}$";

  /** People write it so of thousands and of thousandths. */
  private static final String EITHER = "^-?[1-9]\\d{0,2}\\.\\d{3}$";

  private static final String DECIMAL_COMMA = "^-?(\\d+|\\d{1,3}(\\.\\d{3})+),\\d{1,2}$";
  private static final double FIRST_MILLISECONDS = 1e11;
  private static final double FIRST_MICROSECONDS = 1e14;
  private static final double FIRST_NANOSECONDS = 1e17;

  private Typed() {}

  /** {@code 12}, {@code 12.0} and {@code 1.2E7}, but neither 12.5 nor true. */
  static Column whole(Column found) {
    var exact = found.try_cast("decimal(38,6)");
    return coalesce(
        found.try_cast("bigint"),
        when(found.rlike(NUMBER).and(exact.equalTo(round(exact, 0))), exact.try_cast("bigint")));
  }

  /**
   * {@code 1234.5}, {@code 1,234.50}, {@code 1.234,50} and {@code 1234,5}, with or without the sign
   * of a currency. A comma before three digits may mean either, so {@code 1,234} is none, nor is
   * {@code 1.234 €}, since only people write a sign. A code is more than a sign: whoever drops it
   * takes yen for hundredths of them, so {@code JPY 12} is none.
   */
  static Column amount(Column found) {
    var bare = regexp_replace(found, SIGN, "");
    var isUnclear = bare.notEqual(found).and(bare.rlike(EITHER));
    var plain =
        when(isUnclear, lit(null))
            .when(bare.rlike(GROUPED), regexp_replace(bare, ",", ""))
            .when(bare.rlike(DECIMAL_COMMA), translate(bare, ",.", "."))
            .otherwise(bare);
    return plain.try_cast("decimal(28,6)");
  }

  /**
   * A name as it was before a table made a number with a fraction of it, as a column of numbers
   * with gaps does: {@code 36012.0} and {@code 3.6012E10}.
   */
  static Column name(Column found) {
    var isSuspect = found.endsWith(".0").or(found.contains("E"));
    var digits = found.try_cast("decimal(38,0)").cast("string");
    return when(isSuspect.and(found.rlike(FRACTION)), digits).otherwise(found);
  }

  /** ISO 8601 with or without a zone (then UTC), or Unix time from seconds to nanoseconds. */
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
    var number = found.try_cast("decimal(25,6)");
    var micros =
        when(number.geq(FIRST_NANOSECONDS), number.divide(1_000))
            .when(number.geq(FIRST_MICROSECONDS), number)
            .when(number.geq(FIRST_MILLISECONDS), number.multiply(1_000))
            .otherwise(number.multiply(1_000_000));
    return when(found.rlike(ISO_DAY), iso)
        .when(found.rlike(EPOCH), timestamp_micros(micros.cast("bigint")));
  }

  static Column day(Column found) {
    // Between points the day comes first wherever people write so.
    var points = regexp_replace(found, POINTS, "$3-$2-$1");
    return when(found.rlike(ISO_DAY), found.try_cast("date"))
        .when(found.rlike(POINTS), points.try_cast("date"))
        .when(found.rlike(EPOCH), instant(found).cast("date"));
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
