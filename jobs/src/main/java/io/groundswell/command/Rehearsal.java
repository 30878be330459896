package io.groundswell.command;

/**
 * A small life in the current folder, for the launcher to see which classes every run loads.
 *
 * <p>A few jobs of each kind are enough: what takes long to load is Spark and Delta, and all jobs
 * share those.
 */
public final class Rehearsal {
  private static final String DAY = "2026-01-07";

  private Rehearsal() {}

  public static void main(String... none) {
    int simulated = Commands.run("simulate", "--accounts", "5", "--days", "7", "--to", DAY);
    System.exit(simulated == 0 ? run() : simulated);
  }

  private static int run() {
    return Commands.run(
        "run",
        "--date",
        DAY,
        "--job",
        "bronze.segment_events",
        "--job",
        "bronze.zendesk_tickets",
        "--job",
        "silver.accounts",
        "--job",
        "silver.events",
        "--job",
        "silver.usage_daily");
  }
}
