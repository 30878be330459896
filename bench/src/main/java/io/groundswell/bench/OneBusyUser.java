package io.groundswell.bench;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.Business;
import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.silver.Events;
import io.groundswell.silver.UsageDaily;
import io.groundswell.text.Pseudonyms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * How long a day of telemetry takes, and in how much memory, when it comes from one user.
 *
 * <p>{@code bench/one-busy-user EVENTS USERS}. The same number of events from many users, run
 * beside it, shows what the one costs.
 */
public final class OneBusyUser {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private OneBusyUser() {}

  /** Makes the day, then its events and use, and prints a line for each. */
  public static void main(String[] args) throws IOException {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
    long users = args.length > 1 ? Long.parseLong(args[1]) : 1;
    var folder = Files.createTempDirectory("groundswell-bench");
    var business = Business.load(Path.of("conf/business.yaml"));
    var pseudonyms = new Pseudonyms("a key that is used in benchmarks only");
    System.out.printf(
        "%,d events of %,d users; heap %,d MB%n",
        events, users, Runtime.getRuntime().maxMemory() >> 20);
    try (var spark = session(folder)) {
      var lakehouse =
          new Lakehouse(
              spark,
              folder.resolve("tables").toString(),
              folder.resolve("landing").toString(),
              Pipeline.contracts(),
              List.of());
      List<Job> jobs =
          List.of(
              new BusyUsers(spark, events, users),
              new Events(business, pseudonyms),
              new UsageDaily(business, pseudonyms));
      for (var job : jobs) {
        time(lakehouse, job);
      }
      System.out.printf("resident at most %s%n", resident());
    }
  }

  private static void time(Lakehouse lakehouse, Job job) {
    System.gc();
    var heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    var published = lakehouse.run(job, Run.of(DAY, "bench"));
    double cpu = (system.getProcessCpuTime() - before) / 1e9;
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        "%-24s %,12d rows %6.1f s, %6.1f s of a core, heap at most %,d MB%n",
        job.output(), published.kept(), published.seconds(), cpu, peak >> 20);
  }

  /** As the launcher starts it when there is much to do. */
  static SparkSession session(Path folder) {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.databricks.delta.snapshotPartitions", "2")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", folder.toString())
        .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
        .getOrCreate();
  }

  private static String resident() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("unknown");
  }
}
