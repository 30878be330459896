package io.groundswell.silver;

import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.Tables.MESSAGES;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Longer than other files: its cases are read together. */
class FeedbackTest {
  private final Feedback job = new Feedback(Story.PSEUDONYMS);
  private final Story story = new Story();

  @Test
  void thanksAndFewWordsSayNothing() {
    message("m1", "customer", "The export fails every morning");
    message("m2", "customer", "Thank you so much for your quick help!");
    message("m3", "customer", "Still broken, sorry");
    message("m4", "agent", "The export works again for me");
    message("m5", "customer", "Thanks, but the export still fails");
    assertThat(columns(story.days(job, 1, 1), "feedback_id", "purpose"))
        .containsExactlyInAnyOrder("ticket:m1|fix", "ticket:m5|fix");
  }

  /** A name in place of a signature is no word. */
  @Test
  void aFewWordsInTheMidstOfAConversationAnswerAQuestion() {
    reply("m1", "Sure, here it is. <PERSON> <PERSON>");
    reply("m2", "It still fails, now the chart is missing as well");
    message("m3", "customer", "The chart is missing");
    message("m4", "customer", "Same here <PERSON> <PERSON>");

    assertThat(columns(story.days(job, 1, 1), "feedback_id"))
        .containsExactly("ticket:m2", "ticket:m3");
  }

  @Test
  void whoPaysIsKnownAsOfTheDay() {
    subscription(1, "s1", 500);
    subscription(3, "s1", 0);
    for (int day = 1; day <= 3; day++) {
      story.row(
          day,
          MESSAGES,
          "message_id",
          "m" + day,
          "ticket_id",
          "t",
          "account_id",
          "a1",
          "author_kind",
          "customer",
          "position",
          1,
          "is_public",
          true,
          "is_redacted",
          false,
          "text",
          "The export fails every morning");
    }
    assertThat(columns(story.days(job, 1, 3), "feedback_id", "is_paying"))
        .containsExactly("ticket:m1|true", "ticket:m2|true", "ticket:m3|false");
  }

  @Test
  void aResponseSentAgainSaysNothingTwice() {
    for (int day = 1; day <= 3; day++) {
      story.row(
          day,
          SURVEY_RECORDS,
          "response_id",
          "r1",
          "kind",
          "nps",
          "comment",
          day == 1 ? " " : "We love the new boards",
          "asked_at",
          "1 08:00",
          "answered_at",
          "2 08:00");
      story.row(
          day,
          SURVEY_RESPONSES,
          "response_id",
          "r1",
          "kind",
          "nps",
          "user_id",
          "u",
          "account_id",
          "a1",
          "asked_at",
          "1 08:00");
    }
    story.row(
        2,
        SURVEY_RECORDS,
        "response_id",
        "r2",
        "kind",
        "cancellation",
        "comment",
        "It became too dear",
        "asked_at",
        "2 08:00");
    story.row(2, SURVEY_RESPONSES, "response_id", "r2", "kind", "cancellation");
    story.row(
        2, SURVEY_RECORDS, "response_id", "r3", "kind", "nps", "comment", "Great, thanks a lot");
    story.row(2, SURVEY_RESPONSES, "response_id", "r3", "kind", "nps");
    subscription(2, "s1", 500);
    story.row(
        2,
        SALESFORCE_OPPORTUNITIES,
        "opportunity_id",
        "o1",
        "is_closed",
        true,
        "is_won",
        false,
        "notes",
        "They wanted single sign-on badly",
        "account_id",
        "a2",
        "close_date",
        2);
    assertThat(
            columns(
                story.days(job, 1, 3),
                "known_on",
                "feedback_id",
                "channel",
                "account_id",
                "purpose",
                "is_paying"))
        .containsExactlyInAnyOrder(
            "2|survey:r1|survey|a1|both|true",
            "2|cancellation:r2|cancellation|null|both|null",
            "2|deal:o1|deal|a2|both|false");
  }

  /** HubSpot need not say that a deal is closed; its stage does. */
  @Test
  void notesOnDealsLostInHubspot() {
    for (var stage : new String[] {"closedlost", "contractsent", "closedwon"}) {
      story.row(
          1,
          HUBSPOT_DEALS,
          "deal_id",
          stage,
          "stage",
          stage,
          "notes",
          "They wanted single sign-on badly",
          "closed_at",
          "1 08:00");
    }
    assertThat(columns(story.days(job, 1, 1), "feedback_id", "channel"))
        .containsExactly("deal:hubspot-closedlost|deal");
  }

  @Test
  void namesOfTheAccountAreTakenOut() {
    for (int day : new int[] {1, 3}) {
      story.row(
          day,
          SALESFORCE_OPPORTUNITIES,
          "opportunity_id",
          "o" + day,
          "is_closed",
          true,
          "notes",
          "they left since wigbert found nobody to ask",
          "account_id",
          "a1",
          "close_date",
          day);
    }
    story.row(
        2,
        SEGMENT_EVENTS,
        "type",
        "identify",
        "user_id",
        "u1",
        "group_id",
        "a1",
        "occurred_at",
        "2 09:00",
        "traits",
        "{\"name\": \"Wigbert Voss\"}");
    assertThat(columns(story.days(job, 1, 3), "feedback_id", "text"))
        .containsExactly(
            "deal:o1|they left since wigbert found nobody to ask",
            "deal:o3|they left since <PERSON> found nobody to ask");
  }

  @Test
  void whatIsTakenBackComesOnceMoreWithoutItsText() {
    message(1, "m1", "customer", "The export fails every morning");
    message(1, "m2", "customer", "Still broken");
    message(3, "m1", "customer", null);
    message(3, "m2", "customer", null);
    message(3, "m3", "customer", null);
    assertThat(columns(story.days(job, 1, 3), "known_on", "feedback_id", "text", "is_redacted"))
        .containsExactly(
            "1|ticket:m1|The export fails every morning|false", "3|ticket:m1|null|true");
  }

  @Test
  void aTextSaysItsLanguage() {
    message("m1", "customer", "Der Export schlägt jeden Morgen fehl und niemand weiß warum");
    message("m2", "customer", "The export fails every morning and nobody knows why");
    assertThat(columns(story.days(job, 1, 1), "feedback_id", "language"))
        .containsExactlyInAnyOrder("ticket:m1|de", "ticket:m2|en");
  }

  private void message(String id, String author, String text) {
    message(1, id, author, text);
  }

  private void reply(String id, String text) {
    message(1, id, "customer", text, 4);
  }

  private void message(int day, String id, String author, String text) {
    message(day, id, author, text, 1);
  }

  private void message(int day, String id, String author, String text, int position) {
    story.row(
        day,
        MESSAGES,
        "message_id",
        id,
        "ticket_id",
        "t",
        "author_kind",
        author,
        "position",
        position,
        "is_public",
        true,
        "is_redacted",
        text == null,
        "text",
        text);
  }

  private void subscription(int day, String id, int mrr) {
    story.row(
        day,
        SUBSCRIPTIONS,
        "subscription_id",
        id,
        "account_id",
        "a1",
        "status",
        "active",
        "mrr",
        mrr,
        "contracted_mrr",
        500,
        "cancel_at_period_end",
        false);
  }
}
