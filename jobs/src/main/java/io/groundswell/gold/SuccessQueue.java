package io.groundswell.gold;

import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whom Customer Success may turn to before they notice a fault.
 *
 * <p>One row per account with an open item and day. An item opens when an account grew quiet or is
 * likely to leave, and none was open in the last {@value #REST_DAYS} days; it ends when somebody of
 * Customer Success turns to the account, or after {@value #OPEN_DAYS} days. Chance holds one in
 * {@value HoldBack#ONE_IN} accounts back for good, so that the others show what turning to them
 * does. {@link AccountContact} is whom to turn to.
 */
public final class SuccessQueue implements Job {
  static final int OPEN_DAYS = 14;
  static final int REST_DAYS = 28;

  /** One of four such accounts leaves, where the score is a probability. */
  static final double LIKELY = 0.25;

  private static final String ITEMS = "array<struct<known_on:date,opened_on:date>>";

  @Override
  public Table output() {
    return SUCCESS_QUEUE;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            Stream.of(HEALTH_SCORES, TOUCHES, SUCCESS_QUEUE), AccountContact.INPUTS.stream())
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var health = in.news(HEALTH_SCORES).where(not(col("abstains")));
    var touched =
        in.news(TOUCHES)
            .where(col("kind").equalTo("success").and(col("account_id").isNotNull()))
            .select("account_id", "known_on")
            .distinct()
            .withColumn("is_touched", lit(true));
    var days =
        health
            .join(touched, new String[] {"account_id", "known_on"}, "left")
            .groupBy("account_id")
            .agg(sort_array(collect_list(day())).as("days"));
    var before =
        in.recent(SUCCESS_QUEUE, OPEN_DAYS + REST_DAYS)
            .where(col("known_on").lt(lit(run.from())))
            .groupBy("account_id")
            .agg(max_by(struct(col("opened_on"), col("known_on")), col("known_on")).as("before"));
    var open =
        days.join(before, new String[] {"account_id"}, "left")
            .withColumn("item", explode(items()))
            .select(col("account_id"), col("item.known_on"), col("item.opened_on"));
    var ranked = ranked(open.join(health, new String[] {"account_id", "known_on"}));
    return AccountContact.with(ranked, in, run);
  }

  private static Column day() {
    var needsUs = col("is_quiet").or(col("score").geq(LIKELY));
    return struct(
        col("known_on"),
        needsUs.as("needs_us"),
        coalesce(col("is_touched"), lit(false)).as("is_touched"));
  }

  /** The days on which an item is open, each with the day on which it was opened. */
  private static Column items() {
    var none = lit(null).cast("date");
    var start =
        struct(
            coalesce(col("before.opened_on"), none).as("opened_on"),
            coalesce(col("before.known_on"), none).as("last_on"),
            array().cast(ITEMS).as("items"));
    return aggregate(col("days"), start, SuccessQueue::after, state -> state.getField("items"));
  }

  private static Column after(Column state, Column day) {
    var today = day.getField("known_on");
    var openedOn = state.getField("opened_on");
    var lastOn = state.getField("last_on");
    var goesOn = date_add(lastOn, 1).equalTo(today).and(today.lt(date_add(openedOn, OPEN_DAYS)));
    var isRested = lastOn.isNull().or(date_add(lastOn, REST_DAYS).lt(today));
    var isFree = not(day.getField("is_touched"));
    var opened =
        when(isFree.and(coalesce(goesOn, lit(false))), openedOn)
            .when(isFree.and(isRested).and(day.getField("needs_us")), today);
    return struct(
        coalesce(opened, openedOn).as("opened_on"),
        when(opened.isNotNull(), today).otherwise(lastOn).as("last_on"),
        when(
                opened.isNotNull(),
                array_append(
                    state.getField("items"), struct(today.as("known_on"), opened.as("opened_on"))))
            .otherwise(state.getField("items"))
            .as("items"));
  }

  private static Dataset<Row> ranked(Dataset<Row> open) {
    var isHeldBack = HoldBack.of("success_queue", col("account_id"));
    var worstFirst =
        Window.partitionBy(col("known_on"), col("is_held_back"))
            .orderBy(col("score").desc(), col("account_id"));
    return open.withColumn("is_held_back", isHeldBack)
        .select(
            col("known_on"),
            col("account_id"),
            col("opened_on"),
            date_add(col("opened_on"), OPEN_DAYS).as("expires_on"),
            col("is_held_back"),
            when(not(col("is_held_back")), row_number().over(worstFirst)).as("rank"),
            when(col("is_quiet"), "quiet")
                .when(col("score").geq(LIKELY), "likely_to_leave")
                .otherwise("was_so")
                .as("reason"),
            col("score"),
            col("reasons").as("evidence"));
  }
}
