package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static io.groundswell.report.OneDay.WEEK_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Whom to ask, to help, to leave alone, and who may leave: what is said of a handful of rows. */
class WhomToTurnToTest {
  private static final Question ASK = new WhomToAsk();
  private static final Question HELP = new WhomToHelp();
  private static final Question ALONE = new WhomToLeaveAlone();
  private static final Question LEAVE = new WhoMayLeave();

  @Test
  void whoIsAskedAndWhatHoldsTheOthersBack() {
    var chapter = fourCandidates(OneDay.nothing()).answer(ASK);

    assertThat(chapter.finding())
        .isEqualTo(
            "1 person may be asked to speak for us today. 3 more would be glad to and are held back, 2 of them since they never said that we may write.");
    var shown = (Sheet) chapter.shown().get(0);
    assertThat(shown.rows())
        .containsExactly(
            Arrays.asList(
                1,
                "ann",
                "acme",
                "team",
                40,
                81.0,
                List.of("Uses 5 core features"),
                List.of("case study"),
                "new"));
    assertThat(chapter.news()).containsExactly("1 new, 1 no longer there.");
    var held = chapter.evidence().get(0).exhibits();
    assertThat(((Sheet) held.get(0)).rows())
        .containsExactly(
            List.of("consent", "never said that we may write", 2L),
            List.of("hurt now", "have something that hurts them now", 1L));
    assertThat(((Sheet) held.get(1)).rows())
        .extracting(row -> row.get(0))
        .containsExactly("bob", "eve", "old");
  }

  @Test
  void namesAreToldWhenAskedForAndOfNobodyWhoIsHeldBack() {
    var day = fourCandidates(OneDay.nothing());
    for (var who : List.of("ann", "bob")) {
      day.row(CONTACTS, "user_id", who, "name", who + " Sample", "email", who + "@acme.example");
    }
    day.row(ACCOUNTS, "account_id", "acme", "name", "Acme Looms");

    assertThat(day.answer(ASK).toString()).doesNotContain("Sample", "@", "Acme Looms");
    assertThat(day.withContacts().answer(ASK).toString())
        .contains("ann Sample", "ann@acme.example", "Acme Looms")
        .doesNotContain("bob Sample", "bob@");
  }

  @Test
  void nobodyAndUnknownAreNotTheSame() {
    assertThat(OneDay.nothing().answer(ASK).finding())
        .isEqualTo("Nobody is known to be glad enough to be asked.");
    assertThat(OneDay.nothing().without(ADVOCATES).answer(ASK).finding()).startsWith("Unknown: ");
    assertThat(OneDay.nothing().without(ASSIST_CANDIDATES).answer(HELP).finding())
        .startsWith("Unknown: ");
    assertThat(OneDay.nothing().without(ASSIST_CANDIDATES).answer(ALONE).finding())
        .startsWith("Unknown: ");
    assertThat(OneDay.nothing().without(SUCCESS_QUEUE).answer(LEAVE).finding())
        .startsWith("Unknown: ");
    assertThat(OneDay.nothing().answer(LEAVE).finding())
        .isEqualTo("Unknown: no account is known to pay.");
  }

  @Test
  void whoBuysAloneIsLeftAloneAndNotHelped() {
    var day =
        OneDay.nothing()
            .row(ASSIST_CANDIDATES, "account_id", "needs", "rank", 1, "contact_user_id", "ann")
            .row(ASSIST_CANDIDATES, "account_id", "alone", "held_back_by", "leave_alone")
            .row(ASSIST_CANDIDATES, "account_id", "weak", "held_back_by", "little_evidence");

    assertThat(day.answer(HELP).finding())
        .isEqualTo(
            "1 account wants to buy and cannot do it alone. 1 more may want to and is held back, 1 of them since they show too little to be called.");
    assertThat(day.answer(HELP).toString()).doesNotContain("[alone,");
    assertThat(((Sheet) day.answer(ALONE).shown().get(0)).rows())
        .extracting(row -> row.get(0))
        .containsExactly("alone");
  }

  @Test
  void whatMayBeLostIsTheirsWhoAreListed() {
    var day =
        OneDay.nothing()
            .row(SUCCESS_QUEUE, "account_id", "a", "rank", 1, "reason", "quiet")
            .row(SUCCESS_QUEUE, "account_id", "b", "rank", 2, "reason", "was_so")
            .row(SUCCESS_QUEUE, "account_id", "c", "is_held_back", true, "reason", "quiet")
            .row(ACCOUNT_FEATURES, "account_id", "a", "mrr", 12_550, "currency", "eur")
            .row(ACCOUNT_FEATURES, "account_id", "b", "mrr", 3_000, "currency", "jpy")
            .row(ACCOUNT_FEATURES, "account_id", "c", "mrr", 99_900, "currency", "eur")
            .row(HEALTH_SCORES, "account_id", "a")
            .row(HEALTH_SCORES, "account_id", "b")
            .row(HEALTH_SCORES, "account_id", "z", "abstains", true);

    assertThat(day.answer(LEAVE).finding())
        .isEqualTo(
            "2 of 3 paying accounts should hear from us: 1 grown quiet and 1 that were so in the last two weeks. They pay EUR 125.50 and JPY 3,000 a month. Of 1 of them too little is known to say.");
  }

  @Test
  void theFirstDayHasNoNews() {
    assertThat(fourCandidates(OneDay.nothing()).firstDay().answer(ASK).news()).isEmpty();
  }

  private static OneDay fourCandidates(OneDay day) {
    var open = RowFactory.create("case_study", null);
    var shut = RowFactory.create("review", "cool_down_ask");
    return day.row(
            ADVOCATES,
            "user_id",
            "ann",
            "account_id",
            "acme",
            "rank",
            1,
            "score",
            81,
            "reasons",
            List.of("Uses 5 core features"),
            "asks",
            List.of(open, shut))
        .row(ADVOCATES, "user_id", "bob", "account_id", "x", "score", 70, "held_back_by", "consent")
        .row(ADVOCATES, "user_id", "eve", "account_id", "x", "score", 60, "held_back_by", "consent")
        .row(
            ADVOCATES, "user_id", "old", "account_id", "y", "score", 57, "held_back_by", "hurt_now")
        .rowOn(WEEK_BEFORE, ADVOCATES, "user_id", "old", "account_id", "y", "rank", 1)
        .row(ACCOUNT_FEATURES, "account_id", "acme", "plan", "team", "employees", 40);
  }
}
