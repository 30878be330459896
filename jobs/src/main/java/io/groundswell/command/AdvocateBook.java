package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.lists.Profile;
import io.groundswell.lists.Regions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is known on a day of everybody who may be asked for something. What was said to get
 * something fixed is no part of it.
 */
record AdvocateBook(Lakehouse lakehouse, LocalDate day, String askType) {
  private static final int USE_DAYS = 90;

  private static final String[] PERSON = {"user_id", "account_id"};

  /** Everybody for whom no gate of this ask is shut, on the list of the day or not. */
  List<Profile> people(Collection<String> coreFeatures) {
    var known =
        candidates()
            .where(col("ask.held_back_by").isNull())
            .select("user_id", "account_id", "score", "reasons")
            .join(accounts(), "account_id", "left")
            .join(accountsOfDay(), "account_id", "left")
            .join(use(coreFeatures), PERSON, "left")
            .join(laws(), "user_id", "left")
            .join(praise(), "user_id", "left");
    return known.collectAsList().stream().map(AdvocateBook::profile).toList();
  }

  /**
   * Every industry that an account is of, so that one of which nobody may be asked is understood.
   */
  List<String> industries() {
    return accounts()
        .where(col("industry").isNotNull())
        .select("industry")
        .distinct()
        .orderBy("industry")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** How many candidates each gate of this ask holds back. */
  Map<String, Long> heldBack() {
    var held = new TreeMap<String, Long>();
    candidates()
        .groupBy("ask.held_back_by")
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> held.put(row.isNullAt(0) ? "" : row.getString(0), row.getLong(1)));
    held.remove("");
    return held;
  }

  /**
   * What people said in surveys and praised us with, and may be used to ask them to say it again.
   */
  static Dataset<Row> praiseIn(Lakehouse lakehouse, LocalDate day) {
    var said =
        Slices.latest(lakehouse.read(FEEDBACK, day), "feedback_id")
            .where(col("purpose").equalTo("both").and(col("channel").equalTo("survey")))
            .where(col("user_id").isNotNull().and(col("text").isNotNull()))
            .select("feedback_id", "user_id", "said_at", "text");
    var praise =
        Slices.latest(lakehouse.read(FEEDBACK_KINDS, day), "feedback_id")
            .where(col("kind").equalTo("praise"))
            .select("feedback_id");
    return said.join(praise, "feedback_id");
  }

  private Dataset<Row> candidates() {
    var ask = get(filter(col("asks"), a -> a.getField("ask_type").equalTo(askType)), lit(0));
    return ofDay(ADVOCATES).withColumn("ask", ask).where(col("ask").isNotNull());
  }

  private Dataset<Row> accounts() {
    return Slices.latest(lakehouse.read(ACCOUNTS, day), "account_id")
        .select(
            col("account_id"),
            coalesce(col("domain"), col("account_id")).as("company"),
            col("industry"),
            col("country"),
            col("employees"),
            col("plan").as("told_plan"));
  }

  private Dataset<Row> accountsOfDay() {
    return ofDay(ACCOUNT_FEATURES)
        .select("account_id", "plan", "is_paying", "sso_views_28d", "security_views_28d");
  }

  private Dataset<Row> use(Collection<String> coreFeatures) {
    return lakehouse
        .read(USAGE_DAILY, day)
        .where(col("event_date").gt(lit(day.minusDays(USE_DAYS))))
        .where(col("feature").isin(coreFeatures.toArray()))
        .groupBy("user_id", "account_id")
        .agg(collect_set("feature").as("features"));
  }

  private Dataset<Row> laws() {
    return lakehouse
        .read(CONSENTS, day)
        .where(col("state").equalTo("granted").and(col("jurisdiction").isNotNull()))
        .groupBy("user_id")
        .agg(max_by(col("jurisdiction"), struct("recorded_at", "jurisdiction")).as("law"));
  }

  private Dataset<Row> praise() {
    var topics =
        Slices.latest(lakehouse.read(TOPIC_MENTIONS, day), "feedback_id")
            .select("feedback_id", "topic_id");
    var labels =
        Slices.latest(lakehouse.read(FEEDBACK_TOPICS, day), "topic_id").select("topic_id", "label");
    return praiseIn(lakehouse, day)
        .join(topics, "feedback_id")
        .join(labels, "topic_id")
        .groupBy("user_id")
        .agg(collect_set("label").as("praised"));
  }

  private Dataset<Row> ofDay(Table table) {
    return lakehouse.read(table, day).where(col("known_on").equalTo(lit(day)));
  }

  private static Profile profile(Row row) {
    String country = row.getAs("country");
    String plan = row.getAs("plan");
    return new Profile(
        row.getAs("user_id"),
        row.getAs("account_id"),
        row.isNullAt(row.fieldIndex("company")) ? row.getAs("account_id") : row.getAs("company"),
        row.<Double>getAs("score"),
        row.getList(row.fieldIndex("reasons")),
        row.getAs("industry"),
        country == null ? null : Regions.code(country),
        row.getAs("law"),
        plan == null ? row.getAs("told_plan") : plan,
        row.getAs("is_paying"),
        row.getAs("employees"),
        words(row, "features"),
        pages(row),
        words(row, "praised"));
  }

  private static Set<String> pages(Row row) {
    var pages = new TreeSet<String>();
    for (var page : List.of("sso", "security")) {
      Number views = row.getAs(page + "_views_28d");
      if (views != null && views.longValue() > 0) {
        pages.add(page);
      }
    }
    return pages;
  }

  private static Set<String> words(Row row, String column) {
    int field = row.fieldIndex(column);
    return row.isNullAt(field) ? Set.of() : new HashSet<>(row.<String>getList(field));
  }
}
