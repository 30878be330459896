package io.groundswell.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * What became of somebody between a list and the one before.
 *
 * @param what new, gone or moved
 * @param who the list's key
 * @param before rank on the earlier list, null when not on it
 * @param now rank on this one
 * @param why of the new: where they stood before; of the gone: why they are not here now
 */
record Change(
    String what, String who, Integer before, Integer now, String accountName, String why) {
  static final List<String> KINDS = List.of("new", "gone", "moved");

  /** Everybody who came, went or moved: the new first, then the gone, by rank. */
  static List<Change> between(Map<String, Standing> before, Map<String, Standing> now) {
    var changes = new ArrayList<Change>();
    now.forEach((who, stands) -> changes.add(of(who, before.get(who), stands)));
    before.forEach(
        (who, stood) -> {
          if (!now.containsKey(who)) {
            changes.add(of(who, stood, null));
          }
        });
    changes.removeIf(change -> change.what().isEmpty());
    changes.sort(
        Comparator.comparing((Change change) -> KINDS.indexOf(change.what()))
            .thenComparing(change -> change.now() != null ? change.now() : change.before())
            .thenComparing(Change::who));
    return changes;
  }

  /** Whether somebody stayed and only the place is another. */
  boolean isMove() {
    return what.equals("moved");
  }

  private static Change of(String who, Standing stood, Standing stands) {
    var before = stood == null ? null : stood.rank();
    var now = stands == null ? null : stands.rank();
    var name = stands != null ? stands.accountName() : stood.accountName();
    if (before == null && now != null) {
      return new Change("new", who, before, now, name, why("was", stood));
    }
    if (before != null && now == null) {
      return new Change("gone", who, before, now, name, why("is", stands));
    }
    boolean isMoved = before != null && !before.equals(now);
    return new Change(isMoved ? "moved" : "", who, before, now, name, "");
  }

  private static String why(String verb, Standing standing) {
    return standing == null
        ? verb + " no candidate"
        : verb + " held back: " + standing.heldBackBy().replace('_', ' ');
  }

  /** The changes as a file; it names no people, since who is gone may have said no. */
  static Grid grid(CustomerList list, List<Change> changes) {
    var shape =
        "change STRING, rank_before INT, rank INT, account_name STRING, why STRING, %s STRING";
    var rows = new ArrayList<List<Object>>();
    changes.forEach(
        change ->
            rows.add(
                Arrays.asList(
                    change.what,
                    change.before,
                    change.now,
                    change.accountName,
                    change.why,
                    change.who)));
    return new Grid(
        list.name() + ".changes", StructType.fromDDL(shape.formatted(list.key())), rows);
  }
}
