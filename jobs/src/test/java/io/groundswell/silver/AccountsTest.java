package io.groundswell.silver;

import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts job = new Accounts(Story.BUSINESS);
  private final Story story = new Story();

  @Test
  void aVersionIsCompleteThoughEachCallSaysLittle() {
    group(
        1,
        "1 09:00",
        "{'name': ' Acme ', 'employees': '120', 'website': 'https://www.Acme.example/x'}");
    group(3, "3 09:00", "{'plan': 'TEAM', 'country': 'DE'}");
    assertThat(
            columns(
                story.days(job, 1, 4),
                "known_on",
                "name",
                "domain",
                "employees",
                "plan",
                "country"))
        .containsExactly("1|Acme|acme.example|120|null|null", "3|Acme|acme.example|120|team|DE");
  }

  @Test
  void anOlderCallThatArrivesLaterOverwritesNothing() {
    group(1, "1 12:00", "{'name': 'New', 'plan': 'business'}");
    group(2, "1 11:00", "{'name': 'Old', 'industry': 'Toys'}");
    assertThat(columns(story.days(job, 1, 2), "known_on", "name", "industry"))
        .containsExactly("1|New|null", "2|New|Toys");
  }

  @Test
  void ofSeveralCallsOnOneDayTheNewestCountsAndOfTwoAtOnceTheLaterLine() {
    group(1, "1 10:00", "{'name': 'Second'}");
    group(1, "1 09:00", "{'name': 'First'}");
    group(1, "1 10:00", "{'name': 'Third'}");
    assertThat(columns(story.days(job, 1, 1), "name")).containsExactly("Third");
  }

  @Test
  void sayingTheSameAgainIsNoNewVersion() {
    group(1, "1 10:00", "{'name': 'Acme'}");
    group(2, "2 10:00", "{'name': 'Acme'}");
    assertThat(columns(story.days(job, 1, 3), "known_on")).containsExactly("1");
  }

  @Test
  void billingAndSupportAddWhatTheProductDoesNotSay() {
    group(1, "1 10:00", "{'name': 'Acme', 'plan': 'Galactic'}");
    story.row(
        2, STRIPE_CUSTOMERS, "customer_id", "cus_1", "account_id", "a1", "observed_at", "2 08:00");
    story.row(
        2,
        ZENDESK_ORGANIZATIONS,
        "external_id",
        "a1",
        "name",
        "Acme Ltd",
        "domain_names",
        new String[] {"loomline.example"},
        "updated_at",
        "2 08:00");
    assertThat(
            columns(
                story.days(job, 1, 2),
                "name",
                "plan",
                "domain",
                "stripe_customer_id",
                "is_internal"))
        .containsExactly(
            "Acme|galactic|null|null|false", "Acme|galactic|loomline.example|cus_1|true");
  }

  private void group(int day, String at, String traits) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "type",
        "group",
        "group_id",
        "a1",
        "occurred_at",
        at,
        "traits",
        traits.replace('\'', '"'));
  }
}
