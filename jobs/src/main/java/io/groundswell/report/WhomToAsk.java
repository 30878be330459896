package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.transform;

import io.groundswell.lakehouse.Table;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who would gladly speak for us, may be asked, and for what. */
final class WhomToAsk implements Question {
  private static final Map<String, String> GATES =
      Map.of(
          "consent", "never said that we may write",
          "hurt_now", "have something that hurts them now",
          "cool_down_person", "were asked not long ago",
          "cool_down_account", "are of a company that was asked not long ago",
          "cool_down_ask", "were asked for the same not long ago",
          "cap_person", "were asked as often as we allow ourselves",
          "cap_account", "are of a company that was asked as often as we allow ourselves",
          "score_too_low", "are not glad enough for what is left to ask",
          "account_already_listed", "are of a company of which somebody else is asked",
          "list_full", "found no room on the list");

  @Override
  public List<Table> inputs() {
    return List.of(ADVOCATES, ACCOUNT_FEATURES);
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
    var candidates = facts.today(ADVOCATES);
    var isListed = col("rank").isNotNull();
    var listed = listed(candidates.where(isListed), facts);
    var gates = Gates.of(GATES, candidates);
    var before = Before.of(facts, ADVOCATES, "user_id", isListed);
    var source = facts.source(ADVOCATES, ACCOUNT_FEATURES);
    var shown =
        Sheet.of("whom-to-ask", "People to ask, the first first", source, columns(facts), listed)
            .with(new Column("change", "Change", Kind.TEXT), before.changes(listed, "user_id"));
    return new Chapter(
        "ask",
        "Whom to ask",
        finding(facts, listed.size(), gates),
        before.news(listed, "user_id"),
        listed.isEmpty() ? List.of() : List.of(shown),
        gates.held().isEmpty() ? List.of() : List.of(heldBack(candidates, gates, facts)));
  }

  private static String finding(Facts facts, int listed, Gates gates) {
    if (!facts.isMade(ADVOCATES)) {
      return "Unknown: no run has made gold.advocates yet.";
    }
    if (listed + gates.all() == 0) {
      return "Nobody is known to be glad enough to be asked.";
    }
    var asked = Say.count(listed, "person", "people") + " may be asked to speak for us today.";
    return gates.all() == 0
        ? asked
        : "%s %s would be glad to and %s held back, %s."
            .formatted(
                asked,
                Say.number(gates.all()) + " more",
                gates.all() == 1 ? "is" : "are",
                gates.most());
  }

  private static List<Row> listed(Dataset<Row> listed, Facts facts) {
    var open = filter(col("asks"), ask -> ask.getField("held_back_by").isNull());
    var words = transform(open, ask -> Facts.words(ask.getField("ask_type")));
    return People.ofCompanies(People.named(listed, "user_id", facts), facts)
        .withColumn("ask_for", words)
        .orderBy("rank")
        .collectAsList();
  }

  private static List<Column> columns(Facts facts) {
    var columns = new ArrayList<>(List.of(new Column("rank", "Place", Kind.COUNT)));
    if (facts.hasContacts()) {
      columns.add(new Column("name", "Name", Kind.TEXT));
      columns.add(new Column("email", "E-mail", Kind.TEXT));
      columns.add(new Column("account_name", "Company", Kind.TEXT));
    } else {
      columns.add(new Column("user_id", "Person", Kind.ID));
      columns.add(new Column("account_id", "Account", Kind.ID));
    }
    columns.add(new Column("plan", "Plan", Kind.TEXT));
    columns.add(new Column("employees", "Size", Kind.COUNT));
    columns.add(new Column("score", "Score", Kind.TENTHS));
    columns.add(new Column("reasons", "Why", Kind.LIST));
    columns.add(new Column("ask_for", "Ask for", Kind.LIST));
    return columns;
  }

  /** Nobody who was held back is named, whatever was asked for. */
  private static Folded heldBack(Dataset<Row> candidates, Gates gates, Facts facts) {
    var words = Facts.words(col("held_back_by"));
    var hurts = transform(col("hurt_by"), hurt -> Facts.words(hurt));
    var rows =
        candidates
            .where(col("held_back_by").isNotNull())
            .withColumn("held_back_by", words)
            .withColumn("hurt_by", hurts)
            .orderBy(col("score").desc(), col("user_id"), col("account_id"))
            .limit(Sheet.MOST_ROWS)
            .collectAsList();
    var columns =
        List.of(
            new Column("user_id", "Person", Kind.ID),
            new Column("account_id", "Account", Kind.ID),
            new Column("score", "Score", Kind.TENTHS),
            new Column("held_back_by", "Held back by", Kind.TEXT),
            new Column("hurt_by", "Hurt by", Kind.LIST),
            new Column("reasons", "Why they would be glad", Kind.LIST));
    var source = facts.source(ADVOCATES);
    return new Folded(
        "Who is held back, and why",
        List.of(
            gates.sheet("whom-not-to-ask-by-gate", "How many each gate holds back", source),
            Sheet.of("whom-not-to-ask", "Everybody who is held back", source, columns, rows)));
  }
}
