package io.groundswell.silver;

import static io.groundswell.Tables.STATUSPAGE_INCIDENTS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncidentsTest {
  private final Incidents job = new Incidents();
  private final Story story = new Story();

  @Test
  void anIncidentIsReopenedAndNothingSaidOfItIsLost() {
    incident(1, "1 10:00", "investigating", null, "Boards", update("u1", "1", "We look", "1"));
    incident(1, "1 11:00", "resolved", "1 11:00", "Boards", update("u2", "2", "Done", "2"));
    incident(3, "3 09:00", "identified", null, "API", update("u1", "1", "We look into it", "3"));
    var rows = story.days(job, 1, 4);
    assertThat(columns(rows, "known_on", "status", "impact", "started_at", "resolved_at"))
        .containsExactly(
            "1|resolved|major|2026-01-01 10:00:00.0|2026-01-01 11:00:00.0",
            "3|identified|major|2026-01-01 10:00:00.0|null");
    assertThat(rows.get(0).getList(rows.get(0).fieldIndex("components")).toString())
        .isEqualTo("[Boards]");
    assertThat(rows.get(1).getList(rows.get(1).fieldIndex("components")).toString())
        .isEqualTo("[API, Boards]");
    assertThat(rows.get(0).getList(rows.get(0).fieldIndex("updates")).toString())
        .isEqualTo(
            "[[2026-01-01 10:00:00.0,u1,said,We look], [2026-01-02 10:00:00.0,u2,said,Done]]");
    assertThat(rows.get(1).getList(rows.get(1).fieldIndex("updates")).toString())
        .isEqualTo(
            "[[2026-01-01 10:00:00.0,u1,said,We look into it],"
                + " [2026-01-02 10:00:00.0,u2,said,Done]]");
  }

  @Test
  void anOldStateThatComesLateOverrulesNothing() {
    incident(1, "1 11:00", "resolved", "1 11:00", "Boards", update("u2", "2", "Done", "2"));
    incident(2, "1 10:00", "investigating", null, "Boards", update("u2", "2", "Done", "2"));
    assertThat(columns(story.days(job, 1, 2), "known_on", "status")).containsExactly("1|resolved");
  }

  private void incident(
      int day, String at, String status, String resolvedAt, String component, String update) {
    story.row(
        day,
        STATUSPAGE_INCIDENTS,
        "incident_id",
        "i1",
        "name",
        "Slow boards",
        "impact",
        "major",
        "status",
        status,
        "components",
        new Object[] {component},
        "started_at",
        "1 10:00",
        "resolved_at",
        resolvedAt,
        "updated_at",
        at,
        "updates",
        update);
  }

  private static String update(String id, String saidOn, String body, String changedOn) {
    return """
        [{"id":"%s","status":"said","body":"%s","display_at":"2026-01-0%sT10:00:00.000Z",
          "created_at":"2026-01-01T10:00:00.000Z","updated_at":"2026-01-0%sT10:00:00.000Z"}]"""
        .formatted(id, body, saidOn, changedOn);
  }
}
