package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever knows the Open Data Contract Standard reads our contracts with the tools of others. */
class ContractsJourney {
  @Test
  void everyContractIsOneOfTheStandard() throws IOException {
    var python = Python.of("contracts");
    var schemas = Shell.PROJECT.resolve("schemas");
    assertThat(python.script("lint_contracts.py", schemas.toString()).answer().lines())
        .hasSize(contracts(schemas))
        .allMatch(line -> line.endsWith(": passed"));
  }

  @Test
  void aBrokenContractIsFoundOut() throws IOException {
    var python = Python.of("contracts");
    var broken = Files.createTempDirectory("schemas").resolve("advocates.yaml");
    var good = Files.readString(Shell.PROJECT.resolve("schemas/gold/advocates.yaml"));
    Files.writeString(broken, good.replaceFirst("logicalType: date", "logicalType: day"));
    var linted = python.script("lint_contracts.py", broken.getParent().toString());
    assertThat(linted.exit()).isEqualTo(1);
    assertThat(linted.out()).contains("advocates.yaml: ").doesNotContain("passed");
  }

  private static int contracts(Path schemas) throws IOException {
    try (var files = Files.walk(schemas)) {
      return (int) files.filter(f -> f.toString().endsWith(".yaml")).count();
    }
  }
}
