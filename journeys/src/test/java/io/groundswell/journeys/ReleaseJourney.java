package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody installs a release: unpacks it and works, far from any source. */
class ReleaseJourney {
  /**
   * Annotations, parts of Netty and natives that nothing calls, and what stands there by another
   * name.
   */
  private static final String NOT_NEEDED =
      "checker-qual|error_prone_annotations|j2objc-annotations|jspecify|listenablefuture|javax.annotation-api"
          + "|netty-.*|jna|jctools-core|commons-logging";

  private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  @TempDir static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() {
    home = Release.unpackedInto(folder);
  }

  @Test
  void landsACompanyFromAnotherFolderThoughItsOwnCannotBeWrittenAndTellsOfIt() throws IOException {
    var work = folder.resolve("work");
    Files.createDirectory(work);
    var local = Files.readString(home.resolve("conf/local.yaml"));
    Files.writeString(
        work.resolve("conf.yaml"),
        local
                .replace("./lakehouse-data", work.toString())
                .replace(" conf/", " " + home.resolve("conf") + "/")
            + "\nmetrics: {file: groundswell.prom}"
            + "\nlineage: {transport: file, location: lineage.jsonl}\n");
    Files.writeString(work.resolve("hash.key"), "a key that only the journeys know of\n");
    lock();

    var version = home.getFileName().toString().replace("groundswell-", "");
    assertThat(installed(work, "--version")).isEqualTo("groundswell " + version + "\n");
    installed(work, "simulate", "--conf", "conf.yaml", "--accounts", "10", "--days", "7");
    installed(work, "run", "--conf", "conf.yaml", "--date", "2026-06-30", "--stage", "land");
    assertThat(work.resolve("tables/bronze/zendesk_tickets/_delta_log")).isDirectory();
    assertThat(home.resolve("build")).doesNotExist();
    Python.of("release")
        .script(
            "watched.py",
            work.resolve("groundswell.prom").toString(),
            work.resolve("lineage.jsonl").toString())
        .answer();
  }

  @Test
  void holdsOurJarsOnceAndNoneOfTheTests() throws IOException {
    try (var jars = Files.list(home.resolve("lib"))) {
      var names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertThat(names).filteredOn(name -> name.startsWith("groundswell-")).hasSize(2);
      assertThat(names).noneMatch(name -> name.matches(".*(-tests|junit|assertj|archunit).*"));
    }
    assertThat(home.resolve("dags/plan.json")).isRegularFile();
    assertThat(home.resolve("schemas/gold/advocates.yaml")).isRegularFile();
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

  @Test
  void theBillOfMaterialsNamesEveryJarOfTheRelease() {
    Python.of("release")
        .script("materials.py", bill().toString(), home.resolve("lib").toString())
        .answer();
  }

  @Test
  void theRecipeOfTheImageIsInOrder() {
    var hadolint = Python.of("release").program("hadolint");
    var recipe = Shell.PROJECT.resolve("release/Dockerfile").toString();
    Shell.run(List.of(hadolint, "--failure-threshold", "info", recipe), Map.of()).answer();
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceAll("-\\d.*[.]jar$", "");
  }

  private static Path bill() {
    return home.resolve(home.getFileName() + "-bom.json");
  }

  /** Nobody may write below the release; to root that says nothing, so root becomes nobody. */
  private static void lock() {
    Shell.run(List.of("chmod", "-R", "a-w", home.toString()), Map.of()).answer();
    Shell.run(List.of("chmod", "-R", "a+rwX", folder.resolve("work").toString()), Map.of())
        .answer();
    Shell.run(List.of("chmod", "a+rx", folder.toString()), Map.of()).answer();
  }

  private static String installed(Path work, String... arguments) {
    var command = new ArrayList<String>();
    if (IS_ROOT) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(List.of("env", "-C", work.toString(), home.resolve("groundswell").toString()));
    command.addAll(List.of(arguments));
    var environment = Map.of("TMPDIR", work.toString(), "HOME", work.toString());
    return Shell.run(command, environment).answer();
  }
}
