package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final int NONE = Topics.NONE;
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  /**
   * One former topic falls into three; each is made of nothing else, the largest keeps its name.
   */
  @Test
  void of_a_topic_that_splits_the_largest_part_goes_on() {
    int[] before = {0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] now = {0, 0, 1, 1, 1, 1, 2, 2, 2};

    assertThat(heirs(before, 1, now, 3)).containsExactly(NONE, 0, NONE);
  }

  @Test
  void of_topics_that_merge_the_one_that_brings_most_goes_on() {
    int[] before = {0, 0, 0, 1, 1, 1, 1, 2, 2};
    int[] now = {0, 0, 0, 0, 0, 0, 0, 0, 0};

    assertThat(heirs(before, 3, now, 1)).containsExactly(1);
  }

  /** Half of its texts are new; those that were there are all in one topic. */
  @Test
  void a_topic_that_grows_goes_on() {
    int[] before = {0, 0, 0, NONE, NONE, NONE, NONE};
    int[] now = {0, 0, 0, 0, 0, 0, 0};

    assertThat(heirs(before, 1, now, 1)).containsExactly(0);
  }

  @Test
  void a_topic_whose_texts_are_strewn_is_nobodys_heir() {
    int[] before = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    int[] now = {0, 1, 2, 0, 1, 2, 0, 1, 2};

    assertThat(heirs(before, 3, now, 3)).containsExactly(NONE, NONE, NONE);
  }

  @Test
  void far_centres_are_not_one_topic() {
    var now = new Topics(new int[] {0, 0}, new int[][] {{0}});
    float[][] vectors = {NORTH, NORTH};

    assertThat(
            Succession.of(
                new int[] {0, 0}, List.of(List.of(EAST)), now, vectors, TopicScale.SHIPPED))
        .containsExactly(NONE);
  }

  @Test
  void who_comes_back_is_known_by_exemplars_alone() {
    var retired = List.of(List.of(EAST), List.of(NORTH));

    assertThat(
            Succession.returned(
                retired, List.of(List.of(NORTH), List.of(EAST, NORTH)), TopicScale.SHIPPED))
        .containsExactly(1, NONE);
  }

  private static int[] heirs(int[] before, int former, int[] now, int topics) {
    float[][] vectors = new float[now.length][];
    Arrays.fill(vectors, EAST);
    var exemplars = Collections.nCopies(former, List.of(EAST));
    return Succession.of(
        before, exemplars, new Topics(now, new int[topics][1]), vectors, TopicScale.SHIPPED);
  }
}
