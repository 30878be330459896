package io.groundswell.text;

import io.groundswell.stats.Agreement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Counts the texts of CLINC150 that keep their topic's name through a refit: topics of 100 parts of
 * the texts, then of these and five more, each text assigned by the topics' exemplars.
 */
final class KeepTrial {
  private static final int[] INTENTS = {20, 40, 60, 80, 100};
  private static final int DRAWS = 3;
  private static final double NEW = 0.05;
  private static final int FEWEST = 5;

  /** Of the most frequent intent, all the texts that it has. */
  private static final int LARGEST = 150;

  private static final long SEED = 42;

  /** The topics of a fit, by number what they are called. */
  private record Model(Topics topics, List<List<float[]>> exemplars, int[] names) {
    static Model of(Topics topics, float[][] vectors, int[] names) {
      var exemplars =
          Arrays.stream(topics.exemplars())
              .map(chosen -> Arrays.stream(chosen).mapToObj(i -> vectors[i]).toList())
              .toList();
      return new Model(topics, exemplars, names);
    }

    /** By text the number of its topic. */
    int[] answers(float[][] vectors) {
      var known = new ArrayList<Assignment.Exemplar>();
      for (int topic = 0; topic < exemplars.size(); topic++) {
        for (float[] vector : exemplars.get(topic)) {
          known.add(new Assignment.Exemplar("" + topic, vector));
        }
      }
      var assignment = new Assignment(known);
      return Arrays.stream(vectors)
          .map(vector -> assignment.of(vector).topic())
          .mapToInt(t -> t.equals(Assignment.UNASSIGNED) ? Topics.NONE : Integer.parseInt(t))
          .toArray();
    }

    int[] named(float[][] vectors) {
      return Arrays.stream(answers(vectors))
          .map(topic -> topic == Topics.NONE ? Topics.NONE : names[topic])
          .toArray();
    }
  }

  /** Which texts are counted. */
  private enum Of {
    ALL,
    ASSIGNED
  }

  private KeepTrial() {}

  static void run() throws IOException {
    List<String> texts = new ArrayList<>();
    List<Integer> intents = new ArrayList<>();
    for (String split : List.of("test", "val", "train")) {
      var part = Clinc150.split(split);
      texts.addAll(part.texts());
      Arrays.stream(part.intents()).forEach(intents::add);
    }
    float[][] vectors = TopicTrial.vectors(texts);
    int all = Clinc150.split("test").texts().size();
    for (int draw = 1; draw <= DRAWS; draw++) {
      var order = new ArrayList<>(IntStream.range(0, (int) (all * (1 + NEW))).boxed().toList());
      Collections.shuffle(order, new Random(draw));
      trial("test, draw " + draw, order.stream().mapToInt(i -> i).toArray(), vectors, intents);
    }
    for (int count : INTENTS) {
      for (int draw = 1; draw <= DRAWS; draw++) {
        var random = new Random(1000L * draw + count);
        var order =
            new ArrayList<>(
                Arrays.stream(TopicTrial.skewed(intents, LARGEST, count, random)).boxed().toList());
        Collections.shuffle(order, random);
        trial(
            "Zipf, %d intents, draw %d".formatted(count, draw),
            order.stream().mapToInt(i -> i).toArray(),
            vectors,
            intents);
      }
    }
  }

  private static void trial(String what, int[] order, float[][] vectors, List<Integer> intents) {
    int old = (int) Math.round(order.length / (1 + NEW));
    float[][] all = Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(float[][]::new);
    float[][] first = Arrays.copyOf(all, old);
    var topics = TopicTree.fit(first, SEED).atLeast(FEWEST);
    var former = Model.of(topics, first, IntStream.range(0, topics.size()).toArray());
    int[] before = former.answers(all);
    int[] steady = before.clone();
    Arrays.fill(steady, old, steady.length, Topics.NONE);
    int[] is = Arrays.stream(order).map(intents::get).toArray();
    var anew = next(former, before, TopicTree.fit(all, SEED).atLeast(FEWEST), all);
    var after =
        next(
            former,
            before,
            TopicTree.fit(all, steady, SEED, TopicScale.SHIPPED).atLeast(FEWEST),
            all);
    System.out.printf(
        "%-26s %5d texts  keep %.1f %% (all %.1f %%, ARI %.1f)  from nothing %.1f %% (ARI %.1f)%n",
        what,
        old,
        100 * kept(before, after.named(all), old, Of.ASSIGNED),
        100 * kept(before, after.named(all), old, Of.ALL),
        100 * Agreement.adjustedRand(is, after.answers(all)),
        100 * kept(before, anew.named(all), old, Of.ASSIGNED),
        100 * Agreement.adjustedRand(is, anew.answers(all)));
  }

  private static Model next(Model former, int[] before, Topics topics, float[][] vectors) {
    int[] heirs = Succession.of(before, former.exemplars(), topics, vectors, TopicScale.SHIPPED);
    int[][] kept = new int[topics.size()][0];
    int[] names = new int[topics.size()];
    for (int topic = 0; topic < names.length; topic++) {
      boolean isHeir = heirs[topic] != Topics.NONE;
      names[topic] = isHeir ? heirs[topic] : before.length + topic;
      kept[topic] = isHeir ? former.topics().exemplars()[heirs[topic]] : kept[topic];
    }
    return Model.of(topics.keeping(vectors, kept), vectors, names);
  }

  private static double kept(int[] before, int[] after, int texts, Of of) {
    int[] counted =
        IntStream.range(0, texts).filter(i -> of == Of.ALL || before[i] != Topics.NONE).toArray();
    return Arrays.stream(counted).filter(i -> before[i] == after[i]).count()
        / (double) counted.length;
  }
}
