package io.groundswell.silver;

import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsersTest {
  private final Users job = new Users(Story.BUSINESS, Story.PSEUDONYMS);
  private final Contacts contacts = new Contacts(Story.PSEUDONYMS);
  private final Story story = new Story();

  @Test
  void thePersonIsAPseudonymAndBelongsToTheNewestGroup() {
    identify(
        1,
        "u1",
        "1 09:00",
        "{'email': 'Ann@Acme.example', 'role': 'Admin', 'createdAt': 1767258000}");
    story.row(
        2,
        SEGMENT_EVENTS,
        "type",
        "group",
        "user_id",
        "u1",
        "group_id",
        "a1",
        "occurred_at",
        "2 10:00",
        "traits",
        "{\"email\": \"billing@acme.example\"}");
    story.row(
        3,
        SEGMENT_EVENTS,
        "type",
        "group",
        "user_id",
        "u1",
        "group_id",
        "a0",
        "occurred_at",
        "1 10:00");
    assertThat(
            columns(
                story.days(job, 1, 3),
                "known_on",
                "user_id",
                "account_id",
                "role",
                "email_domain",
                "signed_up_at"))
        .containsExactly(
            "1|" + hash("u1") + "|null|admin|acme.example|2026-01-01 09:00:00.0",
            "2|" + hash("u1") + "|a1|admin|acme.example|2026-01-01 09:00:00.0");
  }

  @Test
  void addressesTellWhoIsInternalFreeAndShared() {
    identify(1, "u1", "1 09:00", "{'email': 'info+x@gmail.com'}");
    identify(1, "u2", "1 09:00", "{'email': 'bo@loomline.example'}");
    identify(1, "u3", "1 09:00", "{}");
    identify(1, "u4", "1 09:00", "{'email': 'support2@acme.example'}");
    identify(1, "u5", "1 09:00", "{'email': 'ann2@acme.example'}");
    assertThat(columns(story.days(job, 1, 1), "is_free_mail", "is_shared_mailbox", "is_internal"))
        .containsExactlyInAnyOrder(
            "true|true|false",
            "false|false|true",
            "null|null|false",
            "false|true|false",
            "false|false|false");
  }

  @Test
  void anAddressBecomesItsUserOnTheDayTheyAreLinked() {
    zendesk(1, null, "ann@acme.example", "Ann Smith");
    identify(3, "u1", "3 09:00", "{'email': 'ann@acme.example'}");
    assertThat(columns(story.days(contacts, 1, 4), "known_on", "user_id", "email", "name"))
        .containsExactly(
            "1|" + hash("email:ann@acme.example") + "|ann@acme.example|Ann Smith",
            "3|" + hash("u1") + "|ann@acme.example|Ann Smith");
  }

  @Test
  void theFirstLinkOfAnAddressStays() {
    identify(1, "u1", "1 09:00", "{'email': 'shared@acme.example'}");
    identify(2, "u2", "1 08:00", "{'email': 'shared@acme.example'}");
    zendesk(3, null, "shared@acme.example", "Writes Tickets");
    assertThat(columns(story.days(contacts, 1, 3), "known_on", "user_id", "name"))
        .containsExactly(
            "1|" + hash("u1") + "|null",
            "2|" + hash("u2") + "|null",
            "3|" + hash("u1") + "|Writes Tickets");
  }

  @Test
  void aMergedUserIsItsSuccessorFromThatDay() {
    identify(1, "u1", "1 09:00", "{'email': 'ann@acme.example', 'role': 'owner'}");
    story.row(
        3,
        SEGMENT_EVENTS,
        "type",
        "alias",
        "user_id",
        "u2",
        "previous_id",
        "u1",
        "occurred_at",
        "3 09:00");
    assertThat(
            columns(
                story.days(job, 1, 4),
                "known_on",
                "user_id",
                "role",
                "evidence",
                "confidence",
                "merged_into"))
        .containsExactlyInAnyOrder(
            "1|" + hash("u1") + "|owner|ArraySeq(email)|0.95|null",
            "3|" + hash("u1") + "|owner|ArraySeq(email)|0.95|" + hash("u2"),
            "3|" + hash("u2") + "|owner|ArraySeq(alias, email, merge)|0.95|null");
  }

  @Test
  void whoWritesFromTheDomainOfOneAccountLikelyBelongsToIt() {
    group(1, "a1", "https://acme.example");
    zendesk(2, null, "ann@acme.example", "Ann");
    zendesk(2, null, "bo@freemail.example", "Bo");
    group(3, "a2", "acme.example");
    zendesk(4, null, "cy@acme.example", "Cy");
    identify(4, "u1", "4 09:00", "{'email': 'di@acme.example'}", "a1");
    assertThat(
            columns(
                story.days(job, 1, 4),
                "known_on",
                "account_id",
                "likely_account_id",
                "account_confidence"))
        .containsExactlyInAnyOrder(
            "2|null|a1|0.5", "2|null|null|null", "4|null|null|null", "4|a1|null|1.0");
  }

  private void group(int day, String account, String website) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "type",
        "group",
        "group_id",
        account,
        "occurred_at",
        day + " 08:00",
        "traits",
        "{\"website\": \"" + website + "\"}");
  }

  @Test
  void agentsAreNoUsers() {
    story.row(
        1, ZENDESK_USERS, "external_id", "x", "email", "agent@loomline.example", "role", "agent");
    assertThat(story.days(job, 1, 1)).isEmpty();
  }

  private void identify(int day, String user, String at, String traits) {
    identify(day, user, at, traits, null);
  }

  private void identify(int day, String user, String at, String traits, String account) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "type",
        "identify",
        "user_id",
        user,
        "group_id",
        account,
        "occurred_at",
        at,
        "traits",
        traits.replace('\'', '"'));
  }

  private void zendesk(int day, String externalId, String email, String name) {
    story.row(
        day,
        ZENDESK_USERS,
        "external_id",
        externalId,
        "email",
        email,
        "name",
        name,
        "role",
        "end-user",
        "updated_at",
        day + " 07:00");
  }
}
