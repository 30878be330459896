package io.groundswell.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often new topics are found, and others in vain, on CLINC150: the figures of docs/topics.md.
 *
 * <p>Takes the half of the intents that are planted ({@code choose} for the half on which the
 * constants were chosen, {@code report} for the other) and a file that keeps the vectors, made when
 * it is not there. A day has {@value #TEXTS} texts of all intents but one, by Zipf's law in an
 * order of each draw's own, one text in twenty of no intent at all; {@value #HISTORY} other texts
 * are old. Of the one that is left out none is old, and some are said today, or over the week.
 *
 * <p>With {@code letters} at the end nobody says one text, old or new, but {@value #PASSAGES}, two
 * of them of one intent; what is planted stands beside these, in a letter each.
 */
final class EmergenceTrial {
  private static final int TEXTS = 700;
  private static final int HISTORY = 4000;
  private static final int EARLIER = 100;
  private static final int PASSAGES = 3;

  /**
   * The intent of rank r has a share like 1 / (r + FLATTER): the first three in a hundred texts.
   */
  private static final int FLATTER = 10;

  private static final double STRANGERS = 0.05;

  /** Of an intent so many texts may be recent, the others old. */
  private static final int MOST_RECENT = 60;

  /** How the old texts came about. */
  private enum World {
    /** By the same law as today's. */
    STEADY,
    /** All intents alike, so that on each day some are spoken of five times as often as before. */
    RISEN
  }

  private final float[][] vectors;
  private final int[] intents;
  private final int[] planted;

  /** How many passages a message has. */
  private final int passages;

  private int found;
  private int others;
  private int draws;

  private EmergenceTrial(float[][] vectors, int[] intents, int[] planted, int passages) {
    this.vectors = vectors;
    this.intents = intents;
    this.planted = planted;
    this.passages = passages;
  }

  public static void main(String[] arguments) throws IOException {
    var texts = new ArrayList<String>();
    int[] intents = new int[0];
    for (String split : List.of("train", "val", "test", "oos_test")) {
      var part = Clinc150.split(split);
      texts.addAll(part.texts());
      int[] theirs = split.startsWith("oos") ? new int[part.intents().length] : part.intents();
      if (split.startsWith("oos")) {
        Arrays.fill(theirs, Topics.NONE);
      }
      intents = IntStream.concat(Arrays.stream(intents), Arrays.stream(theirs)).toArray();
    }
    float[][] vectors = vectors(texts, Path.of(arguments[1]));
    var order = new ArrayList<>(IntStream.range(0, Topics.count(intents)).boxed().toList());
    Collections.shuffle(order, new Random(1));
    int half = order.size() / 2;
    var planted =
        arguments[0].equals("choose") ? order.subList(0, half) : order.subList(half, order.size());
    int draws = arguments.length > 2 ? Integer.parseInt(arguments[2]) : planted.size();
    int[] chosen = planted.stream().mapToInt(Integer::intValue).toArray();
    boolean isOfLetters = List.of(arguments).contains("letters");
    int passages = isOfLetters ? PASSAGES : 1;
    for (World world : World.values()) {
      for (int count : isOfLetters ? new int[] {0, 20, 12} : new int[] {0, 20, 12, 8}) {
        report(new EmergenceTrial(vectors, intents, chosen, passages), world, count, 1, draws);
      }
      if (!isOfLetters) {
        var slow = new EmergenceTrial(vectors, intents, chosen, passages);
        report(slow, world, 20, Emergence.DAYS, draws);
      }
    }
  }

  private static void report(EmergenceTrial trial, World world, int count, int days, int draws) {
    long start = System.nanoTime();
    for (int draw = 0; draw < draws; draw++) {
      trial.draw(world, count, days, draw);
    }
    System.out.printf(
        Locale.ROOT,
        "%-6s %2d texts in %d days: found %3.0f %% of %d, false topics a day %.3f  (%.1f s a day)%n",
        world,
        count,
        days,
        100.0 * trial.found / trial.draws,
        trial.draws,
        (double) trial.others / trial.draws,
        (System.nanoTime() - start) / 1e9 / draws);
  }

  /** One day: the texts of the planted intent, spread over so many days, and all others. */
  private void draw(World world, int count, int days, int draw) {
    var random = new Random(31L * draw + count);
    int intent = planted[draw % planted.length];
    List<List<Integer>> fresh = new ArrayList<>();
    List<List<Integer>> stale = new ArrayList<>();
    List<Integer> strangers = shuffled(Topics.NONE, random);
    for (int i = 0; i < Topics.count(intents); i++) {
      var members = shuffled(i, random);
      fresh.add(new ArrayList<>(members.subList(0, Math.min(MOST_RECENT, members.size()))));
      stale.add(new ArrayList<>(members.subList(fresh.get(i).size(), members.size())));
    }
    List<Integer> plant = List.copyOf(fresh.get(intent).subList(0, count));
    fresh.get(intent).clear();
    stale.get(intent).clear();
    double[] law = law(fresh.size(), random);
    double[] before = world == World.STEADY ? law : flat(law.length);

    var recent = new ArrayList<Emergence.Recent>();
    var said = new ArrayList<Integer>();
    for (int ago = 0; ago < Emergence.DAYS; ago++) {
      int texts = ago == 0 ? TEXTS : EARLIER;
      var day = drawn(texts, fresh, law, strangers, random);
      for (int i = 0; i < day.size(); i++) {
        recent.add(new Emergence.Recent(vectors[day.get(i)], ago + ": " + i / passages, ago));
      }
      said.addAll(day);
      for (int i = 0; i < count; i++) {
        if (i % days == ago) {
          String speaker = passages == 1 ? "new " + i : ago + ": " + i;
          recent.add(new Emergence.Recent(vectors[plant.get(i)], speaker, ago));
          said.add(plant.get(i));
        }
      }
    }
    var old = drawn(HISTORY, stale, before, strangers, random);
    var groups =
        Emergence.of(
            recent,
            old.stream().map(i -> vectors[i]).toArray(float[][]::new),
            SentenceModel.SHIPPED);
    mark(groups, said, intent, count);
  }

  private void mark(List<Emergence.Group> groups, List<Integer> said, int intent, int count) {
    boolean isFound = false;
    for (var group : groups) {
      long theirs =
          Arrays.stream(group.members()).filter(i -> intents[said.get(i)] == intent).count();
      boolean isIt = 2 * theirs > group.members().length;
      isFound |= isIt && 2 * theirs >= count;
      others += isIt ? 0 : 1;
    }
    found += isFound ? 1 : 0;
    draws++;
  }

  private List<Integer> shuffled(int intent, Random random) {
    var members =
        new ArrayList<>(
            IntStream.range(0, intents.length).filter(i -> intents[i] == intent).boxed().toList());
    Collections.shuffle(members, random);
    return members;
  }

  /** Takes texts away, by these weights of their intents, as long as an intent has any. */
  private List<Integer> drawn(
      int count, List<List<Integer>> from, double[] weights, List<Integer> strangers, Random dice) {
    var drawn = new ArrayList<Integer>();
    for (int i = 0; i < STRANGERS * count && !strangers.isEmpty(); i++) {
      drawn.add(strangers.remove(strangers.size() - 1));
    }
    double[] left = weights.clone();
    double sum = Arrays.stream(left).sum();
    int last = 0;
    while (drawn.size() < count && sum > 1e-9) {
      double at = dice.nextDouble() * sum;
      int intent = 0;
      while (intent < left.length - 1 && at >= left[intent]) {
        at -= left[intent++];
      }
      boolean goesOn = drawn.size() % passages == 1 && !from.get(last).isEmpty();
      intent = goesOn ? last : intent;
      last = intent;
      var texts = from.get(intent);
      if (texts.isEmpty()) {
        sum -= left[intent];
        left[intent] = 0;
      } else {
        drawn.add(texts.remove(texts.size() - 1));
      }
    }
    return drawn;
  }

  private static double[] law(int count, Random random) {
    var ranks = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
    Collections.shuffle(ranks, random);
    return ranks.stream().mapToDouble(rank -> 1.0 / (rank + FLATTER)).toArray();
  }

  private static double[] flat(int count) {
    double[] flat = new double[count];
    Arrays.fill(flat, 1);
    return flat;
  }

  private static float[][] vectors(List<String> texts, Path file) throws IOException {
    if (!Files.exists(file)) {
      float[][] made = TopicTrial.vectors(texts);
      var bytes = ByteBuffer.allocate(made.length * made[0].length * Float.BYTES);
      for (float[] vector : made) {
        for (float number : vector) {
          bytes.putFloat(number);
        }
      }
      Files.write(file, bytes.array());
    }
    var numbers = ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer();
    float[][] vectors = new float[texts.size()][numbers.capacity() / texts.size()];
    for (float[] vector : vectors) {
      numbers.get(vector);
    }
    return vectors;
  }
}
