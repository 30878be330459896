package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

  @Test
  void timesAreWrittenAsTheVendorsDo() {
    long moment = Instant.parse("2026-02-03T04:05:06.007Z").toEpochMilli();
    assertThat(Period.millis(moment)).isEqualTo("2026-02-03T04:05:06.007Z");
    assertThat(Period.seconds(moment)).isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void anHourPastMidnightIsTheNextDay() {
    var period = new Period(LocalDate.parse("2026-01-01"), 10);
    assertThat(period.dayOf(period.at(3, 25))).isEqualTo(4);
    assertThat(period.dayOf(period.at(0, -1))).isEqualTo(-1);
  }
}
