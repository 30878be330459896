package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake of a person gives one message and exit code 2, and Spark is not even started. */
class BadInputTest {
  @TempDir Path folder;
  private Office office;

  @BeforeEach
  void move() {
    office = Office.in(folder);
  }

  @Test
  void noConf() {
    says(
        Typed.run("run", "--date", "2026-03-01", "--conf", folder + "/none.yaml"),
        "none.yaml does not exist");
  }

  @Test
  void aConfWithATypo() {
    office.change("conf.yaml", "landing:", "landings:");
    says(run("--date", "2026-03-01"), "conf.yaml", "Unknown there: landings");
  }

  @Test
  void aVariableThatIsNotSet() {
    office.change("conf.yaml", "/lists", "/${GROUNDSWELL_NEVER_SET}");
    says(run("--date", "2026-03-01"), "GROUNDSWELL_NEVER_SET, which is not set");
  }

  @Test
  void metricsThatNobodyReads() {
    office.change("conf.yaml", "hash_key:", "metrics: {file: groundswell.txt}\nhash_key:");
    says(run("--date", "2026-03-01"), "conf.yaml", "'metrics.file' must end in .prom");
  }

  @Test
  void lineageThatGoesNowhere() {
    office.change("conf.yaml", "hash_key:", "lineage: {transport: http}\nhash_key:");
    says(run("--date", "2026-03-01"), "conf.yaml", "'transport: http' with 'url'");
  }

  @Test
  void aMasterThatIsNotSparkSubmits() {
    office.change("conf.yaml", "hash_key:", "spark: {spark.master: \"local[1]\"}\nhash_key:");
    System.setProperty("spark.master", "spark://master:7077");
    try {
      says(
          run("--date", "2026-03-01"),
          "the master is spark://master:7077, the conf says local[1]",
          "Take spark.master out of the conf");
    } finally {
      System.clearProperty("spark.master");
    }
  }

  @Test
  void aFolderThatCannotBeWritten() {
    office.write("tables", "a file where the folder should be");
    says(run("--date", "2026-03-01"), "lakehouse folder", "cannot be written");
  }

  @Test
  void noBusiness() {
    office.remove("business.yaml");
    says(run("--date", "2026-03-01"), "business.yaml does not exist");
  }

  @Test
  void aBusinessWithATypo() {
    office.change("business.yaml", "core_features:", "core_feature:");
    says(run("--date", "2026-03-01"), "business.yaml:", "Unknown there: core_feature");
  }

  @Test
  void aSignalThatNoJobKnows() {
    office.change("business.yaml", "limit_hit:", "limits_hit:");
    says(run("--date", "2026-03-01"), "'events.limits_hit' must be one of");
  }

  @Test
  void noKey() {
    office.remove("hash.key");
    says(run("--date", "2026-03-01"), "There is no key", "openssl rand -hex 32");
  }

  @Test
  void aKeyThatCanBeGuessed() {
    office.write("hash.key", "secret");
    says(run("--date", "2026-03-01"), "shorter than 16 characters");
  }

  @Test
  void aDayThatIsNone() {
    says(run("--date", "2026-02-30"), "'2026-02-30' is no day");
  }

  @Test
  void noDay() {
    says(run(), "Say which days");
  }

  @Test
  void oneDayAndARange() {
    says(run("--date", "2026-03-01", "--from", "2026-03-01"), "Say which days");
    says(run("--from", "2026-03-01"), "Say which days");
  }

  @Test
  void aRangeThatEndsBeforeItBegins() {
    says(run("--from", "2026-03-02", "--to", "2026-03-01"), "has no day in it");
  }

  @Test
  void aStageThatDoesNotExist() {
    says(run("--date", "2026-03-01", "--stage", "polish"), "no stage 'polish'", "refine");
  }

  @Test
  void aJobThatDoesNotExist() {
    says(run("--date", "2026-03-01", "--job", "gold.profits"), "No job makes gold.profits");
    says(run("--date", "2026-03-01", "--job", "advocates"), "'advocates' is not the name");
  }

  @Test
  void aCommandOrAnOptionThatDoesNotExist() {
    says(Typed.run("polish"), "polish");
    says(run("--day", "2026-03-01"), "--day");
  }

  @Test
  void aStatementThatCouldChangeSomething() {
    for (var sql :
        List.of(
            "DROP TABLE gold.advocates",
            "DELETE FROM gold.advocates",
            "INSERT INTO gold.advocates SELECT 1",
            "WITH one AS (SELECT 1) INSERT INTO gold.advocates SELECT * FROM one",
            "FROM gold.advocates INSERT INTO a SELECT 1 INSERT INTO b SELECT 2",
            "CREATE TABLE t AS SELECT 1",
            "UPDATE gold.advocates SET rank = 1",
            "SET spark.sql.ansi.enabled = false",
            "CACHE TABLE gold.advocates",
            "SELECT TRANSFORM(a) USING 'sh' AS (b) FROM t")) {
      says(Typed.run("sql", sql, "--conf", office.conf()), "Only questions are answered here");
    }
  }

  @Test
  void whatIsNoSql() {
    says(
        Typed.run("sql", "SELEKT 1", "--conf", office.conf()),
        "not SQL that Spark reads: Syntax error at or near 'SELEKT'");
    says(Typed.run("sql", "SELECT 1; SELECT 2", "--conf", office.conf()), "not SQL");
    says(Typed.run("sql", "SELECT 1", "--format", "xml", "--conf", office.conf()), "xml");
    says(Typed.run("sql", "SELECT 1", "--limit", "0", "--conf", office.conf()), "--limit 0");
  }

  private Typed run(String... arguments) {
    var all = new ArrayList<>(List.of("run", "--conf", office.conf()));
    all.addAll(List.of(arguments));
    return Typed.run(all.toArray(String[]::new));
  }

  /** One message with these words, the code of wrong use, and nothing left behind. */
  private void says(Typed typed, String... words) {
    assertThat(typed.messages()).as(typed.err()).hasSize(1);
    assertThat(typed.messages().get(0)).contains(words);
    assertThat(typed.err()).doesNotContain("Exception");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(Files.exists(folder.resolve("tables/ops"))).isFalse();
  }
}
