package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a reader wants to know after a first run: who, what, and where to look. */
final class DemoStory {
  private static final int SHOWN = 5;
  private static final int QUOTE_CHARACTERS = 90;

  private final Workplace workplace;
  private final Lakehouse lakehouse;
  private final LocalDate day;
  private final PrintWriter out;

  DemoStory(Workplace workplace, LocalDate day, PrintWriter out) {
    this.workplace = workplace;
    this.lakehouse = workplace.lakehouse();
    this.day = day;
    this.out = out;
  }

  void tell() {
    advocates();
    assist();
    topics();
    emerging();
    nothingLost();
    out.printf(
        "%nThe lists: %s/<name>/known_on=%s/. The tables: ./groundswell sql \"SELECT * FROM gold.advocates WHERE known_on = '%s' ORDER BY rank\"%n",
        workplace.settings().lists(), day, day);
    out.flush();
  }

  private void advocates() {
    var candidates = today(ADVOCATES);
    out.printf(
        "%nWho would gladly speak for us on %s (gold.advocates; %s):%n", day, held(candidates));
    for (var row : listed(candidates, "user_id")) {
      person(row);
    }
  }

  private void assist() {
    var candidates = today(ASSIST_CANDIDATES);
    out.printf(
        "%nWho wants to buy and cannot do it alone (gold.assist_candidates; %s):%n",
        held(candidates));
    for (var row : listed(candidates, "contact_user_id")) {
      person(row);
    }
  }

  private void person(Row row) {
    out.printf(
        Locale.ROOT,
        "  %2d. %-24s %-28s %5.1f  %s%n",
        row.<Integer>getAs("rank"),
        row.<String>getAs("person"),
        row.<String>getAs("account"),
        row.<Double>getAs("score"),
        String.join("; ", row.<String>getList(row.fieldIndex("reasons"))));
  }

  private void topics() {
    out.printf("%nWhat customers speak of most (gold.feedback_topics):%n");
    var rows =
        today(FEEDBACK_TOPICS)
            .orderBy(col("mentions_28d").desc(), col("topic_id"))
            .limit(SHOWN + 3)
            .collectAsList();
    for (var row : rows) {
      out.printf(
          Locale.ROOT,
          "  %3d in 28 days, %3d accounts in 90: %-38s \"%s\"%n",
          row.<Long>getAs("mentions_28d"),
          row.<Long>getAs("accounts_90d"),
          row.<String>getAs("label"),
          quote(row));
    }
  }

  /**
   * The newest of the topics that nobody had spoken of, on the day it was found; if there is any.
   */
  private void emerging() {
    lakehouse
        .read(EMERGING_TOPICS, day)
        .where(col("known_on").equalTo(col("found_on")))
        .orderBy(col("found_on").desc(), col("texts").desc(), col("topic_id"))
        .limit(1)
        .collectAsList()
        .forEach(
            row ->
                out.printf(
                    Locale.ROOT,
                    "%nThe newest thing that nobody had spoken of before (gold.emerging_topics):%n  on %s, %d texts of %d accounts: %s \"%s\"%n",
                    row.getAs("found_on"),
                    row.<Long>getAs("texts"),
                    row.<Long>getAs("accounts"),
                    row.<String>getAs("label"),
                    quote(row)));
  }

  private static String quote(Row topic) {
    var quotes = topic.<String>getList(topic.fieldIndex("quotes"));
    var quote = quotes.isEmpty() ? "" : quotes.get(0).replace('\n', ' ');
    return quote.length() > QUOTE_CHARACTERS ? quote.substring(0, QUOTE_CHARACTERS) + "..." : quote;
  }

  /** Of the newest run of every bronze table: what came in, and where it went. */
  private void nothingLost() {
    var landed =
        Slices.latest(
                lakehouse
                    .read(Ledger.RUNS)
                    .where(col("stage").equalTo("land").and(col("status").equalTo("done")))
                    .withColumn("known_on", col("ended_at")),
                "table_name")
            .selectExpr("sum(rows_read)", "sum(rows_written)", "sum(rows_rejected)")
            .head();
    out.printf(
        Locale.ROOT,
        "%nNothing was lost: %,d records read = %,d kept + %,d rejected, each with its reason (ops.runs, ops.rejects).%n",
        landed.getLong(0),
        landed.getLong(1),
        landed.getLong(2));
  }

  private Dataset<Row> today(Table table) {
    return lakehouse.read(table).where(col("known_on").equalTo(lit(day)));
  }

  /** How many are listed, and how many each gate holds back. */
  private static String held(Dataset<Row> candidates) {
    var counts =
        candidates
            .groupBy("held_back_by")
            .agg(count(lit(1)).as("people"))
            .orderBy(col("held_back_by").asc_nulls_first())
            .collectAsList();
    var listed = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var row : counts) {
      if (row.isNullAt(0)) {
        listed.add(row.getLong(1) + " listed");
      } else {
        others.add("%s %d".formatted(row.getString(0).replace('_', ' '), row.getLong(1)));
      }
    }
    if (!others.isEmpty()) {
      listed.add("not listed: " + String.join(", ", others));
    }
    return String.join("; ", listed);
  }

  private List<Row> listed(Dataset<Row> candidates, String person) {
    Column named = col("name");
    var contacts =
        Slices.latest(lakehouse.read(CONTACTS, day), "user_id")
            .select(col("user_id").as("_user"), named.as("person"));
    var accounts =
        Slices.latest(lakehouse.read(ACCOUNTS, day), "account_id")
            .select(col("account_id").as("_account"), named.as("account"));
    return candidates
        .where(col("rank").leq(SHOWN))
        .join(contacts, col(person).equalTo(col("_user")), "left")
        .join(accounts, col("account_id").equalTo(col("_account")), "left")
        .orderBy("rank")
        .collectAsList();
  }
}
