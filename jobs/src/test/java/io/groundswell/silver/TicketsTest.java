package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Longer than other files: its cases are read together. */
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
    var rows = story.days(job, 1, 3);
    assertThat(columns(rows, "known_on", "status", "reopened"))
        .containsExactly("1|solved|false", "2|solved|false", "3|deleted|false");
    assertThat(rows.get(2).getList(rows.get(2).fieldIndex("statuses")))
        .hasToString(
            "[[2026-01-01 10:00:00.0,open], [2026-01-01 12:00:00.0,solved],"
                + " [2026-01-01 14:00:00.0,deleted]]");
  }

  @Test
  void anExportOfEventsTellsEveryChange() {
    ticket(1, "1 09:00", "open");
    update(1, "1 10:00", null, "{status}solved", "{priority}high");
    update(1, "1 11:00", null, "open");
    update(2, "2 10:00", null, "solved");
    update(2, "2 11:00", null, "open");
    assertThat(
            columns(
                story.days(job, 1, 2),
                "known_on",
                "status",
                "priority",
                "reopenings",
                "reopened_at"))
        .containsExactly(
            "1|open|high|1|2026-01-01 11:00:00.0", "2|open|high|2|2026-01-02 11:00:00.0");
  }

  @Test
  void aMergedTicketIsNeitherSolvedNorASecondOne() {
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 10:00",
        "status",
        "closed",
        "tags",
        new Object[] {"vip", "closed_by_merge"});
    ticket("t2", 1, "1 09:00", "open");
    update("t2", 2, "2 09:00", "merge", "closed");
    assertThat(columns(story.days(job, 1, 2), "ticket_id", "status", "source_status", "solved_at"))
        .containsExactlyInAnyOrder(
            "t1|merged|closed|null", "t2|open|open|null", "t2|merged|closed|null");
  }

  @Test
  void anUnknownWordIsOpenAndStaysReadable() {
    ticket("t1", 1, "1 09:00", "Waiting for parts");
    ticket("t2", 1, "1 09:00", "On-hold");
    ticket("t3", 1, "1 09:00", "spam");
    assertThat(columns(story.days(job, 1, 1), "ticket_id", "status", "source_status"))
        .containsExactlyInAnyOrder(
            "t1|open|waiting for parts", "t2|hold|on-hold", "t3|deleted|spam");
  }

  @Test
  void whatAnAgentOpensIsAnsweredOnceTheCustomerWrote() {
    person("8", "agent");
    person("7", "end-user");
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "submitter_id",
        "8",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 09:00",
        "status",
        "open");
    comment(1, "8", "1 09:00", true);
    comment(2, "7", "2 10:00", true);
    comment(3, "8", "2 10:20", true);
    assertThat(columns(story.days(job, 1, 3), "known_on", "first_reply_minutes"))
        .containsExactly("1|null", "3|20");
  }

  @Test
  void anAccountThatIsKnownLateReachesTheTicket() {
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
    story.row(
        1,
        ZENDESK_TICKETS,
        "ticket_id",
        "t1",
        "requester_id",
        "7",
        "created_at",
        "1 09:00",
        "updated_at",
        "1 09:00",
        "status",
        "open");
    story.row(2, USERS, "user_id", hash("u1"), "is_internal", false);
    story.row(3, USERS, "user_id", hash("u1"), "account_id", "a1", "is_internal", false);
    story.row(4, USERS, "user_id", hash("u1"), "account_id", "a1", "is_internal", true);
    assertThat(columns(story.days(job, 1, 4), "known_on", "account_id"))
        .containsExactly("1|null", "3|a1");
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

  /** What changed: a state, or {@code {field}value}. */
  private void update(int day, String at, String relation, String... changes) {
    update("t1", day, at, relation, changes);
  }

  private void update(String id, int day, String at, String relation, String... changes) {
    var events =
        Arrays.stream(changes)
            .map(
                change -> {
                  int end = change.indexOf('}');
                  return Story.element(
                      ZENDESK_TICKET_EVENTS,
                      "events",
                      "kind",
                      "change",
                      "field",
                      end < 0 ? "status" : change.substring(1, end),
                      "value",
                      change.substring(end + 1));
                })
            .toArray();
    story.row(
        day,
        ZENDESK_TICKET_EVENTS,
        "update_id",
        "e",
        "ticket_id",
        id,
        "created_at",
        at,
        "relation",
        relation,
        "events",
        events);
  }

  private void person(String id, String role) {
    story.row(
        1,
        ZENDESK_USERS,
        "zendesk_user_id",
        id,
        "name",
        "Some " + role,
        "role",
        role,
        "updated_at",
        "1 00:00");
  }

  private void ticket(int day, String updatedAt, String status) {
    ticket("t1", day, updatedAt, status);
  }

  private void ticket(String id, int day, String updatedAt, String status) {
    story.row(
        day,
        ZENDESK_TICKETS,
        "ticket_id",
        id,
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
