package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Longer than other files: its cases are read together. */
class MessagesTest {
  private final Messages job = new Messages();
  private final Story story = new Story();

  @Test
  void aTextCountsOnceHoweverOftenItIsExported() {
    ticket(1, "My export  fails");
    ticket(3, "My export  fails");
    comment(1, "c1", "7", "1 09:00", "my export fails");
    comment(1, "c2", "8", "1 10:00", "We look into it");
    comment(3, "c2", "8", "1 10:00", "We look into it");
    comment(3, "c0", "7", "1 09:30", "It is urgent");
    assertThat(columns(story.days(job, 1, 4), "known_on", "message_id", "position", "text"))
        .containsExactlyInAnyOrder(
            "1|t1-opener|0|My export  fails",
            "1|zendesk:c2|2|We look into it",
            "3|zendesk:c0|3|It is urgent");
  }

  @Test
  void commentsThatComeInsideOfTheirTicketAreMessagesOnce() {
    user("8", "Bo Berg", "agent");
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "description",
        "My export fails",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 12:00",
        "status",
        "solved",
        "comments",
        new Object[] {
          inside("c1", "7", "1 09:00", "My export fails"),
          inside("c2", "8", "1 10:30", "We look into it")
        });
    comment(2, "c2", "8", "1 10:30", "We look into it");
    assertThat(columns(story.days(job, 1, 2), "known_on", "message_id", "author_kind", "text"))
        .containsExactlyInAnyOrder(
            "1|t1-opener|customer|My export fails", "1|zendesk:c2|agent|We look into it");
    var tickets = new Tickets(Story.BUSINESS, Story.PSEUDONYMS);
    assertThat(columns(story.days(tickets, 1, 1), "ticket_id", "first_reply_minutes"))
        .containsExactly("t1|90");
  }

  private static Row inside(String id, String author, String at, String body) {
    return Story.element(
        ZENDESK_TICKETS,
        "comments",
        "comment_id",
        id,
        "author_id",
        author,
        "created_at",
        at,
        "body",
        body,
        "is_public",
        true);
  }

  @Test
  void theCommentStandsWhereTheTicketComesLater() {
    comment(1, "c1", "7", "1 09:00", "My export fails");
    ticket(2, "My export fails");
    assertThat(columns(story.days(job, 1, 2), "known_on", "message_id"))
        .containsExactly("1|zendesk:c1");
  }

  @Test
  void theAuthorIsACustomerAnAgentOrAMachine() {
    user("7", "Ann Smith", "end-user");
    user("8", "Bo Berg", "agent");
    user("9", "Helper Bot", "agent");
    ticket(1, "It broke when Bo Berg touched it");
    comment(1, "c1", "8", "1 10:00", "Hello");
    comment(1, "c2", "9", "1 11:00", "Beep");
    comment(1, "c3", "unknown", "1 12:00", "Who am I");
    var rows = story.days(job, 1, 1);
    assertThat(columns(rows, "message_id", "author_kind"))
        .containsExactlyInAnyOrder(
            "t1-opener|customer", "zendesk:c1|agent", "zendesk:c2|bot", "zendesk:c3|customer");
  }

  @Test
  void whatTheAssigneeWritesOrOpensIsAnAgents() {
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "submitter_id",
        "8",
        "assignee_id",
        "8",
        "description",
        "We call you about your invoice",
        "created_at",
        "1 09:00");
    comment(1, "c1", "7", "1 10:00", "Which invoice");
    comment(1, "c2", "8", "1 11:00", "The last one");
    assertThat(columns(story.days(job, 1, 1), "message_id", "author_kind"))
        .containsExactlyInAnyOrder("t1-opener|agent", "zendesk:c1|customer", "zendesk:c2|agent");
  }

  @Test
  void namesOfThoseWhoTakePartAreTakenOut() {
    user("7", "Ann Smith", "end-user");
    ticket(1, "nobody answers and Ann Smith is waiting for it");
    assertThat(columns(story.days(job, 1, 1), "text").get(0)).doesNotContain("Smith");
  }

  @Test
  void aConversationHasAnOpenerAndParts() {
    for (int day = 1; day <= 2; day++) {
      story.row(
          day,
          INTERCOM_CONVERSATIONS,
          "conversation_id",
          "9",
          "contact_id",
          "c1",
          "body",
          "<p>Where is<br>my board?</p>",
          "created_at",
          "1 09:00",
          "updated_at",
          day + " 09:30",
          "parts",
          """
          [{"id": "p1", "part_type": "comment", "body": "<p>Here</p>", "created_at": 1767258100, "author": {"type": "admin", "id": "a"}},
           {"id": "p2", "part_type": "assignment", "body": null, "author": {"type": "bot", "id": "b"}}]
          """);
    }
    assertThat(
            columns(
                story.days(job, 1, 2),
                "known_on",
                "message_id",
                "ticket_id",
                "author_kind",
                "text"))
        .containsExactlyInAnyOrder(
            "1|intercom-9-opener|intercom-9|customer|Where is\nmy board?",
            "1|intercom:p1|intercom-9|agent|Here");
  }

  @Test
  void partsOfWebhooksAddUpAndNoneIsLost() {
    conversation(1, "Where is it", part("p1", "comment", "user", "One", 1));
    conversation(2, "Where is it", part("p2", "comment", "admin", "Two", 2));
    conversation(2, "Where is it", part("p3", "assignment", "admin", "See his history", 3));
    conversation(3, null, part("p0", "comment", "user", "Late", 0));
    conversation(3, "Where is it", part("p2", "comment", "admin", "Two", 2));
    assertThat(
            columns(
                story.days(job, 1, 3),
                "known_on",
                "message_id",
                "position",
                "author_kind",
                "is_public",
                "text"))
        .containsExactlyInAnyOrder(
            "1|intercom-9-opener|0|customer|true|Where is it",
            "1|intercom:p1|1|customer|true|One",
            "2|intercom:p2|2|agent|true|Two",
            "2|intercom:p3|3|agent|false|See his history",
            "3|intercom:p0|4|customer|true|Late");
  }

  @Test
  void whatWasRedactedHasNoTextFromThatDayOn() {
    conversation(1, "Where is it", part("p1", "comment", "user", "My secret", 1));
    conversation(2, "Where is it", part("p1", "comment", "user", null, 1));
    conversation(3, "Where is it", part("p1", "comment", "user", "My secret", 1));
    conversation(3, "Where is it", part("p2", "comment", "user", null, 2));
    conversation(4, "Where is it", part("p2", "comment", "user", "Another secret", 2));
    assertThat(
            columns(
                story.days(job, 1, 4), "known_on", "message_id", "position", "text", "is_redacted"))
        .containsExactlyInAnyOrder(
            "1|intercom-9-opener|0|Where is it|false",
            "1|intercom:p1|1|My secret|false",
            "2|intercom:p1|1|null|true",
            "3|intercom:p2|2|null|true");
  }

  @Test
  void aRedactedPartThatComesAloneIsFoundByItsId() {
    conversation(1, "Where is it", part("p1", "comment", "user", "My secret", 1));
    story.row(
        2,
        INTERCOM_CONVERSATIONS,
        "conversation_id",
        "of-part-p1",
        "parts",
        part("p1", "comment", "user", null, 1));
    assertThat(columns(story.days(job, 1, 2), "known_on", "message_id", "ticket_id", "text"))
        .containsExactlyInAnyOrder(
            "1|intercom-9-opener|intercom-9|Where is it",
            "1|intercom:p1|intercom-9|My secret",
            "2|intercom:p1|intercom-9|null");
  }

  @Test
  void aCommentThatComesAgainBlackedOutTakesTheOpenerWithIt() {
    ticket(1, "My code is 123");
    comment(1, "c1", "7", "1 09:00", "My code is 123");
    comment(3, "c1", "7", "1 09:00", "My code is \u2587\u2587\u2587");
    comment(3, "c2", "7", "3 09:00", "Card \u2587\u2587\u2587 was charged twice");
    assertThat(columns(story.days(job, 1, 3), "known_on", "message_id", "is_redacted"))
        .containsExactlyInAnyOrder("1|t1-opener|false", "3|t1-opener|true", "3|zendesk:c2|false");
  }

  @Test
  void machinesAreKnownByHowTheyWrite() {
    ticket(1, "My export fails");
    for (var channel : new String[] {"rule", "answer_bot_for_web_widget", "email"}) {
      story.row(
          1,
          ZENDESK_TICKET_COMMENTS,
          "comment_id",
          channel,
          "ticket_id",
          "t1",
          "author_id",
          "8",
          "channel",
          channel,
          "html_body",
          "<p>We <b>look</b> into it &amp; call</p>",
          "created_at",
          "1 10:00");
    }
    conversation(
        1,
        null,
        part("p1", "comment", "bot", "Beep", 1)
            .replace("]", "," + part("p2", "comment", "admin", "Boop", 2).substring(1))
            .replace("\"type\": \"admin\"", "\"type\": \"admin\", \"name\": \"Operator\""));
    assertThat(columns(story.days(job, 1, 1), "message_id", "author_kind", "text"))
        .containsExactlyInAnyOrder(
            "t1-opener|customer|My export fails",
            "zendesk:rule|bot|We look into it & call",
            "zendesk:answer_bot_for_web_widget|bot|We look into it & call",
            "zendesk:email|agent|We look into it & call",
            "intercom:p1|bot|Beep",
            "intercom:p2|bot|Boop");
  }

  @Test
  void whatIsSaidWithARatingIsAMessage() {
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "description",
        "Hello",
        "satisfaction_comment",
        "It took you three days",
        "updated_at",
        "1 12:00");
    assertThat(columns(story.days(job, 1, 1), "message_id", "author_kind", "text"))
        .containsExactlyInAnyOrder(
            "t1-opener|customer|Hello", "t1-rating|customer|It took you three days");
  }

  private void conversation(int day, String body, String parts) {
    story.row(
        day,
        INTERCOM_CONVERSATIONS,
        "conversation_id",
        "9",
        "contact_id",
        "c1",
        "body",
        body,
        "created_at",
        body == null ? null : "1 09:00",
        "updated_at",
        day + " 09:30",
        "parts",
        parts);
  }

  /** A list of one part; without a body it is redacted. */
  private static String part(String id, String type, String author, String body, int minute) {
    return """
    [{"id": "%s", "part_type": "%s", "body": %s, "created_at": %d, "redacted": %s, "author": {"type": "%s", "id": "a"}}]"""
        .formatted(
            id,
            type,
            body == null ? null : "\"" + body + "\"",
            1767258000 + 60 * minute,
            body == null,
            author);
  }

  private void ticket(int day, String description) {
    story.row(
        day,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "assignee_id",
        "8",
        "description",
        description,
        "created_at",
        "1 09:00",
        "updated_at",
        day + " 09:00");
  }

  @Test
  void whatIsNothingButBlackIsRedactedAndStaysSoWhoeverSendsItAgain() {
    comment(1, "c1", "7", "1 09:00", "\u2587 \u2587");
    comment(3, "c1", "7", "1 09:00", "My card is lost");
    assertThat(columns(story.days(job, 1, 3), "known_on", "message_id", "text", "is_redacted"))
        .containsExactly("1|zendesk:c1|null|true");
  }

  /** A webhook tells when it was redacted, and not when it was written. */
  @Test
  void whatWasRedactedBeforeWeKnewItHasNoTime() {
    ticket(1, "My export fails");
    comment(1, "c1", "7", "1 09:30", "It is urgent");
    comment(2, "c1", "7", null, "\u2587");
    comment(2, "c2", "8", null, "\u2587");
    comment(3, "c2", "8", "1 10:00", "We look into it");
    assertThat(
            columns(story.days(job, 1, 3), "known_on", "message_id", "position", "sent_at", "text"))
        .containsExactlyInAnyOrder(
            "1|t1-opener|0|2026-01-01 09:00:00.0|My export fails",
            "1|zendesk:c1|1|2026-01-01 09:30:00.0|It is urgent",
            "2|zendesk:c1|1|2026-01-01 09:30:00.0|null",
            "2|zendesk:c2|2|null|null");
  }

  private void comment(int day, String id, String author, String at, String body) {
    story.row(
        day,
        ZENDESK_TICKET_COMMENTS,
        "comment_id",
        id,
        "ticket_id",
        "t1",
        "author_id",
        author,
        "created_at",
        at,
        "body",
        body,
        "is_public",
        true);
  }

  private void user(String id, String name, String role) {
    story.row(
        1,
        ZENDESK_USERS,
        "zendesk_user_id",
        id,
        "name",
        name,
        "role",
        role,
        "updated_at",
        "1 00:00");
  }
}
