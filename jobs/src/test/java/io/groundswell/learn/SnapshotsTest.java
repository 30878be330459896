package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.TestSession;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
  /** Events of a on the 10th (twice) and the 15th, none of b; a week ahead, known to the 20th. */
  @Test
  void aLabelIsWhatHappenedInTheDaysAfter() {
    var spark = TestSession.spark();
    var rows =
        spark.sql(
            """
            SELECT account_id, date(day) AS known_on, seats FROM VALUES
              ('a', '2026-01-02', 1), ('a', '2026-01-03', 2), ('a', '2026-01-10', 3),
              ('a', '2026-01-13', 4), ('a', '2026-01-14', 5), ('b', '2026-01-03', 6)
              AS t(account_id, day, seats)""");
    var events =
        spark.sql(
            """
            SELECT account_id, date(day) AS known_on FROM VALUES
              ('a', '2026-01-10'), ('a', '2026-01-10'), ('a', '2026-01-15') AS t(account_id, day)""");

    var labelled =
        new Snapshots("account_id", "known_on", 7)
            .labelled(rows, events, "churned", LocalDate.of(2026, 1, 20))
            .orderBy("seats")
            .collectAsList();

    assertThat(labelled.stream().map(row -> row.getAs("seats") + " " + row.getAs("churned")))
        .as("the 14th looks ahead to a day that is not known; an event of the day itself is past")
        .containsExactly("1 false", "2 true", "3 true", "4 true", "6 false");
  }
}
