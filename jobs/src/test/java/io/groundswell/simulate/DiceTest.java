package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiceTest {

  @Test
  void aForkDoesNotDependOnWhatWasRolledBefore() {
    var fresh = Dice.of(1);
    var used = Dice.of(1);
    used.unit();
    used.normal();
    assertThat(used.fork("a", 2).bits()).isEqualTo(fresh.fork("a", 2).bits());
    assertThat(fresh.fork("a", 2).bits()).isNotEqualTo(fresh.fork("a", 3).bits());
  }

  @Test
  void averagesAreWhatTheyShouldBe() {
    var dice = Dice.of(2);
    double units = 0;
    double normals = 0;
    double poissons = 0;
    for (int i = 0; i < 20_000; i++) {
      units += dice.unit();
      normals += dice.normal();
      poissons += dice.poisson(3.5);
    }
    assertThat(units / 20_000).isCloseTo(0.5, within(0.01));
    assertThat(normals / 20_000).isCloseTo(0, within(0.03));
    assertThat(poissons / 20_000).isCloseTo(3.5, within(0.06));
  }
}
