package io.groundswell.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every job of scores and lists promises, on random rows. */
class GoldJobTest {
  private static final Run RUN = new Run(Given.day(0), Given.day(2), "r");

  static Stream<Job> jobs() {
    var business = Given.business();
    return Stream.of(
        new AccountFeatures(business),
        new AdvocacyScores(business),
        new AssistScores(business),
        new Advocates(business),
        new AssistCandidates(business));
  }

  /** So what becomes known on a later day changes no answer of an earlier one. */
  @ParameterizedTest
  @MethodSource("jobs")
  void aRangeIsItsDays(Job job) {
    var given = Given.chance(job, RUN, 5, 120);
    var range = Given.said(given.yields(job, RUN));

    assertThat(range).isNotEmpty().containsExactlyInAnyOrderElementsOf(dayByDay(job, given));
  }

  /** Each day sees what the job has said of the days before. */
  private static List<String> dayByDay(Job job, Given given) {
    var said = new ArrayList<String>();
    var own = Rows.of(Given.contract(job.output())).dataset();
    for (var day : RUN.days()) {
      var rows = given.made(job.output(), own).yields(job, RUN.day(day)).localCheckpoint();
      said.addAll(Given.said(rows));
      own = own.unionByName(rows);
    }
    return said;
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void nothingComesFromNothing(Job job) {
    for (var run : List.of(RUN, Run.of(Given.DAY, "r"))) {
      assertThat(Given.nothing().yields(job, run).isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void noColumnHoldsPersonalDataAndEachSaysWhatItMayFeed(Job job) {
    var contract = Given.contract(job.output());

    assertThat(contract.restricted()).isEmpty();
    assertThat(contract.purposes().keySet())
        .containsAll(
            Stream.of(contract.schema().fieldNames()).filter(c -> !c.equals("known_on")).toList());
  }
}
