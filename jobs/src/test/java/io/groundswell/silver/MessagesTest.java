package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
