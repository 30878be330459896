package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.EVENTS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business.Activation;
import io.groundswell.lakehouse.Slices;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Accounts that signed up in some 90 days, and how far they have come by the day of the page. Each
 * step is counted by itself.
 *
 * @param from the first day of these sign-ups
 * @param to the last
 * @param activated those that activated in time
 * @param others those that did not
 */
record Funnel(LocalDate from, LocalDate to, Part activated, Part others) {
  private static final int SIGN_UP_DAYS = 90;

  /** Time enough to come to a habit, which is looked for in 28 days. */
  private static final int DAYS_AFTER = 28;

  /** Most working days of four weeks, as the advocacy card counts a habit. */
  private static final int HABIT_DAYS = 16;

  /**
   * Some accounts.
   *
   * @param habitual null while no use is known
   * @param paying null while no bill is known
   */
  record Part(long accounts, Long habitual, Long paying) {
    static final Part NONE = new Part(0, null, null);
  }

  static Funnel of(Facts facts, Activation activation) {
    int youngest = Math.max(DAYS_AFTER, activation.withinDays());
    int oldest = youngest + SIGN_UP_DAYS - 1;
    var events = facts.recent(EVENTS, oldest + 1);
    // Who signed up before anything was heard may have activated unheard.
    var heard = events.agg(min("event_date")).head();
    if (heard.isNullAt(0)) {
      return new Funnel(null, null, Part.NONE, Part.NONE);
    }
    var signedUp = date_sub(lit(facts.day()), col("tenure_days"));
    var first = later(heard.getDate(0).toLocalDate(), facts.day().minusDays(oldest));
    var cohort =
        facts
            .today(ACCOUNT_FEATURES)
            .where(col("tenure_days").geq(youngest).and(signedUp.geq(lit(first))))
            .join(activations(events, facts, activation), new String[] {"account_id"})
            .groupBy("is_activated")
            .agg(
                count(lit(1)).as("accounts"),
                count(when(col("active_days_28d").geq(HABIT_DAYS), 1)).as("habitual"),
                count(col("active_days_28d")).as("usage_known"),
                count(when(col("is_paying"), 1)).as("paying"),
                count(col("is_paying")).as("billing_known"))
            .collectAsList();
    return new Funnel(
        first, facts.day().minusDays(youngest), part(cohort, true), part(cohort, false));
  }

  /** By account whether it did what activates within the days; our own accounts are left out. */
  private static Dataset<Row> activations(Dataset<Row> events, Facts facts, Activation activation) {
    var done =
        events
            .where(col("event").equalTo(activation.event()))
            .groupBy("account_id")
            .agg(min("occurred_at").as("first_done_at"));
    var inTime =
        col("first_done_at")
            .cast("long")
            .minus(col("signed_up_at").cast("long"))
            .leq(activation.withinDays() * 86_400L);
    return Slices.latest(facts.in().rows(ACCOUNTS), "account_id")
        .where(coalesce(col("is_internal"), lit(false)).equalTo(false))
        .join(done, new String[] {"account_id"}, "left")
        .select(col("account_id"), coalesce(inTime, lit(false)).as("is_activated"));
  }

  private static Part part(List<Row> cohort, boolean isActivated) {
    return cohort.stream()
        .filter(row -> row.<Boolean>getAs("is_activated") == isActivated)
        .findFirst()
        .map(
            row ->
                new Part(
                    row.<Long>getAs("accounts"),
                    row.<Long>getAs("usage_known") == 0 ? null : row.<Long>getAs("habitual"),
                    row.<Long>getAs("billing_known") == 0 ? null : row.<Long>getAs("paying")))
        .orElse(Part.NONE);
  }

  boolean isEmpty() {
    return signUps() == 0;
  }

  long signUps() {
    return activated.accounts + others.accounts;
  }

  Long habitual() {
    return sum(activated.habitual, others.habitual);
  }

  Long paying() {
    return sum(activated.paying, others.paying);
  }

  String finding() {
    if (isEmpty()) {
      return "Unknown: no account is known to have signed up since telemetry began, and %d days ago or longer."
          .formatted(DAYS_AFTER);
    }
    return "Of %s from %s to %s, %s activated, %s have a habit and %s pay."
        .formatted(
            Say.count(signUps(), "account that signed up", "accounts that signed up"),
            Say.day(from),
            Say.day(to),
            shared(activated.accounts),
            shared(habitual()),
            shared(paying()));
  }

  private String shared(Long number) {
    return number == null
        ? "an unknown number"
        : "%s (%s)".formatted(Say.number(number), Say.percent((double) number / signUps()));
  }

  String meaning(Activation activation) {
    return "Activated: “%s” within %d days of signing up. A habit: in use on %d or more of the last 28 days. Shares have 95 %% intervals (Wilson). Where those who activated pay more often, that alone does not say that they pay because of it."
        .formatted(activation.event(), activation.withinDays(), HABIT_DAYS);
  }

  private static Long sum(Long one, Long other) {
    return one == null && other == null
        ? null
        : (one == null ? 0 : one) + (other == null ? 0 : other);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
