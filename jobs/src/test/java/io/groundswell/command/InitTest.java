package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a new company begins. */
class InitTest {
  private static final Pattern SAMPLE = Pattern.compile("(?s)```(jsonl|csv)\n(.*?)```");

  @TempDir Path folder;

  @Test
  void everyLandingFolderSaysWhatGoesIntoIt() {
    assertThat(Typed.run("init", folder.toString()).code()).isZero();
    assertThat(Pipeline.readers().keySet())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            object ->
                assertThat(folder.resolve("landing/%s/README.md".formatted(object)))
                    .content()
                    .contains("./groundswell check landing/" + object)
                    .containsPattern(SAMPLE));
    var settings = Settings.load(folder.resolve("conf/groundswell.yaml"), Map.of());
    assertThat(settings.landing()).isEqualTo(folder.resolve("landing").toString());
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Typed.run("init", folder.toString());
    var business = folder.resolve("conf/business.yaml");
    Files.writeString(business, "mine");
    var again = Typed.run("init", folder.toString());

    assertThat(again.code()).isZero();
    assertThat(again.out()).startsWith("0 files written");
    assertThat(business).hasContent("mine");
  }

  @Test
  void theDoctorSaysWhatIsStillToFillIn() {
    Typed.run("init", folder.toString());
    var examined = Typed.run("doctor", "--quick", "--conf", folder + "/conf/groundswell.yaml");

    assertThat(examined.code()).isEqualTo(1);
    assertThat(examined.out())
        .containsPattern("FAIL +business .*is not filled in yet. Still to say: the name of your")
        .containsPattern("FAIL +key .*openssl rand");
  }

  static Stream<Job> readers() {
    return Pipeline.readers().values().stream();
  }

  /** The two lines that a README shows are lines that its reader takes. */
  @ParameterizedTest
  @MethodSource("readers")
  void theSamplesAreTrue(Job job) throws IOException {
    var object = job.inputs().get(0).name();
    var sample = SAMPLE.matcher(InitCommand.guide(object));
    assertThat(sample.find()).isTrue();
    var file = folder.resolve("sample." + sample.group(1));
    Files.writeString(file, sample.group(2));
    var trial = trial(job, file);

    assertThat(trial.rejects()).as(object).isEmpty();
    assertThat(trial.read()).as(object).isEqualTo(2);
    assertThat(trial.breaches()).as(object).isEmpty();
    assertThat(trial.refusal()).isNull();
  }

  @Test
  void aFileIsLookedAtBeforeItIsRun() throws IOException {
    var file = folder.resolve("tickets.jsonl");
    Files.writeString(
        file,
        """
        {"id": 1, "status": "open", "sla_tier": "gold"}
        {"id": 2, "status": "open", "created_at": "yesterday"}
        {"error": "RecordNotFound", "description": "Not found"}
        {"id": 3, "sta
        """);
    var job = job("zendesk/tickets");
    var trial = trial(job, file);
    var said = new StringWriter();
    CheckCommand.print("tickets.jsonl", job, trial, new PrintWriter(said));

    assertThat(trial.kept()).isEqualTo(1);
    assertThat(trial.refusal()).isNull();
    assertThat(said.toString())
        .contains("4 records: 1 would be kept, 3 rejected")
        .contains("line 2, wrong_type: created_at is to be a time, but is 'yesterday'")
        .contains("line 3, error_body")
        .contains("line 4, malformed_json")
        .contains("no column reads (record keeps them): sla_tier")
        .containsPattern("columns without any: .*subject");
  }

  @Test
  void aFolderIsItsFiles() throws IOException {
    for (var day : List.of("dt=2026-03-30", "dt=2026-03-31")) {
      Files.createDirectories(folder.resolve(day));
      Files.writeString(folder.resolve(day + "/tickets.jsonl"), "{\"id\": 1}\n{\"id\": \n");
      Files.writeString(folder.resolve(day + "/_SUCCESS"), "no ticket");
    }
    Files.writeString(folder.resolve("README.md"), "no ticket either");
    var job = job("zendesk/tickets");
    var trial = trial(job, folder);
    var said = new StringWriter();
    CheckCommand.print("zendesk/tickets", job, trial, new PrintWriter(said));

    assertThat(trial.files()).isEqualTo(2);
    assertThat(said.toString())
        .contains("4 records: 2 would be kept, 2 rejected")
        .contains("dt=2026-03-30/tickets.jsonl, line 2, malformed_json")
        .contains("dt=2026-03-31/tickets.jsonl, line 2, malformed_json");
  }

  @Test
  void aFileThatIsMostlyBrokenWouldBeRefused() throws IOException {
    var file = folder.resolve("tickets.jsonl");
    Files.writeString(file, "no JSON at all\n".repeat(11) + "{\"id\": 1}\n".repeat(20));
    assertThat(trial(job("zendesk/tickets"), file).refusal())
        .contains("11 of 31 records are rejected (malformed_json 11)");
  }

  @Test
  void aFileThatDoesNotSayWhatItIs() {
    var typed = Typed.run("check", "somewhere/x.jsonl");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.messages().get(0)).contains("--as, one of: segment/events");
  }

  private static Trial trial(Job job, Path file) {
    var contract = Pipeline.contracts().of(job.output());
    return Trial.of(
        TestSession.spark(), job, contract, job.inputs().get(0), List.of(file.toString()));
  }

  private static Job job(String object) {
    return Pipeline.readers().get(object);
  }
}
