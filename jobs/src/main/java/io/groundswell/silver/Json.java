package io.groundswell.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;

/** Reads loosely kept JSON: traits that each company names a little differently. */
final class Json {
  /** Epoch numbers above this count milliseconds, those below it seconds. */
  private static final long FIRST_MILLISECOND = 100_000_000_000L;

  /** The year 2100 in milliseconds: a number beyond it is no time. */
  private static final long LAST_MILLISECOND = 4_102_444_800_000L;

  private Json() {}

  /** The first of these paths that has a text, trimmed; an empty text is none. */
  static Column text(Column json, String... paths) {
    return coalesce(
        Arrays.stream(paths)
            .map(path -> filled(get_json_object(json, "$." + path)))
            .toArray(Column[]::new));
  }

  /** The first of these paths as a whole number; null where it is no number. */
  static Column integer(Column json, String... paths) {
    return text(json, paths).try_cast("double").try_cast("int");
  }

  /** The first of these paths as a time: ISO 8601, or an epoch in seconds or milliseconds. */
  static Column time(Column json, String... paths) {
    return asTime(text(json, paths));
  }

  /** A time as text: ISO 8601, or an epoch in seconds or milliseconds. */
  static Column asTime(Column said) {
    var epoch = said.try_cast("double");
    var seconds = when(epoch.gt(FIRST_MILLISECOND), epoch.divide(1000)).otherwise(epoch);
    var isTime = epoch.between(0, LAST_MILLISECOND);
    return when(epoch.isNotNull(), timestamp_seconds(when(isTime, seconds)))
        .otherwise(try_to_timestamp(said));
  }

  /** The text without blanks around it; null when nothing is left. */
  static Column filled(Column text) {
    var trimmed = trim(text, " \t\r\n");
    return when(length(trimmed).gt(lit(0)), trimmed);
  }
}
