package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Job;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job yields what its contract says, and its table names what is personal. */
class BronzeContractsTest {
  static Stream<Job> jobs() {
    return TestPipeline.pipeline().only(List.of("land"), List.of()).get(0).jobs().stream();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void anEmptyObjectAndARagAreRejectedAndFitTheContract(Job job) {
    var read = Landed.records("{}", "{'error':{'message':'No such thing'}}", "{").by(job);
    assertThat(read.kept()).isEmpty();
    assertThat(read.reasons())
        .doesNotContainNull()
        .hasSize(3)
        .contains("error_body", "malformed_json");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void aRecordIsPersonalAndRowsAreNamedByWhereTheyCameFrom(Job job) {
    var contract = Landed.contract(job);
    assertThat(contract.restricted()).contains("record");
    assertThat(contract.key()).isEqualTo(List.of("known_on", "source_file", "source_line", "item"));
  }
}
