package io.groundswell.command;

import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.stats.Share;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class AloneMarksTest {
  private static final LocalDate DAY = Rows.DAY;
  private static final StructType TRUTH =
      StructType.fromDDL(
          "account_id STRING, wants_from DATE, wants_until DATE, can_buy_alone BOOLEAN");

  @Test
  void countsThoseWhoWantOnTheDayByWhereTheyWerePut() {
    var rows = Rows.of(Pipeline.contracts().of(ASSIST_CANDIDATES));
    rows.row("known_on", DAY, "account_id", "a", "rank", 1)
        .row("known_on", DAY, "account_id", "b", "held_back_by", "leave_alone")
        .row("known_on", DAY, "account_id", "c", "held_back_by", "leave_alone")
        .row("known_on", DAY, "account_id", "d", "held_back_by", "leave_alone")
        .row("known_on", DAY, "account_id", "e", "held_back_by", "consent")
        .row("known_on", DAY.minusDays(14), "account_id", "b", "held_back_by", "leave_alone")
        .row("known_on", DAY.minusDays(3), "account_id", "b", "held_back_by", "leave_alone");
    var truth =
        List.of(
            wants("a", 5, false),
            wants("b", 20, true),
            wants("c", 5, false),
            RowFactory.create("d", null, null, true),
            wants("e", 5, true));

    var marks = AloneMarks.of(rows.dataset(), TestSession.spark().createDataFrame(truth, TRUTH));

    assertThat(marks).isEqualTo(new AloneMarks(new Share(0, 1), new Share(2, 3)));
  }

  private static Row wants(String account, int sinceDays, boolean alone) {
    return RowFactory.create(
        account, Date.valueOf(DAY.minusDays(sinceDays)), Date.valueOf(DAY.plusDays(9)), alone);
  }
}
