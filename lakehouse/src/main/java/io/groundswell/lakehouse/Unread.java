package io.groundswell.lakehouse;

import java.time.LocalDate;

/**
 * A field that a source sends and no column of its table reads; the record keeps it.
 *
 * @param field its name at the top of the object
 * @param knownOn the first day of the run that brought it
 * @param records how many records of the run have it, of those that were asked
 * @param isNew whether records without it had come on earlier days; what a first delivery holds is
 *     no news
 */
public record Unread(String field, LocalDate knownOn, long records, boolean isNew) {
  /** Beside the columns of a row: the names of such fields in its record. */
  public static final String COLUMN = "_unread";

  /** The Spark type of {@link #COLUMN}. */
  public static final String TYPE = "ARRAY<STRING>";

  /** The same, seen beside a source that had first delivered on a day. */
  Unread besides(LocalDate firstDay) {
    return new Unread(field, knownOn, records, knownOn.isAfter(firstDay));
  }

  Unread and(Unread other) {
    return new Unread(
        field,
        knownOn.isBefore(other.knownOn) ? knownOn : other.knownOn,
        records + other.records,
        isNew || other.isNew);
  }
}
