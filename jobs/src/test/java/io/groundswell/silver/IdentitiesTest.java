package io.groundswell.silver;

import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Which links join, which only attach, and which are refused.
 *
 * <p>Longer than other files: its cases are read together.
 */
class IdentitiesTest {
  private final Identities job = new Identities(Story.BUSINESS);
  private final IdentityConflicts conflicts =
      new IdentityConflicts(Story.BUSINESS, Story.PSEUDONYMS);
  private final Story story = new Story();
  private List<Row> answered;

  @Test
  void aDeviceAnAddressAndAContactAreTheUsersTheyWereFirstSaidOf() {
    identify(1, "u1", "dev", "ann@acme.example");
    contact(2, "zendesk:7", null, "ann@acme.example");
    contact(2, "intercom:9", "u1", null);
    identify(3, "u2", "dev", "ann@acme.example");
    assertThat(followed(1, 3))
        .containsExactly(
            "1|anonymous:dev|user:u1",
            "1|email:ann@acme.example|user:u1",
            "2|intercom:9|user:u1",
            "2|zendesk:7|user:u1");
    assertThat(disputes(1, 3))
        .containsExactly(
            "3|address_of_several_users|" + hash("u1") + "|" + hash("u2"),
            "3|device_of_several_users|" + hash("u1") + "|" + hash("u2"));
  }

  @Test
  void aContactIsItsAddressUntilTheAddressIsAUser() {
    contact(1, "zendesk:7", null, "ann@acme.example");
    contact(1, "zendesk:8", null, null);
    identify(4, "u1", null, "ann@acme.example");
    contact(6, "zendesk:7", "u3", "ann@acme.example");
    contact(7, "zendesk:8", null, "bo@acme.example");
    assertThat(followed(1, 7))
        .containsExactly(
            "1|zendesk:7|email:ann@acme.example",
            "1|zendesk:8|zendesk:8",
            "4|email:ann@acme.example|user:u1",
            "4|zendesk:7|user:u1",
            "6|zendesk:7|user:u3",
            "7|zendesk:8|email:bo@acme.example");
  }

  @Test
  void aChainOfAliasesEndsAtItsLastUserAndEarlierDaysKeepTheirAnswer() {
    identify(1, "a", "dev", "ann@acme.example");
    alias(2, "a", "b");
    alias(4, "b", "c");
    alias(5, "c", "d");
    assertThat(followed(1, 5))
        .containsExactly(
            "1|anonymous:dev|user:a",
            "1|email:ann@acme.example|user:a",
            "2|anonymous:a|user:b",
            "2|anonymous:dev|user:b",
            "2|email:ann@acme.example|user:b",
            "2|user:a|user:b",
            "4|anonymous:a|user:c",
            "4|anonymous:b|user:c",
            "4|anonymous:dev|user:c",
            "4|email:ann@acme.example|user:c",
            "4|user:a|user:c",
            "4|user:b|user:c",
            "5|anonymous:a|user:d",
            "5|anonymous:b|user:d",
            "5|anonymous:c|user:d",
            "5|anonymous:dev|user:d",
            "5|email:ann@acme.example|user:d",
            "5|user:a|user:d",
            "5|user:b|user:d",
            "5|user:c|user:d");
  }

  @Test
  void aChainSaidBackwardsOrOnOneDayEndsAtTheSameUser() {
    alias(1, "c", "d");
    alias(2, "b", "c");
    alias(3, "a", "b");
    for (var link : List.of("w>x", "x>y", "y>z")) {
      alias(5, link.substring(0, 1), link.substring(2));
    }
    assertThat(users(1, 5))
        .containsExactly(
            "1|user:c|user:d",
            "2|user:b|user:d",
            "3|user:a|user:d",
            "5|user:w|user:z",
            "5|user:x|user:z",
            "5|user:y|user:z");
  }

  @Test
  void aCircleMergesOnce() {
    alias(1, "a", "b");
    alias(2, "b", "a");
    alias(3, "b", "c");
    assertThat(users(1, 3)).containsExactly("1|user:a|user:b");
    assertThat(columns(refused(1, 3), "known_on", "node", "outcome"))
        .containsExactly("2|user:b|same_person");
  }

  @Test
  void anIdHasOneSuccessor() {
    alias(1, "a", "b");
    alias(2, "a", "c");
    assertThat(users(1, 2)).containsExactly("1|user:a|user:b");
    assertThat(disputes(1, 2))
        .containsExactly("2|alias_of_several_users|" + hash("b") + "|" + hash("c"));
  }

  @Test
  void usersForWhomDifferentCustomersPayAreNotMerged() {
    member(1, "a", "acme");
    member(1, "b", "bolt");
    pays(2, "cus_1", "acme");
    pays(2, "cus_2", "bolt");
    alias(3, "a", "b");
    alias(4, "x", "b");
    member(5, "y", "acme");
    alias(5, "y", "a");
    assertThat(users(1, 5)).containsExactly("4|user:x|user:b", "5|user:y|user:a");
    assertThat(disputes(1, 5))
        .containsExactly("3|billing_customers_differ|" + hash("a") + "|" + hash("b"));
  }

  @Test
  void aMergeBeforeTheBillsAreKnownStays() {
    member(1, "a", "acme");
    member(1, "b", "bolt");
    alias(1, "a", "b");
    pays(2, "cus_1", "acme");
    pays(2, "cus_2", "bolt");
    alias(3, "a", "b");
    assertThat(users(1, 3)).containsExactly("1|user:a|user:b");
    assertThat(disputes(1, 3)).isEmpty();
  }

  @Test
  void aCustomerPaysForTheAccountItNamedFirst() {
    pays(1, "cus_1", "acme");
    pays(2, "cus_1", "bolt");
    assertThat(followed(1, 2)).containsExactly("1|stripe:cus_1|account:acme");
    assertThat(disputes(1, 2)).containsExactly("2|customer_of_several_accounts|acme|bolt");
  }

  @Test
  void usersOfOneDeviceThatSignUpWithAnAliasAreNotTheSame() {
    identify(1, "u1", "dev", null);
    for (int i = 2; i < 40; i++) {
      alias(2, "dev", "u" + i);
    }
    assertThat(users(1, 2)).isEmpty();
    assertThat(followed(1, 2)).containsExactly("1|anonymous:dev|user:u1");
  }

  @Test
  void whatIsNoIdJoinsNobody() {
    var telemetry = new Sightings();
    for (var none : List.of("undefined", "NULL", " ", "00000000-0000-0000-0000-000000000000")) {
      segment(1, "identify", none, "dev", null);
      segment(1, "alias", "u1", null, none);
    }
    assertThat(columns(story.days(telemetry, 1, 1), "user_id", "previous_id"))
        .contains("null|null", "u1|null");
    assertThat(followed(1, 1)).isEmpty();
  }

  @Test
  void aDeviceIsTheUsersWhoseIdStandsBesideItUntilAnIdentifyCallSaysMore() {
    call(1, "u1", "dev");
    call(1, "u9", "u9");
    call(2, "u2", "dev");
    identify(4, "u3", "dev", null);
    assertThat(followed(1, 4))
        .containsExactly("1|anonymous:dev|user:u1", "4|anonymous:dev|user:u3");
    assertThat(columns(answers(1, 4), "link", "confidence"))
        .containsExactly("seen_with|0.9", "anonymous_id|1.0");
    assertThat(disputes(1, 4))
        .containsExactly("2|device_of_several_users|" + hash("u1") + "|" + hash("u2"));
  }

  @Test
  void aDeviceThatSeveralPeopleUseBelongsToNobody() {
    call(1, "u1", "phone");
    call(1, "u1", "kiosk");
    call(1, "u2", "kiosk");
    call(1, "u3", "kiosk");
    call(2, "u2", "phone");
    call(3, "u4", "kiosk");
    call(5, "u3", "phone");
    assertThat(followed(1, 5))
        .containsExactly(
            "1|anonymous:kiosk|anonymous:kiosk",
            "1|anonymous:phone|user:u1",
            "5|anonymous:phone|anonymous:phone");
    assertThat(disputes(1, 5))
        .containsExactly(
            "1|device_of_several_users|" + hash("anonymous:kiosk") + "|" + hash("u1"),
            "2|device_of_several_users|" + hash("u1") + "|" + hash("u2"));
  }

  @Test
  void aDeviceFollowsItsUserIntoAMergeAndIsNoUserThatMerges() {
    call(1, "old", "dev");
    alias(2, "old", "new");
    call(3, "new", "dev");
    alias(4, "dev", "other");
    assertThat(followed(1, 4))
        .contains("1|anonymous:dev|user:old", "2|anonymous:dev|user:new")
        .noneMatch(row -> row.startsWith("3|") || row.contains("|user:dev|"));
    assertThat(disputes(1, 4)).isEmpty();
  }

  @Test
  void aMailboxThatThousandsReadAndADeviceThatThousandsUseMergeNobody() {
    for (int i = 0; i < 5_000; i++) {
      contact(1, "zendesk:" + i, null, "support@acme.example");
      contact(1, "intercom:" + i, "m" + i, "info@acme.example");
    }
    for (int i = 0; i < 3_000; i++) {
      identify(1, "u" + i, "kiosk", "desk@acme.example");
      call(1, "u" + i, "counter");
      alias(2, "old" + i, "admin");
    }
    var began = System.nanoTime();
    var all = answers(1, 2);
    var rows = said(all);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
    assertThat(rows)
        .contains(
            "1|anonymous:counter|anonymous:counter",
            "1|anonymous:kiosk|user:u0",
            "1|email:desk@acme.example|user:u0")
        .noneMatch(row -> row.contains("support@") || row.contains("info@"));
    var contacts = rows.stream().filter(row -> row.startsWith("1|zendesk:")).toList();
    assertThat(contacts).hasSize(5_000).allMatch(row -> isItself(row));
    var users = rows.stream().filter(row -> row.contains("|user:old")).toList();
    assertThat(users).hasSize(MergeWalk.MOST_IDS - 1);
    var outcomes = all.stream().filter(row -> row.getAs("belongs_to") == null).toList();
    assertThat(new HashSet<>(columns(outcomes, "outcome"))).containsExactly("too_many_ids");
  }

  private static boolean isItself(String row) {
    var parts = row.split("\\|");
    return parts[1].equals(parts[2]);
  }

  private List<String> followed(int first, int last) {
    return said(answers(first, last));
  }

  private static List<String> said(List<Row> answers) {
    return answers.stream()
        .filter(row -> row.getAs("belongs_to") != null)
        .map(row -> columns(List.of(row), "known_on", "node", "belongs_to").get(0))
        .sorted()
        .toList();
  }

  private List<String> users(int first, int last) {
    return followed(first, last).stream()
        .filter(row -> row.contains("|user:") && row.split("\\|")[1].startsWith("user:"))
        .toList();
  }

  private List<Row> refused(int first, int last) {
    return answers(first, last).stream().filter(row -> row.getAs("belongs_to") == null).toList();
  }

  /** The first to ask has the days walked; a case asks of the same days. */
  private List<Row> answers(int first, int last) {
    if (answered == null) {
      answered = story.days(job, first, last);
    }
    return answered;
  }

  private List<String> disputes(int first, int last) {
    story.through(job, last);
    return columns(
            story.days(conflicts, first, last), "known_on", "reason", "kept_id", "refused_id")
        .stream()
        .sorted()
        .toList();
  }

  private void identify(int day, String user, String device, String email) {
    sighting(day, "identify", "user_id", user, "anonymous_id", device, "email", email);
  }

  private void call(int day, String user, String device) {
    sighting(day, "call", "user_id", user, "anonymous_id", device);
  }

  private void alias(int day, String before, String after) {
    sighting(day, "alias", "user_id", after, "previous_id", before);
  }

  private void member(int day, String user, String account) {
    sighting(day, "group", "user_id", user, "account_id", account);
  }

  private void contact(int day, String id, String user, String email) {
    sighting(day, "contact", "support_id", id, "user_id", user, "email", email);
  }

  private void sighting(int day, String type, String... said) {
    var values = new java.util.ArrayList<Object>(List.of("type", type));
    values.addAll(java.util.Arrays.asList(said));
    values.addAll(List.of("observed_at", day + " 09:00", "first_observed_at", day + " 09:00"));
    story.row(day, SIGHTINGS, values.toArray());
  }

  private void pays(int day, String customer, String account) {
    story.row(
        day,
        STRIPE_CUSTOMERS,
        "customer_id",
        customer,
        "account_id",
        account,
        "observed_at",
        day + " 08:00");
  }

  private void segment(int day, String type, String user, String device, String before) {
    story.row(
        day,
        io.groundswell.Tables.SEGMENT_EVENTS,
        "type",
        type,
        "user_id",
        user,
        "anonymous_id",
        device,
        "previous_id",
        before,
        "occurred_at",
        day + " 09:00");
  }
}
