package io.groundswell.silver;

import static io.groundswell.Tables.ROADMAP_ITEMS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoadmapTest {
  private final Roadmap job = new Roadmap();
  private final Story story = new Story();

  @Test
  void anItemIsPromisedPutOffAndShipped() {
    item(1, "planned", 5, null);
    item(2, "planned", 5, null);
    item(3, "Planned", 9, null);
    item(6, "shipped", 9, 6);
    assertThat(
            columns(
                story.days(job, 1, 7), "known_on", "item_id", "state", "promised_on", "shipped_on"))
        .containsExactly("1|rm1|planned|5|null", "3|rm1|planned|9|null", "6|rm1|shipped|9|6");
  }

  private void item(int day, String state, int promisedOn, Integer shippedOn) {
    story.row(
        day,
        ROADMAP_ITEMS,
        "item_id",
        "rm1",
        "state",
        state,
        "promised_on",
        promisedOn,
        "shipped_on",
        shippedOn);
  }
}
