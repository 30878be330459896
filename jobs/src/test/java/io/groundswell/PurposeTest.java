package io.groundswell;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What was said to get something fixed feeds no score that sells, and contracts name sources. */
class PurposeTest {
  private static final Contracts CONTRACTS = Pipeline.contracts();
  private static final Run RUN = Run.of(LocalDate.of(2026, 4, 1), "r");

  @Test
  void noScoreThatSellsReadsWhatWasToldToGetSomethingFixed() {
    var selling = jobs().filter(job -> sells(job.output())).toList();

    assertThat(selling)
        .extracting(Job::output)
        .contains(Tables.ADVOCACY_SCORES, Tables.ASSIST_SCORES, Tables.CONVERSION_SCORES);
    assertThat(selling.stream().flatMap(job -> breaches(job).stream())).isEmpty();
  }

  @Test
  void oneThatDoesIsNamedWithTheColumn() {
    var breach =
        "gold.assist_scores sells and reads tickets_open of gold.account_features, which is told to get something fixed.";
    var points = col("tickets_open").plus(lit(1)).as("score");

    assertThat(breaches(new Pushy(rows -> rows.select(col("account_id"), points))))
        .containsExactly(breach);
    assertThat(breaches(new Pushy(rows -> rows.where(col("tickets_open").gt(0)))))
        .containsExactly(breach);
  }

  @Test
  void aColumnComesFromTablesThatItsJobReads() {
    for (var job : jobs().toList()) {
      CONTRACTS
          .of(job.output())
          .sources()
          .forEach(
              (column, tables) ->
                  assertThat(job.inputs())
                      .as("transformSourceObjects of %s.%s", job.output(), column)
                      .containsAll(tables));
    }
  }

  private static Stream<Job> jobs() {
    return TestPipeline.pipeline().stages().stream().flatMap(stage -> stage.jobs().stream());
  }

  /** A score sells unless its contract says that it, too, is there to get something fixed. */
  private static boolean sells(Table table) {
    return table.name().endsWith("_scores") && !CONTRACTS.of(table).purposes().containsValue("fix");
  }

  /** The job is planned once for every column that it must not read, on tables without it. */
  private static List<String> breaches(Job job) {
    var breaches = new ArrayList<String>();
    for (var table : job.inputs()) {
      for (var column : fixing(CONTRACTS.of(table))) {
        try {
          job.rows(new Inputs(job.output(), emptyTables(job, table, column), RUN), RUN);
        } catch (Exception e) { // Scala throws the AnalysisException undeclared.
          assertThat(e).isInstanceOf(AnalysisException.class).hasMessageContaining(column);
          breaches.add(
              "%s sells and reads %s of %s, which is told to get something fixed."
                  .formatted(job.output(), column, table));
        }
      }
    }
    return breaches;
  }

  private static List<String> fixing(Contract contract) {
    return contract.purposes().entrySet().stream()
        .filter(purpose -> purpose.getValue().equals("fix"))
        .map(Map.Entry::getKey)
        .filter(column -> !contract.key().contains(column))
        .toList();
  }

  private static Map<Table, Dataset<Row>> emptyTables(Job job, Table lacking, String column) {
    var tables = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      var rows = Rows.of(CONTRACTS.of(table)).dataset();
      tables.put(table, table.equals(lacking) ? without(rows, column) : rows);
    }
    return tables;
  }

  /** Made anew: Spark finds a column that was dropped again when a filter asks for it. */
  private static Dataset<Row> without(Dataset<Row> rows, String column) {
    return rows.sparkSession().createDataFrame(List.of(), rows.drop(column).schema());
  }

  /** Whoever has a problem is sold something. */
  private record Pushy(UnaryOperator<Dataset<Row>> reading) implements Job {
    @Override
    public Table output() {
      return Tables.ASSIST_SCORES;
    }

    @Override
    public List<Table> inputs() {
      return List.of(Tables.ACCOUNT_FEATURES);
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      return reading.apply(in.news(Tables.ACCOUNT_FEATURES));
    }
  }
}
