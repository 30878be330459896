package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An analyst reads gold with other engines than Spark. */
class ReadersJourney {
  @Test
  void duckdbAndDeltaRsCountTheSameRowsAsSpark() throws IOException {
    var python = Python.of("readers");
    var company = Company.shared();
    try (var folders = Files.list(company.tables().resolve("gold"))) {
      var tables = folders.map(f -> f.getFileName().toString()).sorted().toList();
      assertThat(tables).contains("advocates", "assist_candidates", "feedback_topics");
      var asked =
          tables.stream()
              .map("SELECT '%1$s' AS t, count(*) AS n FROM gold.%1$s"::formatted)
              .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY t"));
      var counted = company.sql(asked).lines().skip(1).toList();
      var read = python.script("count_rows.py", company.tables().resolve("gold").toString());
      assertThat(read.answer().lines().toList()).isEqualTo(counted);
    }
  }
}
