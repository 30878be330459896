package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void the_same_parts_under_other_names_agree_fully() {
    int[] a = {0, 0, 1, 1, 2};
    int[] b = {7, 7, -1, -1, 3};

    assertThat(Agreement.normalisedMutualInformation(a, b)).isEqualTo(1, within(1e-12));
    assertThat(Agreement.adjustedRand(a, b)).isEqualTo(1, within(1e-12));
  }

  /** By hand: pairs together in both 1, in a 2, in b 3, of 6; expected 1, most 2.5. */
  @Test
  void a_split_part_costs_what_the_formula_says() {
    int[] a = {0, 0, 1, 1};
    int[] b = {0, 0, 0, 1};

    assertThat(Agreement.adjustedRand(a, b)).isEqualTo((1 - 1.0) / (2.5 - 1), within(1e-12));
  }

  /** By hand: H(a) = ln 2, H(b) = 1.5 ln 2, I = ln 2, so NMI = 1 / 1.25. */
  @Test
  void mutual_information_is_divided_by_the_mean_entropy() {
    int[] a = {0, 0, 1, 1};
    int[] b = {0, 0, 1, 2};

    assertThat(Agreement.normalisedMutualInformation(a, b)).isEqualTo(0.8, within(1e-12));
    // Pairs: both 1, a 2, b 1, all 6; expected 1/3, most 1.5.
    assertThat(Agreement.adjustedRand(a, b))
        .isEqualTo((1 - 1 / 3.0) / (1.5 - 1 / 3.0), within(1e-12));
  }

  /** Of the entropies, scikit-learn's homogeneity_score and completeness_score say the same. */
  @Test
  void parts_may_be_pure_or_whole() {
    int[] truth = {0, 0, 0, 1};
    int[] found = {0, 0, 1, 1};

    assertThat(Agreement.homogeneity(truth, found)).isEqualTo(0.3836885465963443, within(1e-12));
    assertThat(Agreement.completeness(truth, found)).isEqualTo(0.31127812445913283, within(1e-12));
    assertThat(Agreement.purity(truth, found)).isEqualTo(0.75, within(1e-12));
    assertThat(Agreement.purity(new int[0], new int[0])).isEqualTo(1);
  }

  @Test
  void independent_parts_tell_nothing() {
    int[] a = {0, 0, 1, 1};
    int[] b = {0, 1, 0, 1};

    assertThat(Agreement.normalisedMutualInformation(a, b)).isEqualTo(0, within(1e-12));
    assertThat(Agreement.adjustedRand(a, b)).isEqualTo(-0.5, within(1e-12));
  }

  @Test
  void one_part_or_nothing_at_all_still_has_an_answer() {
    assertThat(Agreement.adjustedRand(new int[] {1, 1}, new int[] {2, 2})).isEqualTo(1);
    assertThat(Agreement.normalisedMutualInformation(new int[0], new int[0])).isEqualTo(1);
    assertThat(Agreement.adjustedRand(new int[0], new int[0])).isEqualTo(1);
  }

  @Test
  void partitions_of_different_things_are_refused() {
    assertThatThrownBy(() -> Agreement.adjustedRand(new int[1], new int[2]))
        .hasMessageContaining("1 and 2 things");
  }
}
