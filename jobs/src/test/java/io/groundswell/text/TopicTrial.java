package io.groundswell.text;

import com.google.common.collect.Lists;
import io.groundswell.stats.Agreement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes the space in which topics are looked for, and the figures of docs/topics.md, on CLINC150.
 *
 * <p>{@code learn FILE} writes the space that ships, from the training texts without their intents.
 * {@code mark [DRAWS]} prints how well topics meet intents when nobody says how many there are: on
 * the test texts, and on {@value #DRAWS} times twelve draws with sizes after Zipf's law, or more.
 * {@code keep} prints how many texts keep their topic's name when 5 of 100 come new, beside a fit
 * that knows nothing of the one before.
 */
final class TopicTrial {
  private static final int[] INTENTS = {10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100};
  private static final int DRAWS = 2;
  private static final int LARGEST = 150;
  private static final long SEED = 7;

  private TopicTrial() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("learn")) {
      try (var file = Files.newOutputStream(Path.of(arguments[1]))) {
        TopicSpace.learnt(vectors(Clinc150.split("train").texts())).write(file);
      }
      return;
    }
    if (arguments[0].equals("keep")) {
      KeepTrial.run();
      return;
    }
    var test = Clinc150.split("test");
    float[][] vectors = vectors(test.texts());
    for (long seed = 1; seed <= 3; seed++) {
      mark("test, seed " + seed, vectors, test.intents(), seed);
    }
    skewed(arguments.length == 1 ? DRAWS : Integer.parseInt(arguments[1]));
  }

  private static void skewed(int draws) throws IOException {
    List<String> texts = new ArrayList<>();
    List<Integer> intents = new ArrayList<>();
    for (String split : List.of("train", "val", "test")) {
      var part = Clinc150.split(split);
      texts.addAll(part.texts());
      Arrays.stream(part.intents()).forEach(intents::add);
    }
    float[][] vectors = vectors(texts);
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      double worst = 1;
      for (int count : INTENTS) {
        int[] chosen = skewed(intents, count, new Random(1000L * draw + count));
        double rand =
            mark(
                "Zipf, %d intents".formatted(count),
                Arrays.stream(chosen).mapToObj(i -> vectors[i]).toArray(float[][]::new),
                Arrays.stream(chosen).map(intents::get).toArray(),
                SEED);
        sum += rand;
        worst = Math.min(worst, rand);
      }
      System.out.printf(
          "draw %d: mean ARI %.1f, worst %.1f%n", draw, 100 * sum / INTENTS.length, 100 * worst);
    }
  }

  /** Of the intent of rank r {@value #LARGEST} / r texts, but at least three. */
  static int[] skewed(List<Integer> intents, int count, Random random) {
    List<Integer> names = new ArrayList<>(intents.stream().distinct().sorted().toList());
    Collections.shuffle(names, random);
    List<Integer> chosen = new ArrayList<>();
    for (int rank = 1; rank <= count; rank++) {
      int intent = names.get(rank - 1);
      List<Integer> members =
          new ArrayList<>(
              IntStream.range(0, intents.size())
                  .filter(i -> intents.get(i) == intent)
                  .boxed()
                  .toList());
      Collections.shuffle(members, random);
      chosen.addAll(members.subList(0, Math.max(3, Math.round((float) LARGEST / rank))));
    }
    return chosen.stream().mapToInt(i -> i).toArray();
  }

  private static double mark(String what, float[][] vectors, int[] intents, long seed) {
    long start = System.nanoTime();
    var tree = TopicTree.of(vectors, seed);
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] topics = tree.labels(TopicTree.Level.MEDIUM);
    double rand = Agreement.adjustedRand(intents, topics);
    System.out.printf(
        "%-18s %5d texts %4d intents %4d topics  NMI %.1f  ARI %.1f  %.1f s%n",
        what,
        intents.length,
        Arrays.stream(intents).distinct().count(),
        Topics.count(topics),
        100 * Agreement.normalisedMutualInformation(intents, topics),
        100 * rand,
        seconds);
    return rand;
  }

  static float[][] vectors(List<String> texts) {
    return Lists.partition(texts, 500).parallelStream()
        .flatMap(some -> Embedder.shared().vectors(some).stream())
        .toArray(float[][]::new);
  }
}
