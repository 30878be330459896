package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * People whom we asked to speak for us, as they were known on the day before, and whether they said
 * yes.
 *
 * <p>One row per ask of the last year whose days to answer have passed; {@code known_on} is the day
 * before the ask. Silence is no yes. An ask that bounced reached nobody and is no case. Who was
 * asked had been chosen, so what is learnt holds of people like those: given that they are asked.
 *
 * @param day as of which they are looked at
 */
record AskCases(Inputs in, LocalDate day, Collection<String> coreFeatures) implements Cases {
  private static final String[] USER = {"user_id"};
  private static final String[] ACCOUNT_DAY = {"account_id", "known_on"};
  private static final List<String> KEY = List.of("known_on", "user_id", "account_id");
  private static final Set<Table> OF_PEOPLE = Set.of(USAGE_DAILY, EVENTS, SURVEY_RESPONSES, USERS);

  @Override
  public Goal goal() {
    return Goal.ADVOCACY;
  }

  @Override
  public Dataset<Row> labelled() {
    var days = new Run(first().minusDays(1), last().minusDays(1), in.run().id());
    var people = AdvocacyFeatures.ofEachDay(about(asks(), days), days, coreFeatures);
    var card = AdvocacyCard.card();
    var written = card.total().divide(100).as(Lesson.WRITTEN);
    var columns = Stream.concat(KEY.stream(), goal().features().stream()).map(name -> col(name));
    var carded =
        card.pointsOf(people)
            .select(Stream.concat(columns, Stream.of(written)).toArray(Column[]::new));
    return asks()
        .join(carded, KEY.toArray(String[]::new))
        .join(accounts(), ACCOUNT_DAY)
        .drop("user_id", "touch_id");
  }

  private Dataset<Row> accounts() {
    return in.rows(ACCOUNT_FEATURES)
        .select(
            Stream.concat(
                    Stream.of(ACCOUNT_DAY).map(name -> col(name)), Stream.of(Segments.columns()))
                .toArray(Column[]::new));
  }

  @Override
  public Dataset<Row> now() {
    var today = in.run().day(day);
    return AdvocacyFeatures.ofEachDay(
        new Inputs(in.reader(), in.tables(), today), today, coreFeatures);
  }

  @Override
  public List<String> key() {
    return List.of("account_id", "user_id");
  }

  /** One row per ask: whom, the day before, and {@code label}. */
  private Dataset<Row> asks() {
    var isYes = col("outcome").equalTo("accepted");
    var askedOn = least(to_date(col("touched_at")), col("known_on"));
    var asks =
        in.rows(TOUCHES)
            .where(col("kind").equalTo("advocacy"))
            .where(col("user_id").isNotNull().and(col("account_id").isNotNull()))
            .groupBy("touch_id")
            .agg(
                max_by(struct(col("user_id"), col("account_id")), col("known_on")).as("whom"),
                min(askedOn).as("asked_on"),
                min(when(isYes, col("known_on"))).as("yes_on"),
                count_if(col("outcome").equalTo("bounced")).as("bounces"));
    var inTime = col("yes_on").leq(date_add(col("asked_on"), goal().days()));
    return asks.where(col("asked_on").between(lit(first()), lit(last())))
        .where(col("bounces").equalTo(0))
        .select(
            col("touch_id"),
            col("whom.user_id"),
            col("whom.account_id"),
            date_sub(col("asked_on"), 1).as("known_on"),
            coalesce(inTime, lit(false)).as("label"));
  }

  /** What is known of those who were asked, and of their accounts on the day before: few rows. */
  private Inputs about(Dataset<Row> asks, Run days) {
    var people = broadcast(asks.select("user_id").distinct());
    var accounts = broadcast(asks.select("account_id", "known_on").distinct());
    var tables = new HashMap<>(in.tables());
    OF_PEOPLE.forEach(table -> tables.put(table, in.rows(table).join(people, USER, "left_semi")));
    tables.put(
        ACCOUNT_FEATURES, in.rows(ACCOUNT_FEATURES).join(accounts, ACCOUNT_DAY, "left_semi"));
    return new Inputs(in.reader(), tables, days);
  }
}
