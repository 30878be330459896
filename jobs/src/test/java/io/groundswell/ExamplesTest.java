package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Query;
import io.groundswell.lakehouse.TestSession;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions in the contracts are asked of tables and columns that there are. */
class ExamplesTest {
  private static final Set<Layer> ASKED = Set.of(Layer.GOLD, Layer.OPS);

  static Stream<Contract> asked() {
    return Pipeline.contracts().all().stream().filter(c -> ASKED.contains(c.table().layer()));
  }

  @BeforeAll
  static void everyTableIsEmpty() {
    var spark = TestSession.spark();
    for (var contract : Pipeline.contracts().all()) {
      var view = contract.table().toString().replace('.', '_');
      spark.createDataFrame(List.of(), contract.schema()).createOrReplaceTempView(view);
    }
  }

  @ParameterizedTest
  @MethodSource("asked")
  void canBeAnswered(Contract contract) {
    assertThat(contract.examples()).as("an exampleQuery of %s", contract.table()).isNotEmpty();
    for (var example : contract.examples()) {
      var query = new Query(example.query()).sql();
      var ofViews = query.replaceAll("\\b(gold|ops|silver)\\.(\\w+)", "$1_$2");
      assertThat(query).contains(contract.table().toString()).contains("ORDER BY");
      assertThat(TestSession.spark().sql(ofViews).columns()).doesNotHaveDuplicates();
    }
  }
}
