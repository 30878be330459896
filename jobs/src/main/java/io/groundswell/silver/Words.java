package io.groundswell.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_element_at;

import io.groundswell.Business;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Looks words of the company up in what it says they mean. */
final class Words {
  private Words() {}

  /** What the word stands for, null when nobody said. */
  static Column meaning(Map<String, String> meanings, Column word) {
    if (meanings.isEmpty()) {
      return lit(null).cast("string");
    }
    var entries =
        meanings.entrySet().stream()
            .flatMap(e -> Stream.of(lit(e.getKey()), lit(e.getValue())))
            .toArray(Column[]::new);
    return try_element_at(map(entries), word);
  }

  /** Our name for a plan; a plan that the company did not describe keeps its own in lower case. */
  static Column plan(Business business, Column said) {
    var name = lower(trim(said));
    return coalesce(meaning(business.planByName(), name), name);
  }
}
