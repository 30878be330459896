package io.groundswell.silver;

import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Table;
import org.junit.jupiter.api.Test;

class GuideEventsTest {
  private final GuideEvents job = new GuideEvents();
  private final Story story = new Story();

  @Test
  void everyStepIsSaidOnceWhicheverVendorTookItIn() {
    call(
        1, SEGMENT_EVENTS, "m1", "Guide Assigned", "{\"guide_id\":\"g1\",\"variant\":\"control\"}");
    call(
        1, SEGMENT_EVENTS, "m1", "Guide Assigned", "{\"guide_id\":\"g1\",\"variant\":\"control\"}");
    call(
        2, SEGMENT_EVENTS, "m1", "Guide Assigned", "{\"guide_id\":\"g1\",\"variant\":\"control\"}");
    call(2, AMPLITUDE_EVENTS, "m2", "guide_dismissed", "{\"guideId\":\"g1\"}");
    call(2, SEGMENT_EVENTS, "m3", "Guide Shown", "{\"variant\":\"guide\"}");
    call(2, SEGMENT_EVENTS, "m4", "Board Created", "{\"guide_id\":\"g1\"}");
    story.through(new Events(Story.BUSINESS, Story.PSEUDONYMS), 3);
    assertThat(
            columns(
                story.days(job, 1, 3),
                "known_on",
                "event_id",
                "event_date",
                "user_id",
                "guide_id",
                "variant",
                "action"))
        .containsExactly(
            "1|m1|1|" + hash("u1") + "|g1|control|assigned",
            "2|m2|2|" + hash("u1") + "|g1|null|dismissed");
  }

  private void call(int day, Table table, String id, String event, String properties) {
    story.row(
        day,
        table,
        "message_id",
        id,
        "type",
        "track",
        "user_id",
        "u1",
        "occurred_at",
        day + " 09:00",
        "event",
        event,
        "properties",
        properties);
  }
}
