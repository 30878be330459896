package io.groundswell.report;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.ROADMAP;
import static io.groundswell.Tables.TOPIC_PRIORITIES;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static io.groundswell.report.OneDay.DAY;
import static io.groundswell.report.OneDay.WEEK_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatToEndTest {
  private static final Question END = new WhatToEnd();

  @Test
  void theLongViewStandsBesideWhatIsLoud() {
    var chapter =
        leak(storm(OneDay.nothing()))
            .rowOn(WEEK_BEFORE, TOPIC_PRIORITIES, "topic_id", "T1", "corner", "quiet")
            .answer(END);

    assertThat(chapter.finding())
        .isEqualTo(
            "To end for good: “exports fail”. It was heard in 16 of 17 weeks, in 90 days from 31 accounts, who pay 12 % of the revenue. Loud today: “login loops”, at 3.2 times the usual, halving every 4.0 days.");
    assertThat(chapter.news())
        .containsExactly("Loud now: “login loops”.", "Lasting and broad now: “exports fail”.");
    assertThat(chapter.evidence())
        .extracting(Chapter.Folded::title)
        .containsExactly(
            "To end: what people say about “exports fail”",
            "Loud today: what people say about “login loops”",
            "What the marks mean");
    assertThat(((Exhibit.Quotes) chapter.evidence().get(0).exhibits().get(0)).words())
        .containsExactly("my export fails");
    assertThat(((Chart) chapter.shown().get(0)).figures().rows()).hasSize(2);
  }

  @Test
  void whatNobodyKnowsIsNotNothing() {
    assertThat(OneDay.nothing().without(TOPIC_PRIORITIES).answer(END).finding())
        .isEqualTo("Unknown: no run has found topics yet.");
    assertThat(OneDay.nothing().answer(END).finding())
        .startsWith("Unknown: nobody has said enough");
    var young =
        OneDay.nothing()
            .row(TOPIC_PRIORITIES, "topic_id", "T1", "corner", "quiet")
            .row(FEEDBACK_TOPICS, "topic_id", "T1", "label", "exports fail");
    assertThat(young.answer(END).finding())
        .isEqualTo(
            "No problem is both lasting and broad. What is louder than usual is not known yet.");
  }

  @Test
  void wordsThatWereTakenBackAreNotQuoted() {
    var day =
        OneDay.nothing()
            .row(TOPIC_PRIORITIES, "topic_id", "T1", "corner", "leak", "long_view", 0.5)
            .row(FEEDBACK_TOPICS, "topic_id", "T1", "label", "exports", "quotes", List.of());

    assertThat(day.answer(END).evidence().get(0).exhibits())
        .containsExactly(new Exhibit.Note("Its source has taken the words back."));
  }

  @Test
  void whatIsNewSinceThenIsNews() {
    var chapter =
        leak(OneDay.nothing())
            .row(EMERGING_TOPICS, "topic_id", "N1", "label", "dark mode", "found_on", DAY)
            .row(EMERGING_TOPICS, "topic_id", "N2", "label", "old news", "found_on", WEEK_BEFORE)
            .row(EMERGING_TOPICS, "topic_id", "N3", "label", "held by a fit", "taken_over_by", "T1")
            .answer(END);

    assertThat(chapter.news()).containsExactly("Said for the first time: “dark mode”.");
    var sheet = (Sheet) chapter.evidence().get(1).exhibits().get(0);
    assertThat(sheet.rows()).extracting(row -> row.get(0)).containsExactly("dark mode", "old news");
  }

  @Test
  void whatWasShippedStandsBesideWhatIsStillSaid() {
    var shipped = DAY.minusDays(40);
    var chapter =
        leak(OneDay.nothing())
            .rowOn(shipped, FEEDBACK_TOPICS, "topic_id", "T1", "mentions_28d", 25)
            .rowOn(
                shipped,
                ROADMAP,
                "item_id",
                "r1",
                "title",
                "New exports",
                "topic_id",
                "T1",
                "shipped_on",
                shipped)
            .rowOn(shipped, ROADMAP, "item_id", "r2", "title", "Not yet", "topic_id", "T1")
            .answer(END);

    var sheet = (Sheet) chapter.evidence().get(1).exhibits().get(0);
    assertThat(sheet.rows())
        .containsExactly(List.of("New exports", Date.valueOf(shipped), "exports fail", 25L, 9L));
  }

  private static OneDay leak(OneDay day) {
    return day.row(
            TOPIC_PRIORITIES,
            "topic_id",
            "T1",
            "corner",
            "leak",
            "long_view",
            0.2,
            "heat",
            0.9,
            "weeks_mentioned",
            16,
            "weeks_observed",
            17,
            "accounts_90d",
            31,
            "mrr_share",
            0.12)
        .row(
            FEEDBACK_TOPICS,
            "topic_id",
            "T1",
            "label",
            "exports fail",
            "mentions_28d",
            9,
            "quotes",
            List.of("my export fails"));
  }

  private static OneDay storm(OneDay day) {
    return day.row(
            TOPIC_PRIORITIES,
            "topic_id",
            "T2",
            "corner",
            "storm",
            "long_view",
            0.01,
            "heat",
            3.2,
            "half_life_days",
            4)
        .row(
            FEEDBACK_TOPICS,
            "topic_id",
            "T2",
            "label",
            "login loops",
            "quotes",
            List.of("it logs me out"))
        .row(TOPIC_TRENDS, "topic_id", "T2", "is_alarm", true, "alarm_since", DAY.minusDays(1));
  }
}
