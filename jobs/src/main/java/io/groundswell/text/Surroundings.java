package io.groundswell.text;

import io.groundswell.text.Emergence.Recent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Asks who is around the texts of today: do recent texts come before old ones? */
final class Surroundings {
  /** Texts that the parts around have, so that there is something to compare with. */
  static final int WIDE = 60;

  /**
   * Texts that an old topic surely has among all old ones. With more, the surroundings of a text
   * reach beyond an old topic that is spoken of more than it was, into such that are not.
   */
  static final int NEAR = 10;

  private static final int[] WINDOWS = {1, Emergence.DAYS};
  private static final int TILE = 64;

  /**
   * The answers to a text of today.
   *
   * @param text its position
   * @param front the positions of the recent ones that came first
   * @param wide the chance of such a front in the wide surroundings
   * @param near the same in the near ones
   */
  record Answer(int text, int[] front, double wide, double near) {}

  private Surroundings() {}

  /** The answers to every text of today, but to those that have too few recent ones near. */
  static List<Answer> asked(List<Recent> recent, float[][] points) {
    int[] today =
        IntStream.range(0, recent.size()).filter(i -> recent.get(i).daysAgo() == 0).toArray();
    var products = new DotProducts(points);
    return IntStream.range(0, (today.length + TILE - 1) / TILE)
        .parallel()
        .mapToObj(
            tile ->
                Arrays.copyOfRange(today, tile * TILE, Math.min(today.length, (tile + 1) * TILE)))
        .map(texts -> asked(texts, recent, points, products))
        .toList()
        .stream()
        .flatMap(List::stream)
        .filter(answer -> answer.front().length > 0)
        .toList();
  }

  private static List<Answer> asked(
      int[] texts, List<Recent> recent, float[][] points, DotProducts products) {
    var askers = Arrays.stream(texts).mapToObj(i -> points[i]).toArray(float[][]::new);
    float[][] cosines = products.with(askers, 0, askers.length);
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < texts.length; i++) {
      int[] nearest = nearest(cosines[i]);
      for (int days : WINDOWS) {
        answers.add(answer(texts[i], nearest, recent, days));
      }
    }
    return answers;
  }

  /** All texts, the nearest first, ties by position. */
  private static int[] nearest(float[] cosines) {
    return IntStream.range(0, cosines.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -cosines[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Asks the others; nobody is in front where too few are near to say anything. */
  private static Answer answer(int text, int[] nearest, List<Recent> recent, int days) {
    var wide = new FrontLoad(WIDE);
    var near = new FrontLoad(NEAR);
    var speakers = new HashSet<String>();
    speakers.add(recent.get(text).speaker());
    var came = new ArrayList<Integer>();
    for (int i = 0; i < nearest.length && !wide.isFull(); i++) {
      int other = nearest[i];
      if (other >= recent.size() || recent.get(other).daysAgo() >= days) {
        wide.old();
        near.old();
      } else if (other != text && speakers.add(recent.get(other).speaker())) {
        wide.recent();
        near.recent();
        came.add(other);
      }
    }
    int least = Emergence.LEAST_SPEAKERS - 1;
    if (!wide.isFull() || near.recents() < least) {
      return new Answer(text, new int[0], 1, 1);
    }
    int[] front = came.stream().limit(near.front(least)).mapToInt(Integer::intValue).toArray();
    return new Answer(text, front, wide.chance(least), near.chance(least));
  }
}
