package io.groundswell.silver;

import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.Tables.POSTHOG_EVENTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Table;
import org.junit.jupiter.api.Test;

/** Longer than other files: its cases are read together. */
class EventsTest {
  private final Events job = new Events(Story.BUSINESS, Story.PSEUDONYMS);
  private final UsageDaily usage = new UsageDaily(Story.BUSINESS, Story.PSEUDONYMS);
  private final Story story = new Story();

  @Test
  void aCopyWithinAWeekIsTheSameEvent() {
    track(1, "m1", "u1", "1 09:00", "Board Created");
    track(1, "m1", "u1", "1 09:00", "Board Created");
    track(8, "m1", "u1", "1 09:00", "Board Created");
    track(16, "m1", "u1", "1 09:00", "Board Created");
    assertThat(columns(story.days(job, 1, 17), "known_on", "event_date", "event_id", "feature"))
        .containsExactly("1|1|m1|boards", "16|1|m1|boards");
  }

  @Test
  void machinesAndOurOwnPeopleAreOut() {
    story.row(1, USERS, "user_id", hash("ours"), "is_internal", true);
    track(1, "m1", "ours", "1 09:00", "Board Created");
    story.row(
        1,
        SEGMENT_EVENTS,
        "message_id",
        "m2",
        "type",
        "page",
        "user_id",
        "u1",
        "occurred_at",
        "1 09:00",
        "user_agent",
        "GoogleBot/2");
    story.row(
        1,
        SEGMENT_EVENTS,
        "message_id",
        "m3",
        "type",
        "identify",
        "user_id",
        "u1",
        "occurred_at",
        "1 09:00");
    track(1, "m4", "u1", "1 09:00", "Limit Reached");
    assertThat(columns(story.days(job, 1, 1), "event_id", "signal"))
        .containsExactly("m4|limit_hit");
  }

  @Test
  void everyVendorsCallsAreEventsButForWhatTheirCodeReportsByItself() {
    track(1, "m1", "u1", "1 09:00", "Board Created");
    vendor(POSTHOG_EVENTS, "m2", "Board Created");
    vendor(POSTHOG_EVENTS, "m3", "$feature_flag_called");
    vendor(AMPLITUDE_EVENTS, "m4", "Board Created");
    vendor(AMPLITUDE_EVENTS, "m5", "session_start");
    assertThat(columns(story.days(job, 1, 1), "event_id", "user_id", "feature"))
        .containsExactlyInAnyOrder(
            "m1|" + hash("u1") + "|boards",
            "m2|" + hash("u1") + "|boards",
            "m4|" + hash("u1") + "|boards");
  }

  @Test
  void theAccountIsTheEventsElseTheUsersOfThatDay() {
    story.row(1, USERS, "user_id", hash("u1"), "account_id", "a1", "is_internal", false);
    story.row(3, USERS, "user_id", hash("u1"), "account_id", "a2", "is_internal", false);
    track(1, "m1", "u1", "1 09:00", "x");
    track(2, "m2", "u1", "2 09:00", "x");
    track(3, "m3", "u1", "3 09:00", "x");
    story.row(
        3,
        SEGMENT_EVENTS,
        "message_id",
        "m4",
        "type",
        "page",
        "user_id",
        "u1",
        "group_id",
        "a9",
        "occurred_at",
        "3 09:01",
        "path",
        "/Docs/SSO/setup");
    assertThat(columns(story.days(job, 1, 3), "event_id", "account_id", "signal"))
        .containsExactlyInAnyOrder("m1|a1|null", "m2|a1|null", "m3|a2|null", "m4|a9|page_sso");
  }

  @Test
  void anAnonymousEventIsTheUsersOnceLinkedAndIsNeverLost() {
    page(1, "m1", "anon", "1 09:00");
    story.row(
        2,
        SEGMENT_EVENTS,
        "message_id",
        "i1",
        "type",
        "identify",
        "user_id",
        "u1",
        "anonymous_id",
        "anon",
        "occurred_at",
        "2 09:00");
    page(2, "m2", "anon", "2 08:00");
    page(2, "m3", null, "2 08:00");
    assertThat(columns(story.days(job, 1, 2), "event_id", "user_id"))
        .containsExactlyInAnyOrder("m1|null", "m2|" + hash("u1"), "m3|null");
  }

  @Test
  void silenceStartsASessionAndMidnightDoesNot() {
    track(1, "m1", "u1", "1 23:20", "x");
    track(1, "m2", "u1", "1 23:50", "x");
    track(2, "m3", "u1", "2 00:10", "x");
    track(2, "m4", "u1", "2 00:41", "x");
    track(2, "m5", "u1", "2 00:41", "x");
    track(3, "late", "u1", "1 23:40", "x");
    assertThat(columns(story.days(job, 1, 3), "event_id", "starts_session"))
        .containsExactly("m1|true", "m2|false", "m3|false", "m4|true", "m5|false", "late|true");
  }

  @Test
  void aClockThatIsAheadIsSetRightAndAnEventWithoutTimeIsNone() {
    received("m1", "1 09:30", "1 09:00");
    received("m2", "1 08:30", "1 09:00");
    received("m3", null, "1 09:00");
    received("m4", null, null);
    received("m5", "28 09:00", null);
    received("m6", "2 01:00", null);
    assertThat(columns(story.days(job, 1, 1), "event_id", "occurred_at"))
        .containsExactlyInAnyOrder(
            "m1|2026-01-01 09:00:00.0",
            "m2|2026-01-01 08:30:00.0",
            "m3|2026-01-01 09:00:00.0",
            "m5|2026-01-01 00:00:00.0",
            "m6|2026-01-02 01:00:00.0");
  }

  @Test
  void theNextRunGoesOnWithASessionThatWasOpenAndTheDayBeforeStaysAsItWas() {
    track(1, "m1", "u1", "1 23:55", "Board Created");
    var before = columns(story.days(job, 1, 1), "event_id", "starts_session");
    track(2, "m2", "u1", "2 00:05", "Board Created");
    track(2, "m3", "u1", "2 00:50", "Board Created");
    assertThat(before).containsExactly("m1|true");
    assertThat(columns(story.days(job, 1, 1), "event_id", "starts_session")).isEqualTo(before);
    assertThat(columns(story.days(job, 2, 2), "event_id", "starts_session"))
        .containsExactly("m2|false", "m3|true");
    story.through(job, 2);
    assertThat(columns(story.days(usage, 1, 2), "known_on", "events", "sessions", "minutes"))
        .containsExactly("1|1|1|1.0", "2|2|1|2.0");
  }

  @Test
  void minutesAddUpOverFeatures() {
    track(1, "m1", "u1", "1 09:00:10", "Board Created");
    track(1, "m2", "u1", "1 09:00:50", "Card Moved");
    track(1, "m3", "u1", "1 09:01:00", "Card Moved");
    track(1, "m4", "u2", "1 09:01:00", "Card Moved");
    story.through(job, 1);
    assertThat(columns(story.days(usage, 1, 1), "user_id", "feature", "events", "minutes"))
        .containsExactlyInAnyOrder(
            hash("u1") + "|boards|1|1.0", hash("u1") + "|cards|2|1.0", hash("u2") + "|cards|1|1.0");
  }

  @Test
  void useIsCountedOnTheDayItIsKnown() {
    track(1, "m1", "u1", "1 09:00:10", "Board Created");
    track(1, "m2", "u1", "1 09:00:50", "Board Opened");
    track(1, "m3", "u1", "1 09:07", "Error Shown");
    track(3, "m4", "u1", "1 12:00", "Board Opened");
    page(1, "m5", "anon", "1 09:00");
    story.through(job, 3);
    assertThat(
            columns(
                story.days(usage, 1, 3),
                "known_on",
                "event_date",
                "user_id",
                "account_id",
                "feature",
                "events",
                "errors",
                "sessions",
                "minutes"))
        .containsExactlyInAnyOrder(
            "1|1|" + hash("u1") + "|unknown|boards|2|0|1|1.0",
            "1|1|" + hash("u1") + "|unknown|other|1|1|0|1.0",
            "1|1|unknown|unknown|other|1|0|1|1.0",
            "3|1|" + hash("u1") + "|unknown|boards|1|0|1|1.0");
  }

  private void track(int day, String id, String user, String at, String event) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "message_id",
        id,
        "type",
        "track",
        "user_id",
        user,
        "occurred_at",
        at,
        "event",
        event,
        "user_agent",
        "Mozilla");
  }

  private void received(String id, String occurredAt, String receivedAt) {
    story.row(
        1,
        SEGMENT_EVENTS,
        "message_id",
        id,
        "type",
        "track",
        "user_id",
        "u1",
        "occurred_at",
        occurredAt,
        "received_at",
        receivedAt,
        "event",
        "x");
  }

  private void vendor(Table table, String id, String event) {
    story.row(
        1,
        table,
        "message_id",
        id,
        "type",
        "track",
        "user_id",
        "u1",
        "occurred_at",
        "1 09:00",
        "event",
        event);
  }

  private void page(int day, String id, String visitor, String at) {
    story.row(
        day,
        SEGMENT_EVENTS,
        "message_id",
        id,
        "type",
        "page",
        "anonymous_id",
        visitor,
        "occurred_at",
        at,
        "path",
        "/");
  }
}
