package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.report.Facts.Privacy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a lakehouse in which hardly anything is known. */
class ReportMakerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 20);

  @TempDir static Path root;
  private static ReportMaker maker;

  @BeforeAll
  static void publish() {
    var lakehouse = lakehouse("tables");
    lakehouse.run(new Days(Tables.ACCOUNTS), Run.of(DAY.minusDays(10), "r1"));
    lakehouse.run(new Days(Tables.ACCOUNT_FEATURES), new Run(DAY.minusDays(10), DAY, "r2"));
    maker = new ReportMaker(lakehouse, TestPipeline.business(), Privacy.CONTACTS);
  }

  @Test
  void theNewestDayIsComparedWithAWeekBefore() {
    assertThat(maker.days(null, null)).isEqualTo(new ReportMaker.Days(DAY, DAY.minusDays(10)));
    assertThat(maker.days(DAY.minusDays(1), null))
        .isEqualTo(new ReportMaker.Days(DAY.minusDays(1), DAY.minusDays(10)));
    assertThat(maker.days(DAY.minusDays(10), null))
        .isEqualTo(new ReportMaker.Days(DAY.minusDays(10), null));
    assertThat(maker.days(DAY, DAY.minusDays(1)))
        .isEqualTo(new ReportMaker.Days(DAY, DAY.minusDays(1)));
  }

  @Test
  void aDayThatNoRunMadeIsWrongUse() {
    assertThatThrownBy(() -> maker.days(DAY.plusDays(1), null))
        .isInstanceOf(WrongUse.class)
        .hasMessage(
            "No run has made 2026-01-21. There are days from 2026-01-10 to 2026-01-20; give one of them as --date, or run that day.");
    assertThatThrownBy(() -> maker.days(DAY, DAY.plusDays(1)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("--since");
    var empty = new ReportMaker(lakehouse("empty"), TestPipeline.business(), Privacy.PSEUDONYMS);
    assertThatThrownBy(() -> empty.days(null, null))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("nothing to report yet");
  }

  @Test
  void whereHardlyAnythingIsKnownEveryChapterSaysSo() {
    var page = maker.page(maker.days(null, null));

    assertThat(page.chapters()).hasSize(7);
    assertThat(page.chapters()).allMatch(chapter -> chapter.finding().startsWith("Unknown: "));
    assertThat(page.html()).isEqualTo(maker.page(maker.days(null, null)).html());
  }

  private static Lakehouse lakehouse(String name) {
    return new Lakehouse(
        TestSession.spark(),
        root.resolve(name).toString(),
        root.resolve("landing").toString(),
        Pipeline.contracts(),
        List.of());
  }

  /** A row on the first day, the day before the last, and the last. */
  private record Days(Table output) implements Job {
    @Override
    public List<Table> inputs() {
      return List.of(Tables.ROADMAP_ITEMS);
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      var rows = Rows.of(Pipeline.contracts().of(output));
      rows.row("known_on", run.from(), "account_id", "acme");
      if (!run.isOneDay()) {
        rows.row("known_on", run.to().minusDays(1), "account_id", "acme");
        rows.row("known_on", run.to(), "account_id", "acme");
      }
      return rows.dataset();
    }
  }
}
