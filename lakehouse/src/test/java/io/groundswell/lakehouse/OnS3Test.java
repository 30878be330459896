package io.groundswell.lakehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold where the tables lie in S3, on a real server. */
class OnS3Test {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final int VERSIONS = 150;
  private static final String ROOT = "s3a://" + S3Server.BUCKET;

  @TempDir static java.nio.file.Path folder;
  private static S3Server server;
  private static Configuration conf;
  private static FileSystem files;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(folder);
    conf = server.conf();
    files = FileSystem.newInstance(new Path(ROOT).toUri(), conf);
  }

  @AfterAll
  static void stop() throws IOException {
    files.close();
    server.close();
  }

  @Test
  void ofTwoProcessesOneWinsEachVersion() throws Exception {
    assertThat(race(ConditionalLogStore.class)).isEqualTo(VERSIONS);
  }

  /** Were it otherwise, the race above would show nothing. */
  @Test
  void withTheStoreOfDeltaBothWinSome() throws Exception {
    assertThat(race(S3SingleDriverLogStore.class)).isGreaterThan(VERSIONS);
  }

  @Test
  void writersOfOneTableLoseNothing() {
    var spark = onS3();
    var table = ROOT + "/tables/silver/many_writers";
    var writers = new ArrayList<CompletableFuture<Void>>();
    append(table, "0");
    for (var writer : List.of("1", "2", "3")) {
      writers.add(CompletableFuture.runAsync(() -> append(table, writer)));
    }
    writers.forEach(CompletableFuture::join);
    var rows = spark.read().format("delta").load(table);
    assertThat(rows.select("writer").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("0", "1", "2", "3");
  }

  /** A conf with Delta's fast listing would have the log swept away, too. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatNoVersionUsesIsSweptAway(boolean isListedFast) {
    var spark = onS3();
    spark.conf().set("delta.enableFastS3AListFrom", isListedFast);
    var table = ROOT + "/tables/gold/swept_" + isListedFast;
    for (int version = 0; version < 3; version++) {
      spark
          .range(3)
          .selectExpr("id", "date_add(DATE'2026-01-05', CAST(id AS INT)) AS known_on")
          .write()
          .format("delta")
          .partitionBy("known_on")
          .mode("overwrite")
          .save(table);
    }
    assertThat(new Sweep(spark, table, Duration.ZERO).remove().files()).isEqualTo(6);
    assertThat(spark.read().format("delta").load(table).count()).isEqualTo(3);
  }

  @Test
  void aSecondRunIsKeptOut() throws IOException {
    var root = ROOT + "/held";
    try (var held = take(root, "first")) {
      assertThatThrownBy(() -> take(root, "second"))
          .isInstanceOf(DaysHeld.class)
          .hasMessageContaining("Run first");
    }
    take(root, "second").close();
    assertThat(files.listStatus(new Path(root, "_leases"))).isEmpty();
  }

  @Test
  void whoMeetsAnotherAtTheGateWaits() throws Exception {
    var root = ROOT + "/gate";
    var gate = new Path(root, "_leases/gate");
    NewFile.create(files, gate, "another run".getBytes(UTF_8));
    var waiting = CompletableFuture.supplyAsync(() -> take(root, "waiting"));
    Thread.sleep(500);
    assertThat(waiting).isNotDone();
    files.delete(gate, false);
    waiting.get(30, TimeUnit.SECONDS).close();
  }

  @Test
  void aNewFileIsOnlyOnesOwn() throws IOException {
    var file = new Path(ROOT, "new/file");
    NewFile.create(files, file, "mine".getBytes(UTF_8));
    // As when the answer to the first was lost on its way, and the client asks again.
    NewFile.create(files, file, "mine".getBytes(UTF_8));
    assertThatThrownBy(() -> NewFile.create(files, file, "theirs".getBytes(UTF_8)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(text(file)).isEqualTo("mine");
  }

  @Test
  void aFileThatIsReplacedIsNeverAway() throws Exception {
    var file = new Path(ROOT, "whole/list.csv");
    try (var whole = WholeFiles.at(file, conf)) {
      whole.write(file, "0".getBytes(UTF_8));
      var replacing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 1; i < 30; i++) {
                  replace(whole, file, i);
                }
              });
      while (!replacing.isDone()) {
        assertThat(files.getFileStatus(file).getLen()).isPositive();
      }
      replacing.join();
    }
    assertThat(text(file)).isEqualTo("29");
    assertThat(files.listStatus(file.getParent())).hasSize(1);
  }

  private static void replace(WholeFiles whole, Path file, int with) {
    try {
      var anew = new Path(file.getParent(), ".anew");
      try (var out = whole.create(anew)) {
        out.write(String.valueOf(with).getBytes(UTF_8));
      }
      whole.move(anew, file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SparkSession onS3() {
    var spark = TestSession.spark();
    conf.forEach(
        setting -> {
          if (setting.getKey().startsWith("fs.s3a.")) {
            spark.conf().set(setting.getKey(), setting.getValue());
          }
        });
    return spark;
  }

  private static void append(String table, String writer) {
    TestSession.spark()
        .range(1)
        .select(functions.lit(writer).as("writer"))
        .write()
        .format("delta")
        .mode("append")
        .save(table);
  }

  private static Lease take(String root, String run) {
    return Lease.take(root, Run.of(DAY, run), conf, Clock.systemUTC());
  }

  private static String text(Path file) throws IOException {
    try (var in = files.open(file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** How many versions two processes say that they have won, between them. */
  private static int race(Class<? extends LogStore> store) throws Exception {
    var settings = folder.resolve("settings.xml");
    try (var out = Files.newOutputStream(settings)) {
      conf.writeXml(out);
    }
    var begin = System.currentTimeMillis() + 6_000;
    var command =
        List.of(
            java.nio.file.Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Racer.class.getName(),
            store.getName(),
            ROOT + "/race-of-" + store.getSimpleName(),
            String.valueOf(VERSIONS),
            String.valueOf(begin),
            settings.toUri().toString());
    var racers = new ArrayList<Process>();
    for (int i = 0; i < 2; i++) {
      racers.add(
          new ProcessBuilder(command)
              .redirectError(folder.resolve("racer-%d.log".formatted(i)).toFile())
              .start());
    }
    int won = 0;
    for (var racer : racers) {
      var said = new String(racer.getInputStream().readAllBytes(), UTF_8).lines().toList();
      assertThat(said.size())
          .as(Files.readString(folder.resolve("racer-0.log")))
          .isEqualTo(VERSIONS);
      won += (int) said.stream().filter(line -> line.startsWith("won")).count();
    }
    return won;
  }
}
