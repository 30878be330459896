package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast arithmetic under the topics, each beside a slow and obvious oracle. */
class NeighbourhoodTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 129, 300})
  void neighbours_are_those_of_a_full_sort(int count) {
    float[][] vectors = vectors(count, 30);

    var neighbours = NearestNeighbours.of(vectors, 15);

    for (int i = 0; i < count; i++) {
      int self = i;
      int[] sorted =
          IntStream.range(0, count)
              .filter(j -> j != self)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> -product(vectors[self], vectors[j])))
              .limit(15)
              .mapToInt(j -> j)
              .toArray();
      assertThat(neighbours.ids()[i]).isEqualTo(sorted);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 30, 384})
  void products_are_right_whatever_the_dimensions(int dimensions) {
    float[][] vectors = vectors(150, dimensions);

    float[][] products = new DotProducts(vectors).with(vectors, 10, 40);

    for (int i = 10; i < 40; i++) {
      for (int j = 0; j < 150; j++) {
        double expected = product(vectors[i], vectors[j]);
        assertThat((double) products[i - 10][j]).isEqualTo(expected, within(1e-5));
        assertThat(Vectors.dot(vectors[i], vectors[j])).isEqualTo(expected, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 40", "2, 3, 600", "17, 33, 511", "511, 16, 512", "700, 128, 20"})
  void a_product_is_the_same_wherever_its_vectors_stand(int from, int askers, int targets) {
    float[][] vectors = vectors(1_300, 384);
    float[][] some = Arrays.copyOfRange(vectors, from, from + targets);

    float[][] there = new DotProducts(vectors).with(vectors, 0, 1_300);
    float[][] here = new DotProducts(some).with(vectors, from, from + askers);

    for (int i = 0; i < askers; i++) {
      for (int j = 0; j < targets; j++) {
        assertThat(here[i][j]).isEqualTo(there[from + i][from + j]);
        assertThat(here[i][j]).isEqualTo(there[from + j][from + i]);
      }
    }
  }

  @Test
  void linkage_joins_what_a_greedy_search_over_all_pairs_joins() {
    float[][] vectors = vectors(80, 6);
    int[] groups = IntStream.range(0, 80).map(i -> i / 2).toArray();
    int[] before = IntStream.range(0, 80).map(i -> i % 5 - 1).toArray();
    var graph = NeighbourGraph.of(NearestNeighbours.of(vectors, 7));

    var similarities =
        Linkage.of(vectors, graph, groups, before, MatchedCosines.SAME).stream()
            .map(Linkage.Merge::similarity)
            .toList();

    List<Double> expected = greedy(vectors, graph, groups, before);
    assertThat(similarities).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(similarities.get(i)).isEqualTo(expected.get(i), within(1e-5));
    }
  }

  @Test
  void the_graph_links_each_pair_once_with_what_both_ends_say() {
    float[][] vectors = vectors(50, 6);
    var neighbours = NearestNeighbours.of(vectors, 7);

    var graph = NeighbourGraph.of(neighbours);

    Set<Set<Integer>> pairs = new HashSet<>();
    for (int link = 0; link < graph.links(); link++) {
      assertThat(pairs.add(Set.of(graph.from()[link], graph.to()[link]))).isTrue();
      assertThat(graph.weights()[link]).isBetween(0.0, 1.0);
    }
    Set<Set<Integer>> expected = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      for (int j : neighbours.ids()[i]) {
        expected.add(Set.of(i, j));
      }
    }
    assertThat(pairs).isEqualTo(expected);
  }

  /**
   * By hand: apart, two texts sit at (1, 0) beside the other half at (0.8, 0.6), a fit of 1 as they
   * are their own centre. As one, the centre is 3 / sqrt(10) from each, and nothing is near. What
   * loses by the whole has the similarity alone.
   */
  @Test
  void unity_by_hand() {
    float[][] dense = {{1, 0}, {1, 0}, {0.8f, 0.6f}, {0.8f, 0.6f}};
    float[][] loose = {{1, 0, 0}, {0.8f, 0.6f, 0}, {1, 0, 0}, {0.8f, 0, 0.6f}};
    int[] leaves = {0, 0, 1, 1};
    double own = cosine(loose[0], 1.8, 0.6, 0);
    double other = cosine(loose[0], 1.8, 0, 0.6);
    double ownFar = cosine(loose[1], 1.8, 0.6, 0);
    double otherFar = cosine(loose[1], 1.8, 0, 0.6);
    double apart = (fit(own, other) + fit(ownFar, otherFar)) / 2;
    double whole = (cosine(loose[0], 3.6, 0.6, 0.6) + cosine(loose[1], 3.6, 0.6, 0.6)) / 2;

    var merges = List.of(new Linkage.Merge(0, 1, 0.3));
    assertThat(Unity.of(dense, leaves, merges)).containsExactly(0.3);
    assertThat(Unity.of(loose, leaves, merges))
        .containsExactly(new double[] {0.3 + 2 * (whole - apart)}, within(1e-6));
  }

  /** The same two halves, once alone and once beside a third group that is as near to them. */
  @Test
  void dense_parts_are_one_thing_where_all_else_is_far() {
    float[][] far = {
      {1, 0, 0}, {0.8f, 0.6f, 0}, {1, 0, 0}, {0.8f, 0, 0.6f}, {-1, 0, 0}, {-1, 0, 0}
    };
    float[][] near = far.clone();
    near[4] = new float[] {0.8f, -0.6f, 0};
    near[5] = near[4];
    int[] leaves = {0, 0, 1, 1, 2, 2};
    var merges = List.of(new Linkage.Merge(0, 1, 0.5), new Linkage.Merge(0, 2, 0.1));

    assertThat(Unity.of(far, leaves, merges)[0])
        .isGreaterThan(Unity.of(near, leaves, merges)[0] + 0.2);
  }

  private static double cosine(float[] vector, double... centre) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < centre.length; i++) {
      product += vector[i] * centre[i];
      square += centre[i] * centre[i];
    }
    return product / Math.sqrt(square);
  }

  private static double fit(double own, double other) {
    return (own - other) / Math.max(1 - own, 1 - other);
  }

  private static List<Double> greedy(
      float[][] vectors, NeighbourGraph graph, int[] groups, int[] before) {
    List<List<Integer>> left = new ArrayList<>();
    IntStream.range(0, Topics.count(groups)).forEach(g -> left.add(new ArrayList<>()));
    IntStream.range(0, groups.length).forEach(i -> left.get(groups[i]).add(i));
    List<Double> similarities = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    while (left.size() > 1) {
      int one = 0;
      int other = 1;
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < left.size(); a++) {
        for (int b = a + 1; b < left.size(); b++) {
          double belonging =
              mean(vectors, left.get(a), left.get(b))
                  + 0.06 * Math.log(mixing(graph, left.get(a), left.get(b)) + 0.01)
                  + 0.3 * loyalty(before, left.get(a), left.get(b));
          if (belonging > best) {
            best = belonging;
            one = a;
            other = b;
          }
        }
      }
      least = Math.min(least, best);
      similarities.add(least);
      left.get(one).addAll(left.remove(other));
    }
    return similarities;
  }

  /** The share of pairs that were of one topic, less the share of those that were of two. */
  private static double loyalty(int[] before, List<Integer> some, List<Integer> others) {
    double pairs = 0;
    for (int one : some) {
      for (int other : others) {
        if (before[one] != Topics.NONE && before[other] != Topics.NONE) {
          pairs += before[one] == before[other] ? 1 : -1;
        }
      }
    }
    return pairs / ((double) some.size() * others.size());
  }

  private static double mixing(NeighbourGraph graph, List<Integer> some, List<Integer> others) {
    double between = 0;
    double all = 0;
    for (int link = 0; link < graph.links(); link++) {
      boolean isFromSome = some.contains(graph.from()[link]);
      boolean isToSome = some.contains(graph.to()[link]);
      if ((isFromSome || others.contains(graph.from()[link]))
          && (isToSome || others.contains(graph.to()[link]))) {
        all += graph.weights()[link];
        between += isFromSome == isToSome ? 0 : graph.weights()[link];
      }
    }
    double share = (double) some.size() / (some.size() + others.size());
    return all == 0 ? 0 : Math.min(1, between / (all * 2 * share * (1 - share)));
  }

  private static double mean(float[][] vectors, List<Integer> some, List<Integer> others) {
    double sum = 0;
    for (int i : some) {
      for (int j : others) {
        sum += product(vectors[i], vectors[j]);
      }
    }
    return sum / some.size() / others.size();
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (double) a[d] * b[d];
    }
    return sum;
  }

  private static float[][] vectors(int count, int dimensions) {
    var random = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] vector = new float[dimensions];
              for (int d = 0; d < dimensions; d++) {
                vector[d] = (float) random.nextGaussian();
              }
              return Vectors.normalised(vector);
            })
        .toArray(float[][]::new);
  }
}
