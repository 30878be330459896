package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Table;
import io.groundswell.report.Column.Kind;
import java.util.List;

/** Who buys without us, and would only be disturbed. */
final class WhomToLeaveAlone implements Question {
  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_CANDIDATES, ACCOUNT_FEATURES);
  }

  @Override
  public List<Table> contactInputs() {
    return List.of(ACCOUNTS);
  }

  @Override
  public boolean sells() {
    return true;
  }

  @Override
  public Chapter answer(Facts facts) {
    var isAlone = col("held_back_by").equalTo("leave_alone");
    var alone =
        People.ofCompanies(facts.today(ASSIST_CANDIDATES).where(isAlone), facts)
            .orderBy(col("wants").desc(), col("account_id"))
            .limit(Sheet.MOST_ROWS)
            .collectAsList();
    var before = Before.of(facts, ASSIST_CANDIDATES, "account_id", isAlone);
    var who =
        facts.hasContacts()
            ? new Column("account_name", "Company", Kind.TEXT)
            : new Column("account_id", "Account", Kind.ID);
    var columns =
        List.of(
            who,
            new Column("plan", "Plan", Kind.TEXT),
            new Column("employees", "Size", Kind.COUNT),
            new Column("wants", "Wants to", Kind.HUNDREDTHS),
            new Column("cannot_alone", "Not alone", Kind.HUNDREDTHS),
            new Column("reasons", "Why we think so", Kind.LIST));
    var source = facts.source(ASSIST_CANDIDATES, ACCOUNT_FEATURES);
    var shown =
        Sheet.of("whom-to-leave-alone", "Accounts not to call", source, columns, alone)
            .with(new Column("change", "Change", Kind.TEXT), before.changes(alone, "account_id"));
    return new Chapter(
        "alone",
        "Whom to leave alone",
        finding(facts, alone.size()),
        before.news(alone, "account_id"),
        alone.isEmpty() ? List.of() : List.of(shown),
        List.of());
  }

  private static String finding(Facts facts, int alone) {
    if (!facts.isMade(ASSIST_CANDIDATES)) {
      return "Unknown: no run has made gold.assist_candidates yet.";
    }
    return alone == 0
        ? "Nobody is known to be buying without us today."
        : "%s to want to buy and can do so without us: a call would only be in the way."
            .formatted(Say.count(alone, "account seems", "accounts seem"));
  }
}
