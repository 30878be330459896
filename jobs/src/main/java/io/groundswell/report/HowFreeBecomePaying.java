package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.CONVERSION_SCORES;
import static io.groundswell.Tables.EVENTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business.Activation;
import io.groundswell.lakehouse.Table;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.sql.Date;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** How far those come who sign up, and who of the free ones may pay next. */
final class HowFreeBecomePaying implements Question {
  private static final int MOST_LIKELY = 25;

  private final Activation activation;

  HowFreeBecomePaying(Activation activation) {
    this.activation = activation;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ACCOUNT_FEATURES, ACCOUNTS, EVENTS, CONVERSION_SCORES);
  }

  @Override
  public boolean sells() {
    return true;
  }

  @Override
  public Chapter answer(Facts facts) {
    var funnel = Funnel.of(facts, activation);
    var source = facts.source(ACCOUNT_FEATURES, ACCOUNTS, EVENTS);
    var evidence = new ArrayList<Folded>();
    if (!funnel.isEmpty()) {
      evidence.add(
          new Folded(
              "Whether those who activate are those who pay",
              List.of(
                  FunnelSheets.byActivation(funnel, source),
                  new Exhibit.Note(funnel.meaning(activation)))));
    }
    likeliest(facts).ifPresent(evidence::add);
    return new Chapter(
        "paying",
        "How free users become paying",
        funnel.finding(),
        news(facts),
        funnel.isEmpty()
            ? List.of()
            : List.of(
                new Chart(
                    Chart.Kind.STEPS,
                    "How far those come who sign up",
                    funnel.finding(),
                    FunnelSheets.steps(funnel, source))),
        evidence);
  }

  private static List<String> news(Facts facts) {
    if (facts.since() == null) {
      return List.of();
    }
    var then =
        facts
            .then(ACCOUNT_FEATURES)
            .select(col("account_id"), col("is_paying").as("did_pay"), lit(true).as("was_there"));
    long days = ChronoUnit.DAYS.between(facts.since(), facts.day());
    var began = col("is_paying").and(col("did_pay").equalTo(false).or(col("was_there").isNull()));
    var ended = col("is_paying").equalTo(false).and(col("did_pay"));
    var changes =
        facts
            .today(ACCOUNT_FEATURES)
            .join(then, new String[] {"account_id"}, "left")
            .agg(
                count(when(began, 1)).as("began"),
                count(when(ended, 1)).as("ended"),
                count(when(col("tenure_days").lt(days), 1)).as("came"))
            .head();
    return changes.getLong(0) + changes.getLong(1) + changes.getLong(2) == 0
        ? List.of()
        : List.of(
            "%s signed up, %d began to pay, %d ceased to pay."
                .formatted(
                    Say.count(changes.<Long>getAs("came"), "account", "accounts"),
                    changes.<Long>getAs("began"),
                    changes.<Long>getAs("ended")));
  }

  private static Optional<Folded> likeliest(Facts facts) {
    var scores = facts.today(CONVERSION_SCORES);
    var all =
        scores
            .agg(
                count(lit(1)).as("accounts"),
                sum("score").as("expected"),
                min("method").as("method"),
                max("method").as("method_too"),
                max("learnt_on").as("learnt_on"))
            .head();
    if (all.getLong(0) == 0) {
      return Optional.empty();
    }
    var rows =
        People.ofCompanies(scores, facts)
            .orderBy(col("score").desc(), col("account_id"))
            .limit(MOST_LIKELY)
            .collectAsList();
    var columns =
        List.of(
            new Column("account_id", "Account", Kind.ID),
            new Column("plan", "Plan", Kind.TEXT),
            new Column("employees", "Size", Kind.COUNT),
            new Column("score", "Score", Kind.HUNDREDTHS),
            new Column("reasons", "Why", Kind.LIST));
    return Optional.of(
        new Folded(
            "Free accounts that are likeliest to pay next",
            List.of(
                new Exhibit.Note(meaning(all)),
                Sheet.of(
                    "likeliest-to-pay",
                    "The free accounts with the highest scores",
                    facts.source(CONVERSION_SCORES, ACCOUNT_FEATURES),
                    columns,
                    rows))));
  }

  private static String meaning(Row all) {
    var accounts = Say.count(all.<Long>getAs("accounts"), "free account", "free accounts");
    boolean isModel =
        all.getAs("method").equals("model") && all.getAs("method_too").equals("model");
    return isModel
        ? "By a model learnt on %s, %s first payments are to be expected of %s within 30 days."
            .formatted(
                Say.day(all.<Date>getAs("learnt_on").toLocalDate()),
                Say.tenths(all.<Double>getAs("expected")),
                accounts)
        : "A card written by hand ranks %s: a score says who comes before whom and is no probability."
            .formatted(accounts);
  }
}
