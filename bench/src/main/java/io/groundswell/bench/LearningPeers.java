package io.groundswell.bench;

import io.groundswell.learn.Challenger;
import io.groundswell.learn.Examples;
import io.groundswell.learn.Foretold;
import io.groundswell.learn.Leaks;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * What the learner and MLlib's logistic regression foretell of public tables, on the folds that
 * stand in them: {@code bench/backtest peers}.
 */
public final class LearningPeers {
  private static final int FOLDS = 5;

  private LearningPeers() {}

  /** The folder with the tables, and which of them (a regular expression). */
  public static void main(String[] args) throws IOException {
    try (var spark =
            SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        var files = Files.list(Path.of(args[0]))) {
      for (var file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".csv", "");
        if (args.length == 1 || name.matches(args[1])) {
          tell(spark, file, name);
        }
      }
    }
  }

  private static void tell(SparkSession spark, Path file, String name) {
    var rows = spark.read().option("header", true).option("escape", "\"").csv(file.toString());
    var read = LearningTable.of(rows, new Question("label", null, "fold", Set.of()));
    print(
        name,
        "ours",
        read.examples(),
        some -> Learner.standard().learn(some).model()::probabilities);
    print(name, "MLlib LR", read.examples(), new Challenger(spark)::learnt);
    Leaks.of(read, "label", 42).forEach(suspect -> System.out.println("    " + suspect));
  }

  private static void print(
      String table,
      String method,
      Examples all,
      Function<Examples, Function<Examples, double[]>> learning) {
    long began = System.nanoTime();
    double[] found = new double[all.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] held = rows(all, String.valueOf(fold), true);
      var said =
          learning
              .apply(ungrouped(all.take(rows(all, String.valueOf(fold), false))))
              .apply(all.take(held));
      for (int i = 0; i < held.length; i++) {
        found[held[i]] = said[i];
      }
    }
    var quality = Quality.of(new Foretold(found, all.labels(), all.weights(), null));
    System.out.printf(
        Locale.ROOT,
        "%-16s %-8s %6d rows  AUC %.4f  Brier %.4f  ECE %.4f  %.1f s%n",
        table,
        method,
        all.size(),
        quality.auc(),
        quality.brier(),
        quality.ece(),
        (System.nanoTime() - began) / 1e9);
  }

  private static int[] rows(Examples all, String fold, boolean isHeld) {
    return IntStream.range(0, all.size())
        .filter(i -> all.groups()[i].equals(fold) == isHeld)
        .toArray();
  }

  private static Examples ungrouped(Examples all) {
    return new Examples(all.attributes(), all.labels(), all.weights(), null, null);
  }
}
