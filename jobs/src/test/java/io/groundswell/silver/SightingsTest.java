package io.groundswell.silver;

import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.Tables.POSTHOG_EVENTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private final Sightings job = new Sightings();
  private final Story story = new Story();

  @Test
  void aPairIsToldOnceOnTheFirstDayOfAllHoweverOftenItIsSeen() {
    call(1, AMPLITUDE_EVENTS, "track", "u1", "dev", "1 10:00");
    call(1, AMPLITUDE_EVENTS, "page", "u1", "dev", "1 09:00");
    call(1, AMPLITUDE_EVENTS, "track", "u2", "dev", "1 11:00");
    call(2, AMPLITUDE_EVENTS, "track", "u1", "dev", "2 09:00");
    call(3, POSTHOG_EVENTS, "screen", "u1", "phone", "2 07:00");
    call(3, SEGMENT_EVENTS, "track", "u1", "phone", "3 09:00");
    assertThat(
            said(
                story.days(job, 1, 3),
                "known_on",
                "type",
                "user_id",
                "anonymous_id",
                "times",
                "first_observed_at",
                "observed_at",
                "source_line"))
        .containsExactly(
            "1|call|u1|dev|2|2026-01-01 09:00:00.0|2026-01-01 10:00:00.0|2",
            "1|call|u2|dev|1|2026-01-01 11:00:00.0|2026-01-01 11:00:00.0|3",
            "3|call|u1|phone|2|2026-01-02 07:00:00.0|2026-01-03 09:00:00.0|6");
  }

  @Test
  void aCallWithOneIdOrNoneIsNoSighting() {
    call(1, SEGMENT_EVENTS, "track", "u1", null, "1 10:00");
    call(1, SEGMENT_EVENTS, "track", null, "dev", "1 10:00");
    call(1, AMPLITUDE_EVENTS, "track", "undefined", "dev", "1 10:00");
    call(1, AMPLITUDE_EVENTS, "track", "u1", "00000000-0000-0000-0000-000000000000", "1 10:00");
    assertThat(story.days(job, 1, 1)).isEmpty();
  }

  @Test
  void identifyAndGroupCallsKeepTheirRowOfEveryDay() {
    for (int day = 1; day <= 2; day++) {
      call(day, SEGMENT_EVENTS, "identify", "u1", "dev", day + " 08:00");
      call(day, SEGMENT_EVENTS, "group", "u1", "dev", day + " 08:00");
      call(day, SEGMENT_EVENTS, "track", "u1", "dev", day + " 08:00");
    }
    assertThat(said(story.days(job, 1, 2), "known_on", "type", "times"))
        .containsExactly("1|call|1", "1|group|1", "1|identify|1", "2|group|1", "2|identify|1");
  }

  /** Amplitude's exports have no identify calls, so nothing else says whose a device is. */
  @Test
  void whatAVisitorDoesOnADeviceIsTheUsersOnceACallCarriedBoth() {
    call(1, AMPLITUDE_EVENTS, "track", null, "dev", "1 10:00");
    call(2, AMPLITUDE_EVENTS, "track", "u1", "dev", "2 10:00");
    call(3, AMPLITUDE_EVENTS, "track", null, "dev", "3 10:00");
    for (var user : List.of("u2", "u3")) {
      call(4, AMPLITUDE_EVENTS, "track", user, "dev", "4 10:00");
    }
    call(5, AMPLITUDE_EVENTS, "track", null, "dev", "5 10:00");
    var events = story.days(new Events(Story.BUSINESS, Story.PSEUDONYMS), 1, 5);
    assertThat(columns(events, "known_on", "user_id"))
        .containsExactlyInAnyOrder(
            "1|null",
            "2|" + hash("u1"),
            "3|" + hash("u1"),
            "4|" + hash("u2"),
            "4|" + hash("u3"),
            "5|null");
    var users = story.days(new Users(Story.BUSINESS, Story.PSEUDONYMS), 1, 5);
    assertThat(columns(users, "known_on", "user_id", "confidence", "conflicts"))
        .containsExactly("2|" + hash("u1") + "|0.9|0");
  }

  private static List<String> said(List<Row> rows, String... columns) {
    return columns(rows, columns).stream().sorted().toList();
  }

  private void call(int day, Table vendor, String type, String user, String device, String at) {
    story.row(
        day,
        vendor,
        "type",
        type,
        "event",
        "Report Opened",
        "user_id",
        user,
        "anonymous_id",
        device,
        "occurred_at",
        at);
  }
}
