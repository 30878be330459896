package io.groundswell.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standalone cluster on this machine: a master, and workers of one core each, from the
 * distribution of Spark that pyspark brings. Closing it leaves no process behind.
 */
final class Cluster implements AutoCloseable {
  private static final String WORKER_MEMORY = "1300m";
  private static final String EXECUTOR_MEMORY = "1g";

  private final Path home;
  private final Path spark;
  private final String master;
  private final Map<String, String> environment;
  private final List<Process> started = new ArrayList<>();
  private int workers;

  private Cluster(Path home, int port, Map<String, String> environment) {
    this.home = home;
    this.spark = distribution();
    this.environment = new HashMap<>(environment);
    this.environment.putAll(
        Map.of(
            "SPARK_HOME", spark.toString(),
            "SPARK_LOCAL_IP", "127.0.0.1",
            "SPARK_DAEMON_MEMORY", "192m",
            "SPARK_DAEMON_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "SPARK_CONF_DIR", home.toString()));
    this.master = "spark://127.0.0.1:" + port;
    daemon("master.Master", "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0");
  }

  /** A master without workers. All that belongs to the cluster is started in this environment. */
  static Cluster in(Path home, Map<String, String> environment) throws IOException {
    return new Cluster(home, Store.freePort(), environment);
  }

  /** The folder of Spark inside of pyspark. */
  static Path distribution() {
    var python = Python.of("cluster").program("python");
    var where = "import pyspark; print(pyspark.__path__[0])";
    return Path.of(Shell.run(List.of(python, "-c", where), Map.of()).answer().strip());
  }

  /** One more machine; it runs tasks as soon as the master knows it. */
  Process worker() {
    var work = home.resolve("worker-" + workers++).toString();
    return daemon(
        "worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        WORKER_MEMORY,
        "--webui-port",
        "0",
        "--work-dir",
        work,
        master);
  }

  /** Hands the command line to the cluster, in the way that docs/operations.md says. */
  Shell.Running submit(Path jar, String... arguments) {
    var conf = Shell.PROJECT.resolve("conf");
    var command =
        new ArrayList<>(
            List.of(
                spark.resolve("bin/spark-submit").toString(),
                "--master",
                master,
                "--properties-file",
                conf.resolve("spark-defaults.conf").toString(),
                "--driver-memory",
                "1g",
                "--executor-memory",
                EXECUTOR_MEMORY,
                "--driver-java-options",
                "-Duser.timezone=UTC -XX:+UseParallelGC -XX:TieredStopAtLevel=1 -Dgroundswell.small=true"
                    + " -Dlog4j2.configurationFile=%s -Dgroundswell.log=%s"
                        .formatted(
                            conf.resolve("log4j2.properties"), home.resolve("groundswell.log")),
                "--conf",
                "spark.executor.extraJavaOptions=-Duser.timezone=UTC -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "--conf",
                "spark.sql.shuffle.partitions=2",
                // As on a cluster of large machines.
                "--conf",
                "spark.sql.adaptive.enabled=true",
                "--class",
                "io.groundswell.Main",
                jar.toString()));
    command.addAll(List.of(arguments));
    var submitted = Shell.start(command, environment);
    started.add(submitted.process());
    return submitted;
  }

  /** As when its machine loses power: the worker and what runs on it are gone at once. */
  static void kill(Process process) {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  @Override
  public void close() {
    started.forEach(Cluster::kill);
  }

  private Process daemon(String name, String... arguments) {
    var command = new ArrayList<String>();
    command.add(spark.resolve("bin/spark-class").toString());
    command.add("org.apache.spark.deploy." + name);
    command.addAll(List.of(arguments));
    var process = Shell.start(command, environment).process();
    started.add(process);
    return process;
  }
}
