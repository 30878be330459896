package io.groundswell.lakehouse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Counts what each of our jobs costs Spark: its jobs, and the rows that its scans delivered.
 *
 * <p>The scans of Delta's own log are among those rows; they are few.
 */
final class Tally extends SparkListener {
  private static final String PROPERTY = "groundswell.job";

  private final Map<String, Cost> costs = new ConcurrentHashMap<>();
  private final Map<Integer, Cost> byStage = new ConcurrentHashMap<>();

  /** The counters of one job. */
  static final class Cost {
    final AtomicInteger sparkJobs = new AtomicInteger();
    final AtomicLong rowsScanned = new AtomicLong();
    private long nanos;
    private long since;

    /** How long it is at work, its breaks left out. */
    double secondsSoFar() {
      return (nanos + System.nanoTime() - since) / 1e9;
    }
  }

  static Tally on(SparkSession spark) {
    var tally = new Tally();
    spark.sparkContext().addSparkListener(tally);
    return tally;
  }

  /** From here on, what this thread asks of Spark is counted for {@code job}. */
  Cost begin(SparkSession spark, String job) {
    var cost = costs.computeIfAbsent(job, j -> new Cost());
    cost.since = System.nanoTime();
    spark.sparkContext().setLocalProperty(PROPERTY, job);
    spark.sparkContext().setJobDescription(job);
    return cost;
  }

  /** From here on, this thread works for nobody; the job may begin again on any thread. */
  void pause(SparkSession spark, Cost cost) {
    spark.sparkContext().setLocalProperty(PROPERTY, null);
    spark.sparkContext().setJobDescription(null);
    cost.nanos += System.nanoTime() - cost.since;
  }

  /** The job will not begin again. */
  void end(String job) {
    costs.remove(job);
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    var job = start.properties() == null ? null : start.properties().getProperty(PROPERTY);
    var cost = job == null ? null : costs.get(job);
    if (cost != null) {
      cost.sparkJobs.incrementAndGet();
      start.stageInfos().foreach(stage -> byStage.put(stage.stageId(), cost));
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    var cost = byStage.get(end.stageId());
    if (cost != null && end.taskMetrics() != null) {
      cost.rowsScanned.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
    }
  }
}
