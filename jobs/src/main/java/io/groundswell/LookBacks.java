package io.groundswell;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.Tables.ASSISTANCE_EFFECTS;
import static io.groundswell.Tables.ASSIST_SCORES;
import static io.groundswell.Tables.CONVERSION_SCORES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.GUIDE_EVENTS;
import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.INTERCOM_WEBHOOKS;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.POSTHOG_EVENTS;
import static io.groundswell.Tables.PRODUCT_USAGE;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.STRIPE_EVENTS;
import static io.groundswell.Tables.TOPIC_LINEAGE;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOPIC_PRIORITIES;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static io.groundswell.Tables.USAGE_DAILY;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Landing;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How far before its own days a run reads a table: what is older may go, and no answer changes
 * (decision 0017). A table that is not here is read from its first day on, since the newest word on
 * somebody may be years old; no day of it goes.
 */
public final class LookBacks {
  private static final Map<Table, Integer> DAYS =
      Map.ofEntries(
          Map.entry(SEGMENT_EVENTS, 8),
          Map.entry(POSTHOG_EVENTS, 8),
          Map.entry(AMPLITUDE_EVENTS, 8),
          Map.entry(PRODUCT_USAGE, 2 * 731),
          Map.entry(STRIPE_EVENTS, 0),
          Map.entry(INTERCOM_WEBHOOKS, 0),
          Map.entry(INTERCOM_COMPANIES, 0),
          Map.entry(EVENTS, 455),
          Map.entry(GUIDE_EVENTS, 90),
          Map.entry(USAGE_DAILY, 455),
          Map.entry(PAYMENT_REVERSALS, 365),
          Map.entry(FEEDBACK_KINDS, 90),
          Map.entry(TOPIC_MENTIONS, 364),
          Map.entry(FEEDBACK_TOPICS, 0),
          Map.entry(TOPIC_TRENDS, 1),
          Map.entry(TOPIC_PRIORITIES, 0),
          Map.entry(TOPIC_LINEAGE, 0),
          Map.entry(ACCOUNT_FEATURES, 365),
          Map.entry(ADVOCACY_SCORES, 1),
          Map.entry(ASSIST_SCORES, 1),
          Map.entry(CONVERSION_SCORES, 1),
          Map.entry(HEALTH_SCORES, 1),
          Map.entry(ASSISTANCE_EFFECTS, 0),
          Map.entry(Ledger.FILES, Landing.LATE_DAYS),
          Map.entry(Ledger.REJECTS, 0),
          Map.entry(Ledger.RUNS, 0),
          Map.entry(Ledger.MODELS, 0),
          Map.entry(Ledger.ERASURES, 0),
          Map.entry(Ledger.MAINTENANCE, 0));

  private LookBacks() {}

  /** Days before a run's own that it reads; none for a table that is read from its first day on. */
  public static Optional<Integer> of(Table table) {
    return Optional.ofNullable(DAYS.get(table));
  }

  /**
   * The first day that is kept as of the last day that was run; none when every day is.
   *
   * @throws WrongUse when that would take days that the next run reads
   */
  public static Optional<LocalDate> keptFrom(Contract contract, LocalDate today) {
    var table = contract.table();
    var days = of(table);
    if (days.isPresent() && contract.retentionDays() < days.get()) {
      throw new WrongUse(
          "%s is kept %d days, says its contract, and a run reads %d days before its own. Write a longer retention into schemas/%s/%s.yaml; nothing was changed."
              .formatted(
                  table,
                  contract.retentionDays(),
                  days.get(),
                  table.layer().folder(),
                  table.name()));
    }
    return days.map(any -> today.minusDays(contract.retentionDays()));
  }

  /** Fails where a contract keeps fewer days than a run reads. */
  public static void check(Contracts contracts) {
    contracts.all().forEach(contract -> keptFrom(contract, LocalDate.EPOCH));
  }
}
