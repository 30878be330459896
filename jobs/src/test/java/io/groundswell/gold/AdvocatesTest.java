package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.noon;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvocatesTest {
  private static final Advocates JOB = new Advocates(Given.business());

  @Test
  void theListIsRankedAndEachOtherCandidateHasTheFirstReason() {
    var given =
        Stream.of("ada", "bob", "cyd", "dan", "eve", "fay", "gus", "hal")
            .reduce(Given.nothing(), (g, who) -> candidate(g, who, "of-" + who, 60), (a, b) -> a);
    candidate(given, "ida", "of-ada", 80);
    candidate(given, "low", "of-low", 54.9);
    Stream.of("ada", "bob", "cyd", "dan", "eve", "fay", "hal", "ida", "low")
        .forEach(who -> consent(given, who, "granted", -30));
    given
        .row(CONSENTS, -2, said("fay", "withdrawn", -2))
        .row(CONSENTS, -1, said("fay", "granted", -9))
        .row(ACCOUNT_FEATURES, 0, "account_id", "of-bob", "severe_open", 1)
        .row(TICKETS, -3, badTicket("cyd"))
        .row(TOUCHES, -80, ask("t1", "dan", "elsewhere", "advocacy", -80))
        .row(TOUCHES, -40, ask("t2", "zoe", "of-eve", "advocacy", -40))
        .row(TOUCHES, -60, ask("t3", "zoe", "of-hal", "advocacy", -60))
        .row(TOUCHES, -1, ask("t4", "hal", "of-hal", "mail", -1));

    assertThat(list(given))
        .containsExactly(
            "ada null account_already_listed",
            "bob null hurt_now",
            "cyd null hurt_now",
            "dan null cool_down_person",
            "eve null cool_down_account",
            "fay null consent",
            "gus null consent",
            "hal 2 null",
            "ida 1 null");
  }

  @Test
  void whoDoesNotFitIsHeldBackAndTiesGoByName() {
    var given = Given.nothing();
    for (int i = 10; i < 62; i++) {
      consent(candidate(given, "user" + i, "account" + i, 70), "user" + i, "granted", -1);
    }
    consent(candidate(given, "user99", "account61", 60), "user99", "granted", -1);

    assertThat(list(given))
        .hasSize(53)
        .contains(
            "user10 1 null",
            "user59 50 null",
            "user60 null list_full",
            "user61 null list_full",
            "user99 null list_full");
  }

  @Test
  void aPersonInTwoAccountsIsOneCandidate() {
    var given = consent(Given.nothing(), "ada", "granted", -1);
    candidate(given, "ada", "small", 65);
    candidate(given, "ada", "big", 75);

    assertThat(given.theRow(JOB, "user_id", "ada"))
        .containsEntry("account_id", "big")
        .containsEntry("rank", 1);
  }

  @Test
  void aBadAnswerHurtsForTwoWeeks() {
    var given = consent(candidate(Given.nothing(), "ada", "acme", 75), "ada", "granted", -30);
    candidate(given, "bob", "other", 70);
    consent(given, "bob", "granted", -30)
        .row(SURVEY_RESPONSES, -13, csat("r1", "ada", -13))
        .row(SURVEY_RESPONSES, -14, csat("r2", "bob", -14));

    assertThat(list(given)).containsExactly("ada null hurt_now", "bob 1 null");
  }

  @Test
  void aBadTicketOfNobodyKnownHurtsItsAccount() {
    var given = consent(candidate(Given.nothing(), "ada", "acme", 75), "ada", "granted", -30);
    candidate(given, "bob", "other", 70);
    consent(given, "bob", "granted", -30)
        .row(TICKETS, -3, "ticket_id", "t1", "account_id", "acme", "csat", "bad")
        .row(
            TICKETS, -3, "ticket_id", "t2", "account_id", "other", "user_id", "zoe", "csat", "bad");

    assertThat(list(given)).containsExactly("ada null hurt_now", "bob 1 null");
  }

  /** Listed and held back are all the candidates, each once, whatever the tables say. */
  @Test
  void everyCandidateIsThereOnceAndOnTheListOrHeldBack() {
    var run = new Run(Given.day(0), Given.day(2), "r");
    for (int seed = 1; seed <= 3; seed++) {
      var given = Given.chance(JOB, run, seed, 150);
      var scores =
          given
              .inputs(JOB, run, rows -> rows)
              .news(ADVOCACY_SCORES)
              .where(col("card_score").geq(Advocates.FLOOR));
      var rows = given.yields(JOB, run);

      assertThat(rows.count()).isPositive();
      assertThat(rows.select("known_on", "user_id").distinct().count()).isEqualTo(rows.count());
      assertThat(scores.select("known_on", "user_id").distinct().count()).isEqualTo(rows.count());
      assertThat(rows.where("(rank is null) = (held_back_by is null)").count()).isZero();
    }
  }

  static Given candidate(Given given, String user, String account, double score) {
    return candidate(given, user, account, score, 0);
  }

  static Given candidate(Given given, String user, String account, double score, int day) {
    return given.row(
        ADVOCACY_SCORES,
        day,
        "user_id",
        user,
        "account_id",
        account,
        "score",
        score,
        "card_score",
        score,
        "reasons",
        List.of("Uses 5 core features"));
  }

  static Given consent(Given given, String user, String state, int day) {
    return given.row(CONSENTS, day, said(user, state, day));
  }

  static Object[] said(String user, String state, int recorded) {
    return new Object[] {
      "user_id",
      user,
      "purpose",
      "advocacy",
      "channel",
      "email",
      "state",
      state,
      "recorded_at",
      noon(recorded)
    };
  }

  private static Object[] badTicket(String user) {
    return new Object[] {
      "ticket_id",
      "t-" + user,
      "user_id",
      user,
      "created_at",
      noon(-9),
      "csat",
      "bad",
      "status",
      "solved"
    };
  }

  private static Object[] csat(String id, String user, int answered) {
    return new Object[] {
      "response_id", id, "user_id", user, "kind", "csat", "score", 1, "answered_at", noon(answered)
    };
  }

  private static Object[] ask(String id, String user, String account, String kind, int day) {
    return new Object[] {
      "touch_id", id, "user_id", user, "account_id", account, "kind", kind, "touched_at", noon(day)
    };
  }

  private static List<String> list(Given given) {
    return given.yields(JOB, Run.of(DAY, "r")).collectAsList().stream()
        .map(r -> r.getAs("user_id") + " " + r.getAs("rank") + " " + r.getAs("held_back_by"))
        .sorted()
        .toList();
  }
}
