package io.groundswell.gold;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Asks;
import io.groundswell.Asks.Ask;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which gate is shut for a candidate, for each type of ask; {@link Advocates} says what they are.
 */
record AskGates(Asks terms) {
  /** A quarter is any so many days in a row, so that no turn of the year opens a gate. */
  static final int QUARTER_DAYS = 90;

  /** Over so many days the load is spread. */
  static final int LOAD_DAYS = 365;

  /** The gates in their order. */
  static final List<String> IN_ORDER =
      List.of(
          "consent",
          "hurt_now",
          "cool_down_person",
          "cool_down_account",
          "cool_down_ask",
          "cap_person",
          "cap_account",
          "score_too_low");

  private static final String KIND = "advocacy";

  /** A flag for each type: whether it is allowed. */
  Dataset<Row> withConsents(Dataset<Row> candidates, Inputs in, Run run) {
    var flagged = candidates;
    var asked = permissions();
    for (int i = 0; i < asked.size(); i++) {
      flagged = Gates.withConsent(flagged, in, run, asked.get(i), "is_granted_" + i);
    }
    return flagged;
  }

  Dataset<Row> asksOfPerson(Inputs in, Run run) {
    var counts = new ArrayList<Gates.Count>();
    counts.add(new Gates.Count("asks_cooling", lit(true), terms.personCoolDownDays()));
    counts.add(new Gates.Count("asks_90d", lit(true), QUARTER_DAYS));
    counts.add(new Gates.Count("asks_365d", lit(true), LOAD_DAYS));
    terms
        .types()
        .forEach(
            (type, ask) ->
                counts.add(
                    new Gates.Count(
                        "asked_for_" + type, col("ask_type").equalTo(type), ask.coolDownDays())));
    return Gates.touches(in, run, KIND, "user_id", counts);
  }

  Dataset<Row> asksOfAccount(Inputs in, Run run) {
    return Gates.touches(
        in,
        run,
        KIND,
        "account_id",
        List.of(
            new Gates.Count("account_asks_cooling", lit(true), terms.accountCoolDownDays()),
            new Gates.Count("account_asks_90d", lit(true), QUARTER_DAYS),
            new Gates.Count("account_asks_365d", lit(true), LOAD_DAYS)));
  }

  /** Each type of ask with the first gate that is shut for it, null when none is. */
  Column asks() {
    return array(
        terms.types().entrySet().stream()
            .map(
                type ->
                    struct(
                        lit(type.getKey()).as("ask_type"),
                        gate(type.getKey(), type.getValue()).as("held_back_by")))
            .toArray(Column[]::new));
  }

  private Column gate(String type, Ask ask) {
    var isGranted = col("is_granted_" + permissions().indexOf(permission(ask)));
    return when(isGranted.equalTo(false), "consent")
        .when(size(col("hurt_by")).gt(0), "hurt_now")
        .when(number("asks_cooling").gt(0), "cool_down_person")
        .when(number("account_asks_cooling").gt(0), "cool_down_account")
        .when(number("asked_for_" + type).gt(0), "cool_down_ask")
        .when(number("asks_90d").geq(terms.personCap()), "cap_person")
        .when(number("account_asks_90d").geq(terms.accountCap()), "cap_account")
        .when(col("card_score").lt(ask.minScore()), "score_too_low");
  }

  /** Null when some ask is open, else the last gate that any of them came to. */
  static Column shut() {
    var shut = when(exists(col("asks"), ask -> ask.getField("held_back_by").isNull()), lit(null));
    for (int i = IN_ORDER.size() - 1; i >= 0; i--) {
      var gate = IN_ORDER.get(i);
      shut = shut.when(exists(col("asks"), ask -> isShutBy(ask, gate)), gate);
    }
    return shut;
  }

  private static Column isShutBy(Column ask, String gate) {
    return ask.getField("held_back_by").equalTo(gate);
  }

  static Column number(String asks) {
    return coalesce(col(asks), lit(0L));
  }

  /** What must be allowed for any type, each once. */
  private List<Gates.Permission> permissions() {
    return terms.types().values().stream().map(this::permission).distinct().toList();
  }

  private Gates.Permission permission(Ask ask) {
    return new Gates.Permission(ask.consentPurpose(), ask.channel(), terms.jurisdictions());
  }
}
