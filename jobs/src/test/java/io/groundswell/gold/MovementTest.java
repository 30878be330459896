package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ASSIST_SCORES;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Run;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MovementTest {
  private static final AssistScores JOB = new AssistScores(Given.business());

  @Test
  void aScoreIsComparedWithWhatWasPublishedTheDayBefore() {
    var given =
        Given.nothing()
            .row(ACCOUNT_FEATURES, 0, "account_id", "acme", "pricing_views_28d", 1)
            .row(ACCOUNT_FEATURES, 0, "account_id", "calm", "pricing_views_28d", 1)
            .row(ACCOUNT_FEATURES, 1, "account_id", "acme", "pricing_views_28d", 4)
            .row(ACCOUNT_FEATURES, 1, "account_id", "calm", "pricing_views_28d", 1)
            .row(ACCOUNT_FEATURES, 1, "account_id", "newcomer", "pricing_views_28d", 4);
    var before = given.yields(JOB, Run.of(DAY, "r")).cache();
    var after = given.made(ASSIST_SCORES, before).yields(JOB, Run.of(day(1), "r")).cache();

    var was = before.where(col("account_id").equalTo("acme")).head();
    var now = after.where(col("account_id").equalTo("acme")).head();
    double difference = now.<Double>getAs("score") - was.<Double>getAs("score");
    assertThat(was.<Object>getAs("change")).isNull();
    assertThat(now.<Double>getAs("change")).isPositive().isCloseTo(difference, within(1e-12));
    assertThat(now.<String>getAs("changed_by")).isEqualTo("wants: pricing_views_28d");
    var calm = after.where(col("account_id").equalTo("calm")).head();
    assertThat(calm.<Double>getAs("change")).isZero();
    assertThat(calm.<Object>getAs("changed_by")).isNull();
    assertThat(change(after.where(col("account_id").equalTo("newcomer")).head())).isNull();
  }

  @Test
  void aDayWithoutTheDayBeforeIsComparedWithNothing() {
    var given = Given.nothing().row(ACCOUNT_FEATURES, 0, "account_id", "acme");
    var before = given.yields(JOB, Run.of(DAY, "r")).cache();
    given.row(ACCOUNT_FEATURES, 2, "account_id", "acme", "pricing_views_28d", 4);

    var late = given.made(ASSIST_SCORES, before).yields(JOB, Run.of(day(2), "r")).head();

    assertThat(change(late)).isNull();
  }

  private static Object change(Row row) {
    return row.getAs("change");
  }
}
