package io.groundswell.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/**
 * The days on which a row counts, and what it counts for.
 *
 * @param from the first day, included; null counts on no day
 * @param until the first day on which it no longer counts; null counts on no day
 * @param values by the name of the sum they go into; whole numbers, so that what is added on one
 *     day can be taken off on another without a remainder
 */
public record Span(Column from, Column until, Map<String, Column> values) {

  public Span {
    values = new LinkedHashMap<>(values);
  }

  /** The days from {@code from} to the day before {@code until}, counting for nothing yet. */
  public static Span between(Column from, Column until) {
    return new Span(from, until, new TreeMap<>());
  }

  /** The same days, adding {@code value} to the sum of this name. */
  public Span adding(String name, Column value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value.cast("bigint"));
    return new Span(from, until, more);
  }
}
