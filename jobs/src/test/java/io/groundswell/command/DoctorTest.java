package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Settings;
import io.groundswell.command.Finding.Verdict;
import io.groundswell.lakehouse.StoreSilent;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;
  private Office office;

  @BeforeEach
  void move() {
    office = Office.in(folder);
  }

  @Test
  void aHealthyPlace() {
    office.write("landing/segment/events/dt=2026-03-01/a.jsonl", "{}");
    var typed = examined();

    assertThat(typed.code()).as(typed.out()).isZero();
    assertThat(typed.out())
        .containsPattern("OK +Java +17")
        .containsPattern("OK +key +there")
        .containsPattern("OK +business +Loomline: 12 core features")
        .containsPattern("OK +landing segment +1 of 1 objects, newest 2026-03-01")
        .doesNotContain("FAIL");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    office.remove("hash.key");
    office.change("business.yaml", "plans:", "plan:");
    office.write("tables", "a file where the folder should be");
    var typed = examined();

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out())
        .containsPattern("FAIL +lakehouse .*is a file")
        .containsPattern("FAIL +key .*openssl rand")
        .containsPattern("FAIL +business .*Unknown there: plan");
    assertThat(typed.messages()).hasSize(1);
  }

  @Test
  void aConfThatCannotBeReadEndsTheExamination() {
    var typed = Typed.run("doctor", "--quick", "--conf", folder + "/none.yaml");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).containsPattern("FAIL +conf .*does not exist");
  }

  @Test
  void sourcesThatFellBehindAndFoldersThatNobodyReads() {
    office.write("landing/segment/events/dt=2026-03-01/a.jsonl", "{}");
    office.write("landing/zendesk/tickets/dt=2026-02-01/a.jsonl", "{}");
    office.write("landing/zendeks/users/dt=2026-03-01/a.jsonl", "{}");
    var typed = examined();

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .containsPattern("WARN +landing zendesk .*28 days behind")
        .containsPattern("WARN +landing .*No job reads zendeks/users")
        .containsPattern("OK +landing stripe .*drop files into stripe/");
  }

  @Test
  void nothingToRead() {
    assertThat(examined().out()).containsPattern("WARN +input +Nothing has landed");
  }

  @Test
  void tablesOfOthersThatAreNotThere() {
    office.write(
        "conf.yaml",
        """
        lakehouse: FOLDER/tables
        landing: FOLDER/landing
        lists: FOLDER/lists
        business: FOLDER/business.yaml
        hash_key: {file: FOLDER/hash.key}
        sources:
          - table: bronze.product_usage
            format: csv
            path: FOLDER/use/*.csv
            known_on: day
            columns: {usage_id: id}
        """
            .replace("FOLDER", folder.toString()));
    var typed = examined();
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).containsPattern("FAIL +source of bronze.product_usage +There is no");
  }

  @Test
  void theKeyOfTheDemoIsNoSecret() {
    DemoKey.lay(io.groundswell.Settings.load(Path.of(withoutKey()), Map.of()));
    assertThat(examined().out()).containsPattern("WARN +key +This is the demo's key");
  }

  @Test
  void machines() {
    long gigabyte = 1L << 30;
    assertThat(MachineChecks.java(17).verdict()).isEqualTo(Verdict.OK);
    assertThat(MachineChecks.java(25).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(MachineChecks.memory(2 * gigabyte, 8 * gigabyte).verdict()).isEqualTo(Verdict.OK);
    assertThat(MachineChecks.memory(gigabyte / 2, 8 * gigabyte).verdict()).isEqualTo(Verdict.WARN);
    assertThat(MachineChecks.memory(7 * gigabyte, 8 * gigabyte).verdict()).isEqualTo(Verdict.WARN);
    assertThat(MachineChecks.room("lists", "/lists", 100).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(MachineChecks.room("lists", "/lists", gigabyte).verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void credentialsOfAStore() {
    var none = new Configuration(false);
    assertThat(StoreChecks.credentials(none, Map.of("AWS_ACCESS_KEY_ID", "x")).verdict())
        .isEqualTo(Verdict.OK);
    none.set("fs.s3a.access.key", "x");
    var inTheConf = StoreChecks.credentials(none, Map.of());
    assertThat(inTheConf.verdict()).isEqualTo(Verdict.WARN);
    assertThat(inTheConf.says()).contains("AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void theConfOfProduction() throws ClassNotFoundException {
    var production = Path.of(System.getProperty("groundswell.root"), "conf/production.yaml");
    assertThatThrownBy(() -> Settings.load(production, Map.of()))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("GROUNDSWELL_BUCKET");

    var settings = Settings.load(production, Map.of("GROUNDSWELL_BUCKET", "lake"));
    assertThat(settings.lakehouse()).isEqualTo("s3a://lake/tables");
    var providers = settings.spark().get("spark.hadoop.fs.s3a.aws.credentials.provider");
    for (var provider : providers.split(",")) {
      assertThat(Class.forName(provider.strip())).isNotNull();
    }
  }

  /** As a load balancer does whose store is gone. */
  @Test
  void aStoreThatHangsUpDoesNotAnswer() throws IOException {
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var production = Path.of(System.getProperty("groundswell.root"), "conf/production.yaml");
      var settings =
          Settings.load(
              production,
              Map.of(
                  "GROUNDSWELL_BUCKET",
                  "lake",
                  "GROUNDSWELL_S3_PATH_STYLE",
                  "true",
                  "GROUNDSWELL_S3_ENDPOINT",
                  "http://127.0.0.1:" + server.getLocalPort()));
      new Thread(() -> hangUp(server)).start();
      assertThatThrownBy(() -> StoreChecks.require(settings))
          .isInstanceOf(StoreSilent.class)
          .hasMessageContaining("s3a://lake/ cannot be used: the store does not answer");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  private static void hangUp(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void aMetastoreAsksForASparkThatHasHive() {
    var conf =
        """
        lakehouse: FOLDER/tables
        landing: FOLDER/landing
        lists: FOLDER/lists
        business: FOLDER/business.yaml
        spark: {spark.sql.catalogImplementation: hive}
        """;
    office.write("conf.yaml", conf.replace("FOLDER", folder.toString()));
    var typed = Typed.run("register", "--conf", office.conf());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("Spark's classes for Hive are not here");
  }

  private Typed examined() {
    return Typed.run("doctor", "--quick", "--conf", office.conf());
  }

  private String withoutKey() {
    office.remove("hash.key");
    return office.conf();
  }
}
