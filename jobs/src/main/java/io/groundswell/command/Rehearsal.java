package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_USERS;

import io.groundswell.lakehouse.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A small life in the current folder, for the launcher to see which classes every run loads.
 *
 * <p>A few jobs of each kind are enough: what takes long to load is Spark and Delta, and all jobs
 * share those.
 */
public final class Rehearsal {
  private static final String DAY = "2026-01-07";

  /** Jobs of each kind, with all that they read. */
  private static final List<Table> JOBS =
      List.of(
          SEGMENT_EVENTS,
          ZENDESK_USERS,
          ZENDESK_ORGANIZATIONS,
          INTERCOM_CONTACTS,
          STRIPE_CUSTOMERS,
          ACCOUNTS,
          USERS,
          EVENTS);

  private Rehearsal() {}

  public static void main(String... none) {
    int simulated = Commands.run("simulate", "--accounts", "5", "--days", "7", "--to", DAY);
    System.exit(simulated == 0 ? run() : simulated);
  }

  private static int run() {
    var arguments = new ArrayList<>(List.of("run", "--date", DAY));
    for (var table : JOBS) {
      arguments.addAll(List.of("--job", table.toString()));
    }
    return Commands.run(arguments.toArray(String[]::new));
  }
}
