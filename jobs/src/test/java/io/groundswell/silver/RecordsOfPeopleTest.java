package io.groundswell.silver;

import static io.groundswell.Tables.CONSENT_RECORDS;
import static io.groundswell.Tables.OUTREACH_TOUCHES;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Consents, touches, survey responses and invoices: states of a record about somebody.
 *
 * <p>Longer than other files: its cases are read together.
 */
class RecordsOfPeopleTest {
  private final Story story = new Story();

  @Test
  void aWithdrawalByAddressReachesTheUser() {
    consent(1, null, "u1", "granted", "1 09:00");
    consent(2, "Ann@acme.example", null, "withdrawn", "2 09:00");
    link(4);
    consent(5, null, "u1", "granted", "1 08:00");
    assertThat(
            columns(
                story.days(new Consents(Story.PSEUDONYMS), 1, 5),
                "known_on",
                "user_id",
                "channel",
                "state"))
        .containsExactly(
            "1|" + hash("u1") + "|any|granted",
            "2|" + hash("email:ann@acme.example") + "|any|withdrawn",
            "4|" + hash("u1") + "|any|withdrawn");
  }

  @Test
  void aConsentOfTheFutureYieldsToALaterWithdrawal() {
    consent(1, "ann@acme.example", null, "granted", "300 09:00");
    consent(2, null, "u1", "withdrawn", "2 09:00");
    link(3);
    assertThat(
            columns(
                story.days(new Consents(Story.PSEUDONYMS), 1, 3),
                "known_on",
                "user_id",
                "state",
                "recorded_at"))
        .containsExactly(
            "1|" + hash("email:ann@acme.example") + "|granted|2026-01-02 00:00:00.0",
            "2|" + hash("u1") + "|withdrawn|2026-01-02 09:00:00.0");
  }

  @Test
  void aTouchIsItsUsersFromTheDayTheyAreLinked() {
    story.row(3, USERS, "user_id", hash("u1"), "account_id", "a1", "is_internal", false);
    touch(1, "none");
    touch(2, "accepted");
    link(3);
    assertThat(
            columns(
                story.days(new Touches(Story.PSEUDONYMS), 1, 3),
                "known_on",
                "user_id",
                "account_id",
                "outcome"))
        .containsExactly(
            "1|" + hash("email:ann@acme.example") + "|null|none",
            "2|" + hash("email:ann@acme.example") + "|null|accepted",
            "3|" + hash("u1") + "|a1|accepted");
  }

  @Test
  void whoDidNotAnswerIsThereToo() {
    story.row(
        1,
        SURVEY_RECORDS,
        "response_id",
        "r1",
        "kind",
        "NPS",
        "user_id",
        "u1",
        "asked_at",
        "1 08:00");
    story.row(
        2,
        SURVEY_RECORDS,
        "response_id",
        "r1",
        "kind",
        "nps",
        "user_id",
        "u1",
        "asked_at",
        "1 08:00",
        "answered_at",
        "2 08:00",
        "score",
        9);
    story.row(
        3,
        SURVEY_RECORDS,
        "response_id",
        "r1",
        "kind",
        "nps",
        "user_id",
        "u1",
        "asked_at",
        "1 08:00");
    assertThat(
            columns(
                story.days(new SurveyResponses(Story.PSEUDONYMS), 1, 3),
                "known_on",
                "user_id",
                "kind",
                "score"))
        .containsExactly("1|" + hash("u1") + "|nps|null", "2|" + hash("u1") + "|nps|9");
  }

  @Test
  void anInvoiceKnowsItsAccountOnceTheCustomerDoes() {
    invoice(1, "open", 1, "1 09:00");
    story.row(
        2, STRIPE_CUSTOMERS, "customer_id", "c1", "account_id", "a1", "observed_at", "1 00:00");
    invoice(3, "paid", 2, "3 09:00");
    invoice(4, "open", 2, "2 09:00");
    assertThat(
            columns(
                story.days(new Invoices(), 1, 4),
                "known_on",
                "account_id",
                "status",
                "attempt_count"))
        .containsExactly("1|null|open|1", "2|a1|open|1", "3|a1|paid|2");
  }

  private void consent(int day, String person, String user, String state, String at) {
    story.row(
        day,
        CONSENT_RECORDS,
        "person",
        person,
        "user_id",
        user,
        "purpose",
        "advocacy",
        "state",
        state,
        "recorded_at",
        at);
  }

  private void touch(int day, String outcome) {
    story.row(
        day,
        OUTREACH_TOUCHES,
        "touch_id",
        "t1",
        "email",
        "ann@acme.example",
        "kind",
        "mail",
        "touched_at",
        "1 09:00",
        "outcome",
        outcome);
  }

  private void invoice(int day, String status, int attempts, String at) {
    story.row(
        day,
        STRIPE_INVOICES,
        "invoice_id",
        "i1",
        "customer_id",
        "c1",
        "status",
        status,
        "attempt_count",
        attempts,
        "observed_at",
        at);
  }

  private void link(int day) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "type",
        "identify",
        "user_id",
        "u1",
        "occurred_at",
        day + " 07:00",
        "traits",
        "{\"email\": \"ann@acme.example\"}");
  }
}
