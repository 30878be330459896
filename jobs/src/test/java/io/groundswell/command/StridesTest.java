package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.TestSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.junit.jupiter.api.Test;

class StridesTest {
  @Test
  void longWorkIsToldInQuartersWhereThereIsNoTerminal() throws Exception {
    var spark = TestSession.spark();
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    try (var strides = Strides.inLines(spark, out)) {
      ForeachPartitionFunction<Long> nothing = numbers -> {};
      spark.range(0, 8, 1, 8).foreachPartition(nothing);
      spark.sparkContext().listenerBus().waitUntilEmpty(10_000);
    }
    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("  2 of 8 parts done", "  4 of 8 parts done", "  6 of 8 parts done");
  }
}
