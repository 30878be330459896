package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  @Test
  void daysAreInOrderAndBothEndsCount() {
    assertThat(new Run(MONDAY, MONDAY.plusDays(2), "r").days())
        .containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2));
  }

  @Test
  void aRunThatEndsBeforeItBeginsIsAWrongUse() {
    assertThatThrownBy(() -> new Run(MONDAY, MONDAY.minusDays(1), "r"))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("Give the earlier day first");
  }
}
