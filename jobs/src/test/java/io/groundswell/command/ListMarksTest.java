package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.command.ListMarks.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListMarksTest {
  @Test
  void aListIsFilledByScoreAndByAnswersAloneWhereTiesAreDrawnFairly() {
    var people =
        List.of(
            new Candidate(90, -1, true, true),
            new Candidate(80, 10, false, true),
            new Candidate(70, 9, false, false),
            new Candidate(60, 9, true, true),
            new Candidate(50, 2, true, false));

    var mark = ListMarks.marked("all", people, 2);

    assertThat(mark.byScore().hits()).isEqualTo(2);
    // The ten, and one of the two nines.
    assertThat(mark.byNps().hits()).isEqualTo(1.5);
    assertThat(mark.line())
        .isEqualTo(
            "  precision at 2 of all: 1.00 (0.34 to 1.00) by score, 0.75 (0.20 to 0.97) by NPS alone (3 of 5 would gladly speak)");
  }

  @Test
  void whereFewAnsweredTheListByAnswersIsShort() {
    var mark =
        ListMarks.marked(
            "all",
            List.of(new Candidate(90, 10, true, true), new Candidate(80, -1, true, false)),
            2);

    assertThat(mark.byNps().of()).isEqualTo(1);
    assertThat(mark.byScore().hits()).isEqualTo(1);
  }
}
