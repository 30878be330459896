package io.groundswell.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Topics of one level.
 *
 * @param labels by text the number of its topic, from 0 (the largest), or {@link #NONE}
 * @param exemplars by topic the positions of up to eight texts that cover it, the most typical
 *     first
 */
public record Topics(int[] labels, int[][] exemplars) {

  /** The label of a text without a topic. */
  public static final int NONE = -1;

  static Topics of(float[][] vectors, int[] labels) {
    int[][] members = members(labels);
    int[][] exemplars = new int[members.length][];
    for (int topic = 0; topic < members.length; topic++) {
      exemplars[topic] = Exemplars.of(vectors, members[topic]);
    }
    return new Topics(labels, exemplars);
  }

  /** The same topics; texts that stood for one before and are still in it go on doing so. */
  public Topics keeping(float[][] vectors, int[][] exemplarsBefore) {
    int[][] members = members();
    int[][] kept = new int[size()][];
    for (int topic = 0; topic < kept.length; topic++) {
      int own = topic;
      int[] still =
          Arrays.stream(exemplarsBefore[topic]).filter(text -> labels[text] == own).toArray();
      kept[topic] = Exemplars.of(vectors, members[topic], still);
    }
    return new Topics(labels, kept);
  }

  /** How many topics there are. */
  public int size() {
    return exemplars.length;
  }

  /** By topic the positions of its texts. */
  public int[][] members() {
    return members(labels);
  }

  /**
   * Without the topics of fewer texts than this; theirs have none. Larger topics keep their number.
   */
  public Topics atLeast(int texts) {
    int[][] members = members();
    int kept = (int) Arrays.stream(members).filter(topic -> topic.length >= texts).count();
    int[] left = Arrays.stream(labels).map(label -> label < kept ? label : NONE).toArray();
    return new Topics(left, Arrays.copyOf(exemplars, kept));
  }

  /** Only the topics that are kept; texts of the others have none. */
  Topics only(IntPredicate isKept) {
    int[] kept = IntStream.range(0, size()).filter(isKept).toArray();
    int[] numbers = new int[size()];
    Arrays.fill(numbers, NONE);
    IntStream.range(0, kept.length).forEach(i -> numbers[kept[i]] = i);
    return new Topics(
        Arrays.stream(labels).map(label -> label == NONE ? NONE : numbers[label]).toArray(),
        Arrays.stream(kept).mapToObj(topic -> exemplars[topic]).toArray(int[][]::new));
  }

  /** The number of topics when labels run from 0 without gaps. */
  static int count(int[] labels) {
    return Arrays.stream(labels).max().orElse(NONE) + 1;
  }

  static int[] sizes(int[] labels, int topics) {
    int[] sizes = new int[topics];
    for (int label : labels) {
      if (label != NONE) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  static int[][] members(int[] labels) {
    int[] sizes = sizes(labels, count(labels));
    int[][] members = new int[sizes.length][];
    for (int topic = 0; topic < sizes.length; topic++) {
      members[topic] = new int[sizes[topic]];
    }
    int[] filled = new int[sizes.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != NONE) {
        members[labels[i]][filled[labels[i]]++] = i;
      }
    }
    return members;
  }

  /** The same partition, numbered from 0 in the order in which topics first appear. */
  static int[] numbered(int[] labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] numbered = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      numbered[i] = numbers.computeIfAbsent(labels[i], label -> numbers.size());
    }
    return numbered;
  }

  /** The same partition, the largest topic first, ties by first appearance. */
  static int[] largestFirst(int[] numbered) {
    int[] sizes = sizes(numbered, count(numbered));
    int[] bySize =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingInt(topic -> -sizes[topic]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[sizes.length];
    for (int i = 0; i < bySize.length; i++) {
      rank[bySize[i]] = i;
    }
    return Arrays.stream(numbered).map(topic -> rank[topic]).toArray();
  }
}
