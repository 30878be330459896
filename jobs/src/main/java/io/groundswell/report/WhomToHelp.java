package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Table;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who wants to buy and cannot do it alone. */
final class WhomToHelp implements Question {
  private static final Map<String, String> GATES =
      Map.of(
          "consent", "have nobody who said that we may call",
          "cool_down_account", "were called not long ago",
          "little_evidence", "show too little to be called",
          "hold_back", "are left alone by chance, to show what a call does",
          "list_full", "found no room on the list");

  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_CANDIDATES, ACCOUNT_FEATURES);
  }

  @Override
  public List<Table> contactInputs() {
    return List.of(CONTACTS, ACCOUNTS);
  }

  @Override
  public boolean sells() {
    return true;
  }

  @Override
  public Chapter answer(Facts facts) {
    var candidates =
        facts
            .today(ASSIST_CANDIDATES)
            .where(col("held_back_by").isNull().or(col("held_back_by").notEqual("leave_alone")));
    var isListed = col("rank").isNotNull();
    var listed =
        People.ofCompanies(
                People.named(candidates.where(isListed), "contact_user_id", facts), facts)
            .orderBy("rank")
            .collectAsList();
    var gates = Gates.of(GATES, candidates);
    var before = Before.of(facts, ASSIST_CANDIDATES, "account_id", isListed);
    var source = facts.source(ASSIST_CANDIDATES, ACCOUNT_FEATURES);
    var shown =
        Sheet.of(
                "whom-to-help", "Accounts to help, the first first", source, columns(facts), listed)
            .with(new Column("change", "Change", Kind.TEXT), before.changes(listed, "account_id"));
    return new Chapter(
        "help",
        "Whom to help to buy",
        finding(facts, listed.size(), gates),
        before.news(listed, "account_id"),
        listed.isEmpty() ? List.of() : List.of(shown),
        gates.held().isEmpty() ? List.of() : List.of(heldBack(candidates, gates, facts)));
  }

  private static String finding(Facts facts, int listed, Gates gates) {
    if (!facts.isMade(ASSIST_CANDIDATES)) {
      return "Unknown: no run has made gold.assist_candidates yet.";
    }
    var helped =
        listed == 0
            ? "Nobody is known to want to buy and to need a person for it."
            : "%s to buy and cannot do it alone."
                .formatted(Say.count(listed, "account wants", "accounts want"));
    return gates.all() == 0
        ? helped
        : "%s %s held back, %s."
            .formatted(
                helped,
                Say.count(gates.all(), "more may want to and is", "more may want to and are"),
                gates.most());
  }

  private static List<Column> columns(Facts facts) {
    var columns = new ArrayList<>(List.of(new Column("rank", "Place", Kind.COUNT)));
    if (facts.hasContacts()) {
      columns.add(new Column("account_name", "Company", Kind.TEXT));
      columns.add(new Column("name", "Whom to call", Kind.TEXT));
      columns.add(new Column("email", "E-mail", Kind.TEXT));
    } else {
      columns.add(new Column("account_id", "Account", Kind.ID));
      columns.add(new Column("contact_user_id", "Whom to call", Kind.ID));
    }
    columns.add(new Column("plan", "Plan", Kind.TEXT));
    columns.add(new Column("employees", "Size", Kind.COUNT));
    columns.add(new Column("score", "Score", Kind.TENTHS));
    columns.add(new Column("wants", "Wants to", Kind.HUNDREDTHS));
    columns.add(new Column("cannot_alone", "Not alone", Kind.HUNDREDTHS));
    columns.add(new Column("reasons", "Why", Kind.LIST));
    return columns;
  }

  private static Folded heldBack(Dataset<Row> candidates, Gates gates, Facts facts) {
    var rows =
        candidates
            .where(col("held_back_by").isNotNull())
            .withColumn("held_back_by", Facts.words(col("held_back_by")))
            .orderBy(col("score").desc(), col("account_id"))
            .limit(Sheet.MOST_ROWS)
            .collectAsList();
    var columns =
        List.of(
            new Column("account_id", "Account", Kind.ID),
            new Column("score", "Score", Kind.TENTHS),
            new Column("held_back_by", "Held back by", Kind.TEXT),
            new Column("reasons", "Why it may want to", Kind.LIST));
    var source = facts.source(ASSIST_CANDIDATES);
    return new Folded(
        "Who is held back, and why",
        List.of(
            gates.sheet("whom-not-to-help-by-gate", "How many each gate holds back", source),
            Sheet.of("whom-not-to-help", "Every account held back", source, columns, rows)));
  }
}
