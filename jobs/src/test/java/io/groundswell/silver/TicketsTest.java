package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketsTest {
  private final Tickets job = new Tickets(Story.BUSINESS, Story.PSEUDONYMS);
  private final Story story = new Story();

  @Test
  void aTicketIsReopenedWhenItWasOpenAfterItWasSolved() {
    ticket(1, "1 09:00", "open");
    ticket(2, "2 09:00", "solved");
    ticket(3, "3 09:00", "open");
    ticket(4, "4 09:00", "closed");
    assertThat(columns(story.days(job, 1, 4), "known_on", "status", "solved_at", "reopened"))
        .containsExactly(
            "1|open|null|false",
            "2|solved|2026-01-02 09:00:00.0|false",
            "3|open|2026-01-02 09:00:00.0|true",
            "4|closed|2026-01-02 09:00:00.0|true");
  }

  @Test
  void updatesOutOfOrderEndInTheNewestState() {
    ticket(1, "1 12:00", "solved");
    ticket(2, "1 10:00", "open");
    ticket(3, "1 14:00", "deleted");
    assertThat(columns(story.days(job, 1, 3), "known_on", "status", "reopened"))
        .containsExactly("1|solved|false", "3|deleted|false");
  }

  @Test
  void theFirstReplyIsAHumansInPublic() {
    ticket(1, "1 09:00", "open");
    for (var role : new String[] {"agent", "bot", "end-user"}) {
      story.row(
          1,
          ZENDESK_USERS,
          "zendesk_user_id",
          role,
          "name",
          "Some " + role,
          "role",
          role.equals("bot") ? "agent" : role,
          "updated_at",
          "1 00:00");
    }
    comment(1, "bot", "1 09:01", true);
    comment(1, "end-user", "1 09:02", true);
    comment(1, "agent", "1 09:03", false);
    comment(2, "agent", "2 10:00", true);
    comment(3, "agent", "1 10:30", true);
    assertThat(columns(story.days(job, 1, 3), "known_on", "first_reply_minutes"))
        .containsExactly("1|null", "2|1500", "3|90");
  }

  @Test
  void theAccountIsTheOrganisationsElseTheRequesters() {
    story.row(
        1,
        ZENDESK_USERS,
        "zendesk_user_id",
        "7",
        "external_id",
        "u1",
        "role",
        "end-user",
        "updated_at",
        "1 00:00");
    story.row(1, USERS, "user_id", hash("u1"), "account_id", "a-user", "is_internal", false);
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "organization_id",
        "o1",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 09:00",
        "status",
        "open",
        "priority",
        "Urgent");
    story.row(
        3,
        ZENDESK_ORGANIZATIONS,
        "organization_id",
        "o1",
        "external_id",
        "a-org",
        "updated_at",
        "1 00:00");
    assertThat(columns(story.days(job, 1, 3), "known_on", "account_id", "user_id", "is_severe"))
        .containsExactly("1|a-user|" + hash("u1") + "|true", "3|a-org|" + hash("u1") + "|true");
  }

  @Test
  void scoresAndWordsAreOneJudgement() {
    for (var said : new String[] {"good", "5.0", "3", "2", "offered"}) {
      story.row(
          1,
          ZENDESK_TICKETS,
          "ticket_id",
          said,
          "created_at",
          "1 09:00",
          "status",
          "solved",
          "satisfaction",
          said,
          "account_id",
          "a1",
          "reply_minutes",
          7,
          "solved_at",
          "1 10:00");
    }
    assertThat(columns(story.days(job, 1, 1), "ticket_id", "csat", "first_reply_minutes"))
        .containsExactlyInAnyOrder(
            "good|good|7", "5.0|good|7", "3|null|7", "2|bad|7", "offered|null|7");
  }

  @Test
  void aConversationIsATicket() {
    story.row(
        1, INTERCOM_CONTACTS, "contact_id", "c1", "email", "Ann@acme.example", "role", "user");
    story.row(
        1,
        INTERCOM_CONVERSATIONS,
        "conversation_id",
        "9",
        "contact_id",
        "c1",
        "state",
        "snoozed",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 09:30",
        "rating",
        1,
        "parts",
        """
        [{"id": "p1", "part_type": "note", "body": "x", "created_at": 1767258100, "author": {"type": "admin"}},
         {"id": "p2", "part_type": "comment", "body": "x", "created_at": 1767258600, "author": {"type": "admin"}}]
        """);
    assertThat(
            columns(
                story.days(job, 1, 1),
                "ticket_id",
                "user_id",
                "status",
                "csat",
                "first_reply_minutes"))
        .containsExactly("intercom-9|" + hash("email:ann@acme.example") + "|hold|bad|10");
  }

  private void ticket(int day, String updatedAt, String status) {
    story.row(
        day,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "created_at",
        "1 09:00",
        "updated_at",
        updatedAt,
        "status",
        status);
  }

  private void comment(int day, String author, String at, boolean isPublic) {
    story.row(
        day,
        ZENDESK_TICKET_COMMENTS,
        "ticket_id",
        "t1",
        "author_id",
        author,
        "created_at",
        at,
        "is_public",
        isPublic);
  }
}
