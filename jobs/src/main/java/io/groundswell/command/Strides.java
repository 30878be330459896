package io.groundswell.command;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Tells a person how far one long piece of work of Spark is: a bar where there is a terminal, a
 * line for each quarter where there is none.
 */
final class Strides extends SparkListener implements AutoCloseable {
  private final SparkSession spark;
  private final PrintStream out;
  private final ProgressBar bar;
  private int parts;
  private int done;
  private int told;

  private Strides(SparkSession spark, PrintStream out, ProgressBar bar) {
    this.spark = spark;
    this.out = out;
    this.bar = bar;
  }

  /** Watches what Spark does from now until it is closed; nothing else may run meanwhile. */
  static Strides of(SparkSession spark, String work) {
    var strides = new Strides(spark, System.err, System.console() == null ? null : bar(work));
    spark.sparkContext().addSparkListener(strides);
    return strides;
  }

  /** The same on a stream that is no terminal. */
  static Strides inLines(SparkSession spark, PrintStream out) {
    var strides = new Strides(spark, out, null);
    spark.sparkContext().addSparkListener(strides);
    return strides;
  }

  static ProgressBar bar(String work) {
    return new ProgressBarBuilder()
        .setTaskName("%-10s".formatted(work))
        .setInitialMax(0)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .build();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    parts += submitted.stageInfo().numTasks();
    if (bar != null) {
      bar.maxHint(parts);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    done++;
    if (bar != null) {
      bar.stepTo(Math.min(done, parts));
    } else if (4 * done / Math.max(1, parts) > told && done < parts) {
      told = 4 * done / parts;
      out.printf("  %d of %d parts done%n", done, parts);
    }
  }

  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(this);
    if (bar != null) {
      // The last news may still be on its way.
      bar.stepTo(bar.getMax());
      bar.close();
    }
  }
}
