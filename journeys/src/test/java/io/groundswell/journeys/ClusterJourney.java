package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline runs on a cluster of which machines die, and makes what one machine makes. */
class ClusterJourney {
  /**
   * Annotations, parts of Netty and natives that nothing calls, and what stands there by another
   * name.
   */
  private static final String NOT_NEEDED =
      "checker-qual|error_prone_annotations|j2objc-annotations|jspecify|listenablefuture|javax.annotation-api"
          + "|netty-.*|jna|jctools-core|commons-logging";

  @TempDir Path folder;

  @Test
  void machinesDieAndEveryTableIsAsIfNoneHad() throws Exception {
    var alone = Company.shared();
    try (var cluster = Cluster.in(folder)) {
      var conf = conf(alone, cluster.master());
      var first = cluster.worker();
      var second = cluster.worker();
      var run =
          cluster.submit(
              Release.all(), "run", "--conf", conf, "--from", Company.FROM, "--to", Company.TO);
      await(run, "  bronze.");
      Cluster.kill(first);
      cluster.worker();
      await(run, "  silver.");
      Cluster.kill(second);
      cluster.worker();
      Shell.finish(run).answer();
    }

    Python.of("analysts")
        .script("same_tables.py", alone.tables().toString(), folder.resolve("tables").toString())
        .answer();
  }

  @Test
  void theJarHoldsWhatTheDistributionOfSparkLacks() throws IOException {
    var there = new HashSet<String>();
    try (var jars = Files.list(Cluster.distribution().resolve("jars"))) {
      jars.forEach(jar -> there.add(artifact(jar)));
    }
    var lost = new ArrayList<String>();
    try (var all = new JarFile(Release.all().toFile())) {
      var needed = Files.readString(Shell.PROJECT.resolve("jobs/target/class-path")).strip();
      for (var path : needed.split(":")) {
        var artifact = artifact(Path.of(path));
        if (!there.contains(artifact) && !artifact.matches(NOT_NEEDED)) {
          try (var jar = new JarFile(path)) {
            jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.contains("-"))
                .findFirst()
                .filter(name -> all.getEntry(name) == null)
                .ifPresent(name -> lost.add(artifact));
          }
        }
      }
      assertThat(all.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.startsWith("org/apache/spark/SparkContext"));
    }
    assertThat(lost).as("add them to release/pom.xml").isEmpty();
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceAll("-\\d.*[.]jar$", "");
  }

  /** The same company, with tables of its own. */
  private String conf(Company company, String master) throws IOException {
    var conf = folder.resolve("conf.yaml");
    Files.writeString(
        conf,
        Files.readString(Path.of(company.conf()))
            .replace(company.tables().toString(), folder.resolve("tables").toString())
            .replace(company.lists().toString(), folder.resolve("lists").toString())
            .replace("local[*]", master));
    return conf.toString();
  }

  /** Waits until the run has told of a table that begins so. */
  private static void await(Shell.Running run, String told) throws Exception {
    while (!Files.readString(run.err()).contains("\n" + told)) {
      assertThat(run.process().isAlive()).as(Files.readString(run.err())).isTrue();
      Thread.sleep(200);
    }
  }
}
