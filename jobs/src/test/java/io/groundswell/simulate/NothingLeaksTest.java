package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.ParquetRows;
import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.StageRun;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small company runs through every stage; then every file of silver and gold is read, Parquet
 * decoded and Delta's log as it lies there, and searched for what was planted in its texts and for
 * its people. Only restricted tables may know them, bronze, which holds what vendors sent, and the
 * lists.
 */
class NothingLeaksTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-05");
  private static final LocalDate TO = FROM.plusDays(24);
  private static final double MOST_NAMES_LEFT = 0.01;

  /** What people paste into tickets beyond what the simulator lets them: a sentence, a secret. */
  private static final List<List<String>> SLIPS =
      List.of(
          List.of("The key %s does not work any more.", "AKIAIOSFODNN7EXAMPLF"),
          List.of("Our CI uses %s for the import.", "ghp_16C7e42F292c6912E7710c838347Ae178B4b"),
          List.of("Billing broke with %s since then.", "sk_live_4eC39HqLyjWDarjtT1zdp7dd"),
          List.of("The bot has %s and posts twice.", "xoxb-123456789012-abcdefABCDEF"),
          List.of("Maps fail with %s here.", "AIzaSyA1234567890abcdefghijklmnopqrstuv"),
          List.of(
              "We send %s to the API.",
              "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.dBjftJeZ4CVP-mB92K27uhb"),
          List.of(
              "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----",
              "MIIEowIBAAKCAQEAsx8"),
          List.of("I log in with password: %s but see nothing.", "Tiger7711!"),
          List.of("We read from %s every night.", "postgres://bob:hunter22@db.mail.example/main"),
          List.of("The link %s is dead.", "https://app.mail.example/reset?token=9f8a7b6c"),
          List.of("My social security number is %s by the way.", "219-09-9998"),
          List.of(
              "Send it to %s please, the board is empty.", "Mill Lane 4, Flat 2, Leeds LS1 4AB"),
          List.of("Charge %s for the seats.", "4012-8888-8888-1881"),
          List.of("Refund us at %s, thank you.", "GB82 WEST 1234 5698 7654 32"),
          List.of("The export bounces, write to %s instead.", "ada.byron at mail dot example"),
          List.of("It fails from %s only.", "2001:db8::8a2e:370:7334"),
          List.of("The timeline is slow. %s is my mobile.", "0161 496 0123"),
          List.of("Import hangs, call (mobile) %s", "+49 151 23456789"));

  @TempDir static Path folder;
  private static final List<String> LINES = new ArrayList<>();
  private static final Set<String> FILES_READ = new TreeSet<>();
  private static List<JsonNode> said;

  @BeforeAll
  static void a_company_runs_through_every_stage() {
    var spark = TestSession.spark();
    var landed = new Landed(folder.resolve("landing"), folder.resolve("truth"));
    new Simulation(16, FROM, TO, 5)
        .write(spark, landed.landing().toString(), landed.truth().toString());
    landed.landing().resolve("zendesk/tickets/dt=" + FROM.plusDays(9)).toFile().mkdirs();
    write(
        landed.landing().resolve("zendesk/tickets/dt=%s/slips.jsonl".formatted(FROM.plusDays(9))),
        landed.records("zendesk/users").get(0).get("id").asLong());
    var root = folder.resolve("tables");
    var lakehouse =
        new Lakehouse(
            spark, root.toString(), landed.landing().toString(), Pipeline.contracts(), List.of());
    for (var stage : TestPipeline.pipeline().stages()) {
      var ended =
          new StageRun(lakehouse, Clock.systemUTC(), e -> {})
              .run(stage, new Run(FROM, TO, "leaks"));
      assertThat(ended).allMatch(entry -> entry.status().matches("done|skipped"));
    }
    for (var layer : List.of("silver", "gold")) {
      files(root.resolve(layer)).forEach(file -> LINES.addAll(lines(file)));
    }
    said = landed.truths("feedback");
  }

  @Test
  void files_of_both_layers_were_read() {
    assertThat(FILES_READ).anyMatch(f -> f.contains("silver/messages") && f.endsWith(".parquet"));
    assertThat(FILES_READ).anyMatch(f -> f.contains("gold/feedback_topics"));
    assertThat(FILES_READ).anyMatch(f -> f.contains("_delta_log"));
    assertThat(LINES).anyMatch(line -> line.contains("<EMAIL>"));
    assertThat(LINES.stream().filter(line -> line.contains("<SECRET>"))).hasSizeGreaterThan(5);
  }

  @Test
  void no_structured_secret_is_left() {
    var planted = secrets(Set.of("email", "card", "phone", "iban", "ip"));
    SLIPS.forEach(slip -> planted.add(slip.get(1)));
    assertThat(left(planted)).isEmpty();
  }

  @Test
  void no_address_or_phone_of_anybody_is_left() {
    var known = new TreeSet<String>();
    for (var person : people()) {
      for (var field : List.of("email", "phone")) {
        if (person.hasNonNull(field)) {
          known.add(person.get(field).asText());
        }
      }
    }
    assertThat(known.size()).isGreaterThan(20);
    assertThat(left(known)).isEmpty();
  }

  @Test
  void hardly_a_name_is_left() {
    var names = secrets(Set.of("person"));
    people().forEach(person -> names.add(person.path("name").asText()));
    names.removeIf(name -> !name.contains(" "));
    assertThat(names.size()).isGreaterThan(40);
    var left = left(names);
    assertThat(left.size() / (double) names.size()).as("%s", left).isLessThan(MOST_NAMES_LEFT);
  }

  private static void write(Path file, long requester) {
    var tickets = new StringBuilder();
    for (int i = 0; i < SLIPS.size(); i++) {
      var at = FROM.plusDays(9) + "T10:%02d:00Z".formatted(i);
      var ticket = Wire.object().put("id", 9_000_000 + i).put("requester_id", requester);
      ticket.put("subject", "A question").put("status", "open");
      ticket.put("description", SLIPS.get(i).get(0).formatted(SLIPS.get(i).get(1)));
      tickets.append(ticket.put("created_at", at).put("updated_at", at)).append('\n');
    }
    try {
      Files.writeString(file, tickets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> people() {
    var landed = new Landed(folder.resolve("landing"), folder.resolve("truth"));
    return Stream.concat(
            landed.records("zendesk/users").stream(), landed.records("intercom/contacts").stream())
        .toList();
  }

  private static Set<String> secrets(Set<String> types) {
    var secrets = new TreeSet<String>();
    for (var text : said) {
      for (var secret : text.get("secrets")) {
        if (types.contains(secret.get("type").asText())) {
          secrets.add(secret.get("text").asText());
        }
      }
    }
    return secrets;
  }

  /** What can still be read, and where it was found first. */
  private static TreeMap<String, String> left(Set<String> secrets) {
    var left = new TreeMap<String, String>();
    for (var line : LINES) {
      var lower = line.toLowerCase(Locale.ROOT);
      for (var secret : secrets) {
        if (lower.contains(secret.toLowerCase(Locale.ROOT))) {
          left.putIfAbsent(secret, line);
        }
      }
    }
    return left;
  }

  private static List<String> lines(Path file) {
    FILES_READ.add(file.toString());
    try {
      return file.toString().endsWith(".parquet")
          ? ParquetRows.of(file)
          : List.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path of) {
    try (var all = Files.walk(of)) {
      return all.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".crc")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
