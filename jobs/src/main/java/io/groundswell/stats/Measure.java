package io.groundswell.stats;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * One number that {@link Windows} yields.
 *
 * @param skip how many days ago the window ends; 0 is today
 * @param days how many days it is long
 */
record Measure(String name, Kind kind, Column value, int skip, int days) {

  enum Kind {
    /** The values, added up. */
    SUM,
    /** Days with a fact. */
    DAYS,
    /** Members with a fact. */
    MEMBERS,
    /** Days with a fact of each member, added up. */
    MEMBER_DAYS
  }

  /** The age in days at which a fact no longer counts. */
  int reach() {
    return skip + days;
  }

  static boolean any(List<Measure> measures, Kind kind) {
    return measures.stream().anyMatch(m -> m.kind() == kind);
  }

  static List<Measure> sums(List<Measure> measures) {
    return measures.stream().filter(m -> m.kind() == Kind.SUM).toList();
  }
}
