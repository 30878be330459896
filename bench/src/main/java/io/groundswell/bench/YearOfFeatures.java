package io.groundswell.bench;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.Business;
import io.groundswell.Pipeline;
import io.groundswell.gold.AccountFeatures;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What one day of {@code gold.account_features} costs after {@value #EARLY} days and after a year,
 * in one process.
 *
 * <p>{@code bench/features ACCOUNTS DAYS}. Its silver tables are written as they would be found, a
 * month at a time. Each day is made twice and the second is quoted, since the first also warms up.
 */
public final class YearOfFeatures {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int EARLY = 30;
  private static final int AT_ONCE = 30;

  private YearOfFeatures() {}

  /** Prints a line for each of the two days, and how they compare. */
  public static void main(String[] args) throws IOException {
    long accounts = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
    int days = args.length > 1 ? Integer.parseInt(args[1]) : 365;
    var folder = Files.createTempDirectory("groundswell-bench");
    var job = new AccountFeatures(Business.load(Path.of("conf/business.yaml")));
    try (var spark = OneBusyUser.session(folder)) {
      var lakehouse =
          new Lakehouse(
              spark,
              folder.resolve("tables").toString(),
              folder.resolve("landing").toString(),
              Pipeline.contracts(),
              List.of());
      double early = 0;
      for (int from = 1; from <= days; from += AT_ONCE) {
        int to = Math.min(days, from + AT_ONCE - 1);
        var run = new Run(day(from), day(to), "bench");
        for (var table : BusyAccounts.TABLES) {
          if (from == 1 || table.name().equals("usage_daily") || table.name().equals("events")) {
            lakehouse.run(new BusyAccounts(spark, table, accounts, FIRST), run);
          }
        }
        System.out.printf("%,d accounts, %d days are there%n", accounts, to);
        if (to == EARLY) {
          early = time(lakehouse, job, to);
        }
      }
      double late = time(lakehouse, job, days);
      System.out.printf(Locale.ROOT, "day %d costs %.2f of day %d%n", days, late / early, EARLY);
    }
  }

  /** Seconds of a core for a day, the second time. */
  private static double time(Lakehouse lakehouse, AccountFeatures job, int day) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double seconds = 0;
    for (int time = 1; time <= 2; time++) {
      long before = system.getProcessCpuTime();
      var published = lakehouse.run(job, Run.of(day(day), "bench"));
      seconds = (system.getProcessCpuTime() - before) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "day %d, time %d: %,d rows of %,d read, %.1f s, %.1f s of a core%n",
          day,
          time,
          published.kept(),
          published.read(),
          published.seconds(),
          seconds);
    }
    return seconds;
  }

  private static LocalDate day(int number) {
    return FIRST.plusDays(number - 1L);
  }
}
