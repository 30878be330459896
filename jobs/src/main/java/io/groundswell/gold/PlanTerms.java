package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** What the plan in the column {@code plan} means by conf/business.yaml; null for no plan. */
record PlanTerms(Business business) {

  /** Whether it asks money. */
  Column isPaid() {
    return of(plan -> lit(business.plans().get(plan).paid()));
  }

  /** How many people it allows. */
  Column seats() {
    return of(plan -> lit(business.plans().get(plan).seats()));
  }

  /** How many core features it entitles to. */
  Column entitledFeatures() {
    return of(plan -> lit((long) business.entitled(plan).size()));
  }

  /** The paid plan with the most seats: whoever is on it has nothing left to buy. */
  String top() {
    return business.plans().entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<String, Business.Plan> p) -> p.getValue().paid())
                .thenComparing(p -> p.getValue().seats())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private Column of(Function<String, Column> term) {
    Column chosen = lit(null);
    for (var plan : business.plans().keySet()) {
      chosen = when(col("plan").equalTo(plan), term.apply(plan)).otherwise(chosen);
    }
    return chosen;
  }
}
