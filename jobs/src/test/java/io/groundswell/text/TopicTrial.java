package io.groundswell.text;

import com.google.common.collect.Lists;
import io.groundswell.stats.Agreement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes the space in which topics are looked for, and the figures of docs/topics.md, on CLINC150.
 *
 * <p>{@code learn FILE} writes the space that ships, from the training texts without their intents.
 * {@code mark [DRAWS]} prints how well topics meet intents when nobody says how many there are: on
 * the test texts, and on {@value #DRAWS} times twelve draws with sizes after Zipf's law, or more,
 * from many texts and from few. {@code keep} prints how many texts keep their topic's name when 5
 * of 100 come new, beside a fit that knows nothing of the one before.
 */
final class TopicTrial {
  private static final int[] INTENTS = {10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100};
  private static final int DRAWS = 2;

  /** The last two are those of {@code bench/topics}: the first intents of a draw are as large. */
  private static final List<Sizes> SIZES =
      List.of(
          new Sizes(150, List.of("train", "val", "test")),
          new Sizes(100, List.of("train")),
          new Sizes(50, List.of("val", "test")),
          new Sizes(30, List.of("test")),
          new Sizes(150, List.of("train")),
          new Sizes(150, List.of("test")));

  private static final long SEED = 7;

  private record Split(float[][] vectors, int[] intents) {}

  /** How many texts the largest intent has, where these splits have as many. */
  private record Sizes(int largest, List<String> splits) {}

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
    Map<String, Split> splits = new HashMap<>();
    for (String name : List.of("train", "val", "test")) {
      var part = Clinc150.split(name);
      splits.put(name, new Split(vectors(part.texts()), part.intents()));
    }
    var test = splits.get("test");
    for (long seed = 1; seed <= 3; seed++) {
      mark("test, seed " + seed, test.vectors(), test.intents(), seed);
    }
    int draws = arguments.length == 1 ? DRAWS : Integer.parseInt(arguments[1]);
    for (var sizes : SIZES) {
      System.out.println(sizes + ": " + skewed(draws, sizes, splits));
    }
  }

  /** Draws of these sizes, and what came of all of them. */
  private static String skewed(int draws, Sizes sizes, Map<String, Split> all) {
    var splits = sizes.splits().stream().map(all::get).toList();
    float[][] vectors =
        splits.stream().flatMap(s -> Arrays.stream(s.vectors())).toArray(float[][]::new);
    var intents = splits.stream().flatMapToInt(s -> Arrays.stream(s.intents())).boxed().toList();
    double[][] rand = new double[draws][INTENTS.length];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < INTENTS.length; i++) {
        var random = new Random(1000L * draw + INTENTS[i]);
        int[] chosen = skewed(intents, sizes.largest(), INTENTS[i], random);
        rand[draw][i] =
            mark(
                "Zipf, %d intents".formatted(INTENTS[i]),
                Arrays.stream(chosen).mapToObj(text -> vectors[text]).toArray(float[][]::new),
                Arrays.stream(chosen).map(intents::get).toArray(),
                SEED);
      }
      System.out.printf("draw %d: %s%n", draw, summary(rand[draw]));
    }
    return "%s; of %d draws %d with a subset below 60, %d with a mean of 82 or more"
        .formatted(
            summary(Arrays.stream(rand).flatMapToDouble(Arrays::stream).toArray()),
            draws,
            Arrays.stream(rand).filter(draw -> Arrays.stream(draw).anyMatch(r -> r < 0.6)).count(),
            Arrays.stream(rand)
                .filter(draw -> Arrays.stream(draw).average().orElse(0) >= 0.82)
                .count());
  }

  private static String summary(double[] rand) {
    var all = Arrays.stream(rand).summaryStatistics();
    return "mean ARI %.1f, worst %.1f, %d of %d below 60"
        .formatted(
            100 * all.getAverage(),
            100 * all.getMin(),
            Arrays.stream(rand).filter(r -> r < 0.6).count(),
            rand.length);
  }

  /** Of the intent of rank r so many texts by r, but at least three, and at most all. */
  static int[] skewed(List<Integer> intents, int largest, int count, Random random) {
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
      int wanted = Math.max(3, Math.round((float) largest / rank));
      chosen.addAll(members.subList(0, Math.min(wanted, members.size())));
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
