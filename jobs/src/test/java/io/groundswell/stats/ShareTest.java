package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20. */
  @Test
  void theIntervalIsThatOfPublishedExamples() {
    is(new Share(81, 263), 0.2553, 0.3662);
    is(new Share(15, 148), 0.0624, 0.1605);
    is(new Share(0, 20), 0.0, 0.1611);
  }

  private static void is(Share share, double low, double high) {
    assertThat(share.low()).isCloseTo(low, within(5e-5));
    assertThat(share.high()).isCloseTo(high, within(5e-5));
  }
}
