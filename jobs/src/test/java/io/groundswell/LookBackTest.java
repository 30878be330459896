package io.groundswell;

import static io.groundswell.Tables.SEGMENT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Telemetry grows with use, so a day reads a few days of it and never its history. */
class LookBackTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);
  private static final int HISTORY_DAYS = 400;
  private static final int MOST_DAYS = 9;

  static Stream<Job> jobs() {
    return TestPipeline.pipeline().stages().stream()
        .flatMap(stage -> stage.jobs().stream())
        .filter(job -> job.inputs().contains(SEGMENT_EVENTS));
  }

  /** What a plan keeps of rows that lie in memory is what it would ask a table for. */
  @ParameterizedTest
  @MethodSource("jobs")
  void aDayReadsAFewDaysOfTelemetry(Job job) {
    var run = Run.of(DAY, "test");
    var tables = new HashMap<Table, Dataset<Row>>();
    job.inputs().forEach(table -> tables.put(table, rows(table, List.of())));
    tables.put(SEGMENT_EVENTS, rows(SEGMENT_EVENTS, oneCallADay()));
    var plan = job.rows(new Inputs(job.output(), tables, run), run).queryExecution();
    assertThat(largest(plan.analyzed())).isEqualTo(HISTORY_DAYS);
    assertThat(largest(plan.optimizedPlan())).isLessThanOrEqualTo(MOST_DAYS);
  }

  private static int largest(LogicalPlan plan) {
    var leaves = plan.collectLeaves();
    return IntStream.range(0, leaves.size())
        .mapToObj(leaves::apply)
        .filter(leaf -> leaf instanceof LocalRelation)
        .mapToInt(leaf -> ((LocalRelation) leaf).data().size())
        .max()
        .orElse(0);
  }

  private static List<Row> oneCallADay() {
    var schema = Pipeline.contracts().of(SEGMENT_EVENTS).schema();
    var calls = new ArrayList<Row>();
    for (int i = 0; i < HISTORY_DAYS; i++) {
      var cells = new Object[schema.length()];
      cells[schema.fieldIndex("known_on")] = Date.valueOf(DAY.minusDays(i));
      cells[schema.fieldIndex("type")] = i % 2 == 0 ? "identify" : "track";
      calls.add(RowFactory.create(cells));
    }
    return calls;
  }

  private static Dataset<Row> rows(Table table, List<Row> rows) {
    return TestSession.spark().createDataFrame(rows, Pipeline.contracts().of(table).schema());
  }
}
