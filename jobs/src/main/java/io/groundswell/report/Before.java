package io.groundswell.report;

import io.groundswell.lakehouse.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Who stood on a list on the earlier day.
 *
 * @param ranks place by key; null of a list that has no places, null as a whole without a day
 */
record Before(Map<String, Integer> ranks) {

  /** Those of the earlier slice who are listed, by the column that says who. */
  static Before of(Facts facts, Table table, String key, Column isListed) {
    if (facts.since() == null) {
      return new Before(null);
    }
    var ranks = new HashMap<String, Integer>();
    facts
        .then(table)
        .where(isListed)
        .select(functions.col(key), functions.col("rank"))
        .collectAsList()
        .forEach(row -> ranks.put(row.getString(0), row.isNullAt(1) ? null : row.getInt(1)));
    return new Before(ranks);
  }

  /** What is otherwise with somebody on the list of today: new, another place, or nothing. */
  private String change(Row today, String key) {
    String who = today.getAs(key);
    Integer rank = today.getAs("rank");
    if (ranks == null) {
      return "";
    }
    if (!ranks.containsKey(who)) {
      return "new";
    }
    var before = ranks.get(who);
    return before == null || before.equals(rank) ? "" : "was " + before;
  }

  List<Object> changes(List<Row> today, String key) {
    return today.stream().<Object>map(row -> change(row, key)).toList();
  }

  /** How many came and went; nothing when nobody did. */
  List<String> news(List<Row> today, String key) {
    if (ranks == null) {
      return List.of();
    }
    var now = new HashSet<String>();
    today.forEach(row -> now.add(row.getAs(key)));
    var came = without(now, ranks.keySet());
    var went = without(ranks.keySet(), now);
    return came + went == 0
        ? List.of()
        : List.of("%d new, %d no longer there.".formatted(came, went));
  }

  private static int without(Set<String> some, Set<String> others) {
    var left = new HashSet<>(some);
    left.removeAll(others);
    return left.size();
  }
}
