package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A request, answered from a small lakehouse.
 *
 * <p>Longer than other files: the answer is put together from twelve tables.
 */
class AdvocatesCommandTest {
  private static final String ADA = "a".repeat(64);
  private static final String BOB = "b".repeat(64);

  @TempDir static Path root;
  private static final Map<Table, Rows> TABLES = new LinkedHashMap<>();
  private static Lakehouse lakehouse;

  @BeforeAll
  static void publish() {
    account("acme", "Acme", "Manufacturing", "DE");
    account("bolt", "Bolt", "Retail", "US");
    candidate(ADA, "acme", 71.5, null);
    candidate(BOB, "bolt", 90, "cool_down_ask");
    rows(CONTACTS).row("user_id", ADA, "name", "Ada", "email", "ada@acme.example");
    rows(CONSENTS).row("user_id", ADA, "jurisdiction", "EU", "state", "granted");
    rows(USAGE_DAILY)
        .row("user_id", ADA, "account_id", "acme", "feature", "api", "event_date", Rows.DAY);
    rows(TOUCHES)
        .row(
            "touch_id",
            "t1",
            "user_id",
            ADA,
            "kind",
            "advocacy",
            "ask_type",
            "case_study",
            "outcome",
            "accepted",
            "touched_at",
            "2025-03-01T10:00:00Z");
    rows(SURVEY_RESPONSES)
        .row(
            "response_id",
            "r1",
            "user_id",
            ADA,
            "kind",
            "nps",
            "score",
            9,
            "answered_at",
            "2025-12-01T10:00:00Z");
    said("f1", "both", "survey", "Reports saved us a week", "praise");
    said("f2", "fix", "ticket", "Thank you for the great fix", "praise");
    said("f3", "both", "survey", "The board is broken", "bug");
    rows(TOPIC_MENTIONS).row("feedback_id", "f1", "topic_id", "t1");
    rows(FEEDBACK_TOPICS).row("topic_id", "t1", "label", "weekly reports");
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            root.resolve("tables").toString(),
            root.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    TABLES.forEach(
        (table, rows) -> lakehouse.run(new Told(table, rows.dataset()), Run.of(Rows.DAY, "r")));
  }

  @AfterAll
  static void forget() {
    for (var layer : Layer.values()) {
      if (layer != Layer.LANDING) {
        TestSession.spark().sql("DROP DATABASE IF EXISTS " + layer.folder() + " CASCADE");
      }
    }
  }

  @Test
  void aRequestIsAnsweredWithPeopleReasonsAsksAndEvidence() {
    assertThat(answer("manufacturing, API, EU, weekly reports, zebra, retail").lines())
        .containsExactly(
            "manufacturing: industry Manufacturing",
            "API: uses api",
            "EU: company in EU, or law of EU",
            "weekly reports: praised 'weekly reports'",
            "retail: industry Retail",
            "zebra: not understood, and not heeded",
            "1 of 1 people who may be asked for a reference call on 2026-01-15 (held back: 1 by cool down ask):",
            "",
            " 1. Ada <ada@acme.example>, Acme (score 71.5)",
            "    fits: industry Manufacturing; uses api; company in EU; praised 'weekly reports'",
            "    not known to fit: retail",
            "    why: Uses 5 core features",
            "    recommends us, of 10: 2025-12-01 9",
            "    asked: 2025-03-01 case study: accepted",
            "    said: 2025-12-01 Reports saved us a week");
  }

  @Test
  void aRequestOfWhichNothingIsUnderstoodIsRefused() {
    assertThatThrownBy(() -> answer("zebra"))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("Nothing of 'zebra' is understood");
  }

  @Test
  void theBeginningOfAnAskIsEnoughWhileItIsTheOnlyOne() {
    var types = TestPipeline.business().advocates().typeByBeginning();
    assertThat(types)
        .containsEntry("reference", "reference_call")
        .containsEntry("rev", "review")
        .doesNotContainKey("re");
  }

  private static String answer(String request) {
    var command = new AdvocatesCommand();
    new CommandLine(command).parseArgs("--for", request, "--ask", "reference");
    var text = new StringWriter();
    command.answer(lakehouse, TestPipeline.business(), "reference_call", new PrintWriter(text));
    return text.toString();
  }

  private static void account(String id, String name, String industry, String country) {
    rows(ACCOUNTS).row("account_id", id, "name", name, "industry", industry, "country", country);
    rows(ACCOUNT_FEATURES).row("account_id", id);
  }

  private static void candidate(String user, String account, double score, String gate) {
    rows(ADVOCATES)
        .row(
            "user_id",
            user,
            "account_id",
            account,
            "score",
            score,
            "held_back_by",
            "list_full",
            "asks",
            List.of(RowFactory.create("review", null), RowFactory.create("reference_call", gate)),
            "reasons",
            List.of("Uses 5 core features"));
  }

  private static void said(String id, String purpose, String channel, String text, String kind) {
    rows(FEEDBACK)
        .row(
            "feedback_id",
            id,
            "user_id",
            ADA,
            "purpose",
            purpose,
            "channel",
            channel,
            "text",
            text,
            "said_at",
            "2025-12-01T10:00:00Z");
    rows(FEEDBACK_KINDS).row("feedback_id", id, "kind", kind);
  }

  private static Rows rows(Table table) {
    return TABLES.computeIfAbsent(table, t -> Rows.of(Pipeline.contracts().of(t)));
  }

  /** A table as the test tells it. */
  private record Told(Table output, Dataset<Row> told) implements Job {
    @Override
    public List<Table> inputs() {
      return List.of();
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      return told;
    }
  }
}
