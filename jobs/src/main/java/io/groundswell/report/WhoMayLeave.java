package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.groundswell.lakehouse.Table;
import io.groundswell.report.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Which paying accounts grew quiet or may stop paying. */
final class WhoMayLeave implements Question {
  private static final Map<String, String> REASONS =
      new TreeMap<>(
          Map.of(
              "likely to leave", "likely to stop paying",
              "quiet", "grown quiet",
              "was so", "that were so in the last two weeks"));

  @Override
  public List<Table> inputs() {
    return List.of(SUCCESS_QUEUE, HEALTH_SCORES, ACCOUNT_FEATURES);
  }

  @Override
  public List<Table> contactInputs() {
    return List.of(ACCOUNTS);
  }

  @Override
  public boolean sells() {
    return false;
  }

  @Override
  public Chapter answer(Facts facts) {
    var isListed = col("is_held_back").equalTo(false);
    var money = facts.today(ACCOUNT_FEATURES).select("account_id", "mrr", "currency");
    var listed =
        People.ofCompanies(facts.today(SUCCESS_QUEUE).where(isListed), facts)
            .join(money, new String[] {"account_id"}, "left")
            .withColumn("reason", Facts.words(col("reason")))
            .orderBy("rank")
            .collectAsList();
    var before = Before.of(facts, SUCCESS_QUEUE, "account_id", isListed);
    var source = facts.source(SUCCESS_QUEUE, ACCOUNT_FEATURES);
    var shown =
        Sheet.of(
                "who-may-leave",
                "Accounts to turn to, the first first",
                source,
                columns(facts),
                listed)
            .with(new Column("pays", "Pays a month", Kind.TEXT), Money.each(listed))
            .with(new Column("change", "Change", Kind.TEXT), before.changes(listed, "account_id"));
    return new Chapter(
        "leave",
        "Who may leave without a word",
        finding(facts, listed),
        before.news(listed, "account_id"),
        listed.isEmpty() ? List.of() : List.of(shown),
        List.of());
  }

  private static String finding(Facts facts, List<Row> listed) {
    if (!facts.isMade(SUCCESS_QUEUE)) {
      return "Unknown: no run has made gold.success_queue yet.";
    }
    var scored =
        facts
            .today(HEALTH_SCORES)
            .agg(count(lit(1)).as("paying"), sum(col("abstains").cast("long")).as("unknown"))
            .head();
    if (scored.getLong(0) == 0) {
      return "Unknown: no account is known to pay.";
    }
    var paying = Say.count(scored.getLong(0), "paying account", "paying accounts");
    var unknown =
        scored.getLong(1) == 0
            ? ""
            : " Of %s of them too little is known to say.".formatted(Say.number(scored.getLong(1)));
    if (listed.isEmpty()) {
      return "Nobody of %s gives a sign of leaving.%s".formatted(paying, unknown);
    }
    return "%d of %s should hear from us: %s.%s%s"
        .formatted(
            listed.size(),
            paying,
            reasons(listed),
            Money.sum(listed).map(" They pay %s a month."::formatted).orElse(""),
            unknown);
  }

  private static String reasons(List<Row> listed) {
    return Say.and(
        REASONS.entrySet().stream()
            .map(
                reason ->
                    "%d %s"
                        .formatted(
                            listed.stream()
                                .filter(row -> reason.getKey().equals(row.getAs("reason")))
                                .count(),
                            reason.getValue()))
            .filter(counted -> !counted.startsWith("0 "))
            .toList());
  }

  private static List<Column> columns(Facts facts) {
    var columns = new ArrayList<>(List.of(new Column("rank", "Place", Kind.COUNT)));
    columns.add(
        facts.hasContacts()
            ? new Column("account_name", "Company", Kind.TEXT)
            : new Column("account_id", "Account", Kind.ID));
    columns.add(new Column("plan", "Plan", Kind.TEXT));
    columns.add(new Column("reason", "Reason", Kind.TEXT));
    columns.add(new Column("score", "Score", Kind.HUNDREDTHS));
    columns.add(new Column("evidence", "What shows it", Kind.LIST));
    columns.add(new Column("opened_on", "Since", Kind.DAY));
    return columns;
  }
}
