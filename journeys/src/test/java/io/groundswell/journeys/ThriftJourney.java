package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables get their names in a metastore, and an analyst's JDBC client asks for them by name. */
class ThriftJourney {
  private static final int SECONDS = 120;
  private static final String QUESTION =
      "SELECT account_id, user_id, score FROM gold.advocates WHERE known_on = '%s' ORDER BY 1, 2, 3 LIMIT 20"
          .formatted(Company.TO);

  @TempDir Path folder;

  @Test
  void aJdbcClientReadsTheAdvocates() throws Exception {
    var company = Company.shared();
    var distribution = Cluster.distribution();
    var conf = folder.resolve("conf.yaml");
    var settings = new ArrayList<String>();
    metastore().forEach((key, value) -> settings.add("  %s: \"%s\"".formatted(key, value)));
    Files.writeString(
        conf,
        Files.readString(Path.of(company.conf()))
            .replaceAll("(?m)^spark:$", "spark:\n" + String.join("\n", settings)));
    var registered = submit(distribution, ours(distribution), "register", "--conf", conf + "");
    assertThat(registered.answer()).contains("tables have their names");

    var port = Store.freePort();
    var server = thriftServer(distribution, port);
    try {
      await(server, port);
      var asked = beeline(distribution, port, QUESTION);
      assertThat(asked).isEqualTo(company.sql(QUESTION).lines().toList()).hasSizeGreaterThan(5);
      assertThat(beeline(distribution, port, "DESCRIBE gold.advocates"))
          .anyMatch(line -> line.startsWith("rank,") && line.split(",", 3)[2].length() > 10);
    } finally {
      server.process().destroy();
      server.process().waitFor();
    }
  }

  /** A metastore of the test's own, which one process at a time may open. */
  private Map<String, String> metastore() {
    return Map.of(
        "spark.sql.catalogImplementation",
        "hive",
        "spark.hadoop.javax.jdo.option.ConnectionURL",
        "jdbc:derby:;databaseName=%s;create=true".formatted(folder.resolve("metastore")),
        "spark.sql.warehouse.dir",
        folder.resolve("warehouse").toString());
  }

  private Shell.Running thriftServer(Path distribution, int port) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                distribution.resolve("bin/spark-submit").toString(),
                "--master",
                "local[2]",
                "--driver-memory",
                "1g",
                "--class",
                "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2",
                // A session of the server sees no jars that are given in another way.
                "--driver-class-path",
                String.join(":", others(distribution))));
    metastore().forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(
        List.of(
            "--conf",
            "spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension",
            "--conf",
            "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "--conf",
            "spark.ui.enabled=false",
            "spark-internal",
            "--hiveconf",
            "hive.server2.thrift.bind.host=127.0.0.1",
            "--hiveconf",
            "hive.server2.thrift.port=" + port));
    return Shell.start(command, Map.of());
  }

  private static void await(Shell.Running server, int port) throws Exception {
    for (int tenth = 0; ; tenth++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        assertThat(server.process().isAlive() && tenth < SECONDS * 10)
            .as(Files.readString(server.err()))
            .isTrue();
        Thread.sleep(100);
      }
    }
  }

  private static List<String> beeline(Path distribution, int port, String question) {
    var command =
        List.of(
            distribution.resolve("bin/beeline").toString(),
            "-u",
            "jdbc:hive2://127.0.0.1:" + port,
            "--silent=true",
            "--outputformat=csv2",
            "-e",
            question);
    return Shell.run(command, Map.of())
        .answer()
        .lines()
        .map(line -> line.replaceAll("^\\d+: jdbc:[^>]*> ", ""))
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static Outcome submit(Path distribution, List<String> ours, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                distribution.resolve("bin/spark-submit").toString(),
                "--class",
                "io.groundswell.Main",
                "--jars",
                String.join(",", ours.subList(1, ours.size())),
                ours.get(0)));
    command.addAll(List.of(arguments));
    return Shell.run(command, Map.of());
  }

  /** Our jar first, then those that the distribution lacks. */
  private static List<String> ours(Path distribution) throws IOException {
    var jars = new ArrayList<String>();
    for (var module : List.of("jobs", "lakehouse")) {
      var target = Shell.PROJECT.resolve(module + "/target");
      try (var found =
          Files.newDirectoryStream(target, "groundswell-%s-*SNAPSHOT.jar".formatted(module))) {
        found.forEach(jar -> jars.add(jar.toString()));
      }
    }
    jars.addAll(others(distribution));
    return jars;
  }

  private static List<String> others(Path distribution) throws IOException {
    var classPath = Files.readString(Shell.PROJECT.resolve("jobs/target/class-path")).strip();
    return Arrays.stream(classPath.split(":"))
        .filter(
            jar -> !Files.exists(distribution.resolve("jars").resolve(Path.of(jar).getFileName())))
        .toList();
  }
}
