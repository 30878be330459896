package io.groundswell.gold;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a goal is learnt from: what was known on days of the past, and what came of it since. */
interface Cases {
  int LOOK_BACK_DAYS = 364;

  Goal goal();

  /** As of which they are looked at. */
  LocalDate day();

  /**
   * The cases of which the end is known. Columns: {@code known_on}, {@code account_id}, the goal's
   * features, {@code label}, and what of {@link Lesson#BESIDE} there is.
   */
  Dataset<Row> labelled();

  /** Everybody whom the score is about on the day, with the {@link #key} and the features. */
  Dataset<Row> now();

  /** Whom the score is about. */
  List<String> key();

  /** The newest day of which the end is known. */
  default LocalDate last() {
    return day().minusDays(goal().days());
  }

  default LocalDate first() {
    return day().minusDays(LOOK_BACK_DAYS);
  }
}
