package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A data engineer schedules it on a real Airflow: SQLite below, tasks in the process of {@code
 * airflow dags test}, everything else as it is.
 *
 * <p>One story in the order of its tests, since every stage of a day is a start of Spark. To keep a
 * day short, the company is small and new, and drops a few folders only.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirflowJourney {
  private static final Path HOME = Shell.PROJECT.resolve("journeys/target/airflow");
  private static final Path DAGS = Shell.PROJECT.resolve("dags");
  private static final String DAY = Company.TO;

  /** A moment at which the newest complete data interval is that of {@link #DAY}. */
  private static final String MORNING_AFTER = "2026-07-01T05:00:00";

  private static final List<String> DROPPED =
      List.of("segment/events", "zendesk/tickets", "surveys/responses", "consent/records");

  private static Python python;
  private static Company company;

  @BeforeAll
  static void airflowIsSetUp() throws IOException {
    python = Python.of("airflow");
    Shell.run(List.of("rm", "-rf", HOME.toString()), Map.of()).answer();
    Files.createDirectories(HOME);
    company = Company.landed(HOME.resolve("company"), 20, 3);
    company.keep(DROPPED);
    airflow("db", "migrate").answer();
    airflow("pools", "set", "groundswell", "1", "one run writes at a time").answer();
  }

  @Test
  @Order(1)
  void airflowReadsTheDagsAndEveryTaskSaysWhatItDoes() {
    var facts = facts(Map.of());

    assertThat(facts)
        .filteredOn(line -> line.contains("\tLaunch\t"))
        .extracting(line -> line.split("\t")[1])
        .containsExactly(
            "land",
            "refine",
            "understand",
            "measure",
            "score",
            "publish",
            "erase",
            "maintain",
            "doctor");
    assertThat(facts)
        .filteredOn(line -> line.contains("\tLaunch\t"))
        .allMatch(line -> line.contains("\tgroundswell\t"), "is in the pool");
    assertThat(facts)
        .contains(
            "groundswell_daily\tpublish\tmakes\tgold.advocates\tgroundswell://gold.advocates/",
            "groundswell_daily\tpublish\tmakes\tlists.advocates\tgroundswell://lists.advocates/");
  }

  @Test
  @Order(2)
  void theDagsAreWrittenAsRuffWantsThem() {
    var ruff = python.program("ruff");
    run(Map.of(), ruff, "check", "--no-cache", DAGS.toString()).answer();
    run(Map.of(), ruff, "format", "--no-cache", "--check", DAGS.toString()).answer();
  }

  @Test
  @Order(3)
  void aDayThatFailsOnceIsTriedAgainAndRunsToItsLists() throws IOException {
    var home = HOME.resolve("flaky");
    program(
        home.resolve("groundswell"),
        """
        if mkdir "$0.failed" 2> /dev/null; then echo 'groundswell: The disk was full.' >&2; exit 1; fi
        cd %1$s && exec ./groundswell "$@"
        """
            .formatted(Shell.PROJECT));

    var day =
        run(
            Map.of("AIRFLOW_VAR_GROUNDSWELL_HOME", home.toString()),
            python.program("airflow"),
            "dags",
            "test",
            "groundswell_daily",
            MORNING_AFTER);

    day.answer();
    assertThat(day.out()).contains("land ended with 1:\ngroundswell: The disk was full.");
    assertThat(day.out()).contains("publish: ", "state=success");
    assertThat(company.lists().resolve("advocates/known_on=" + DAY)).isNotEmptyDirectory();
    assertThat(company.tables().resolve("gold/account_features/_delta_log")).isNotEmptyDirectory();
  }

  @Test
  @Order(4)
  void ofTwoRunsOfADayOneIsPublishedAndTheOtherEndsWithFour() {
    var command = new ArrayList<>(List.of(Shell.PROJECT.resolve("groundswell").toString(), "run"));
    command.addAll(List.of("--conf", company.conf(), "--date", DAY, "--stage", "land"));
    var first = Shell.start(command, Map.of());
    var second = Shell.start(command, Map.of());
    var ended = List.of(Shell.finish(first), Shell.finish(second));

    assertThat(ended).extracting(Outcome::exit).containsExactlyInAnyOrder(0, 4);
    assertThat(ended)
        .filteredOn(outcome -> outcome.exit() == 4)
        .allMatch(outcome -> outcome.err().contains("is writing the days 2026-06-30"));
  }

  @Test
  @Order(5)
  void theWeekEndsWithItsThreeChores() {
    var week = airflow("dags", "test", "groundswell_weekly", MORNING_AFTER);
    assertThat(week.answer())
        .contains("Nothing is left of any text that was taken back.")
        .containsPattern("changed in \\d+ tables|tables changed: ")
        .containsPattern("OK +Java +17")
        .contains("state=success");
  }

  @Test
  @Order(6)
  void sparkSubmitSaysWhatWeSayAndRefusedDataIsNotTriedAgain() throws IOException {
    var other = Company.landed(HOME.resolve("refused"), 1, 1);
    other.keep(List.of());
    other.drop("segment/events", DAY, "no call of Segment\n".repeat(20));
    program(
        HOME.resolve("bin/spark-submit"),
        """
        exec %s/bin/java @%2$s/conf/java.flags -Xmx2g -cp "$(cat %2$s/jobs/target/class-path)" \\
          org.apache.spark.deploy.SparkSubmit "$@"
        """
            .formatted(System.getProperty("java.home"), Shell.PROJECT));
    var cluster = new HashMap<String, String>();
    cluster.put("PATH", HOME.resolve("bin") + ":" + System.getenv("PATH"));
    cluster.put("AIRFLOW_CONN_SPARK_HERE", "{\"conn_type\": \"spark\", \"host\": \"local[*]\"}");
    cluster.put("AIRFLOW_VAR_GROUNDSWELL_CONF", other.conf());
    cluster.put(
        "AIRFLOW_VAR_GROUNDSWELL_SPARK",
        "{\"conn_id\": \"spark_here\", \"application\": \"%s\", \"jars\": \"%s\"}"
            .formatted(jar("jobs"), jar("lakehouse")));

    assertThat(facts(cluster))
        .filteredOn(line -> line.startsWith("groundswell_daily\tland\tSubmit\t"))
        .hasSize(1);
    var day =
        run(cluster, python.program("airflow"), "dags", "test", "groundswell_daily", MORNING_AFTER);

    assertThat(day.out())
        .contains("--master local[*]", "--class io.groundswell.Main", "state=failed")
        .containsOnlyOnce("land ended with 3:\nbronze.segment_events refused: ")
        .doesNotContain("up_for_retry");
  }

  private static List<String> facts(Map<String, String> more) {
    var script = Shell.PROJECT.resolve("journeys/python/dag_facts.py").toString();
    return run(more, python.program("python"), script, DAGS.toString()).answer().lines().toList();
  }

  private static Outcome airflow(String... arguments) {
    var command = new ArrayList<>(List.of(python.program("airflow")));
    command.addAll(List.of(arguments));
    return run(Map.of(), command.toArray(String[]::new));
  }

  /** Whatever the machine knows of another Airflow, this one is the journey's own. */
  private static Outcome run(Map<String, String> more, String... command) {
    var environment = new HashMap<String, String>();
    environment.put("AIRFLOW_HOME", HOME.toString());
    environment.put("AIRFLOW__CORE__DAGS_FOLDER", DAGS.toString());
    environment.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    environment.put("AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY", "1");
    environment.put("AIRFLOW_VAR_GROUNDSWELL_CONF", company.conf());
    environment.putAll(more);
    return Shell.run(List.of(command), environment);
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path jar(String module) throws IOException {
    var target = Shell.PROJECT.resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "groundswell-" + module + "-*[!s].jar")) {
      return jars.iterator().next();
    }
  }
}
