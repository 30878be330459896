package io.groundswell.silver;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** The states of a ticket in our words, and how they follow each other. */
final class TicketStatus {
  static final String[] SOLVED = {"solved", "closed"};
  static final String[] OPEN = {"new", "open", "pending", "hold"};

  private TicketStatus() {}

  /**
   * What a vendor's word means, as {@code ours} beside {@code theirs}.
   *
   * <p>A word that we do not know is open: of a ticket that nobody called solved, that is the safe
   * thing to say. A ticket that was closed because it lives on in another one is merged, neither
   * solved nor a second ticket.
   */
  static Column of(Column said, Column isMerged) {
    var word = regexp_replace(lower(trim(said)), "[\\s_-]+", "");
    var known =
        when(word.isin("new", "open", "pending", "hold", "solved", "closed", "deleted"), word)
            .when(word.isin("onhold", "snoozed"), "hold")
            .when(word.isin("resolved", "done", "completed"), "solved")
            .when(word.equalTo("archived"), "closed")
            .when(word.isin("spam", "trash", "suspended", "scrubbed"), "deleted");
    var ours = coalesce(known, lit("open"));
    return struct(
        when(isMerged.and(ours.isin((Object[]) SOLVED)), "merged").otherwise(ours).as("ours"),
        lower(trim(said)).as("theirs"));
  }

  /** Every distinct value of a column that was seen, sorted. */
  static Versions.Field each(String name) {
    // A set does not show its order; the order of what is kept follows from the values alone.
    return new Versions.Field(
        name,
        collect_set(col(name)),
        collect_list(col(name)),
        array_sort(array_distinct(flatten(col(name)))));
  }

  /** Of states in the order of their times, those that differ from the one before. */
  static Column changes(Column states) {
    return filter(
        states,
        (state, at) ->
            at.equalTo(0)
                .or(
                    not(
                        state
                            .getField("status")
                            .eqNullSafe(before(states, at).getField("status")))));
  }

  /** When it was opened again after it had been solved, each time. */
  static Column reopenings(Column changes) {
    var again =
        filter(
            changes,
            (state, at) ->
                at.gt(0)
                    .and(state.getField("status").isin((Object[]) OPEN))
                    .and(before(changes, at).getField("status").isin((Object[]) SOLVED)));
    return transform(again, state -> state.getField("since"));
  }

  /** Indexes count from 0 and elements from 1. The first has none before it. */
  private static Column before(Column states, Column at) {
    return element_at(states, when(at.gt(0), at).otherwise(lit(1)));
  }
}
