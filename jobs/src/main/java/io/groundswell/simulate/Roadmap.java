package io.groundswell.simulate;

import java.util.List;

/** What product promised and shipped; one fix does not hold. */
final class Roadmap {

  private Roadmap() {}

  /** shippedOn is a share of the period; above 1 it has not happened yet. */
  private record Item(
      String topic, String title, double promisedOn, double shippedOn, String note) {}

  static void live(World world, Landing landing) {
    var items =
        List.of(
            new Item("export_broken", "Rewrite of the PDF export", 0.1, 0.38, "fixed for good"),
            new Item("dark_mode", "Dark theme", 0.2, 0.8, "most wanted for two years"),
            new Item("recurring_cards", "Repeating cards", 0.3, 1.4, "design done"),
            new Item("sso_request", "SAML for Business", 0.15, 1.2, "asked for by sales"),
            new Item("browser_memory", "Look into memory", 0.6, 1.5, "no owner yet"),
            new Item("bulk_edit", "Edit many cards", 0.05, 0.55, "table view only"),
            new Item("notification_flood", "Daily digest", 0.25, 0.5, "opt in"));
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      land(item, i, "planned", 0.02, world, landing);
      land(item, i, "started", item.promisedOn() + 0.02, world, landing);
      if (item.shippedOn() < 1) {
        land(item, i, "shipped", item.shippedOn(), world, landing);
      }
    }
  }

  private static void land(
      Item item, int number, String state, double share, World world, Landing landing) {
    int day = world.period().share(share);
    landing.land(
        Source.ROADMAP_ITEMS,
        day,
        () -> {
          boolean shipped = state.equals("shipped");
          var record = Wire.object();
          record.put("item_id", "rm_%03d".formatted(number + 1));
          record.put("title", item.title()).put("topic_id", item.topic()).put("state", state);
          int promised = world.period().share(item.promisedOn() + 0.35);
          record.put("promised_on", world.period().date(promised).toString());
          record.put("shipped_on", shipped ? world.period().date(day).toString() : null);
          return record.put("note", item.note());
        });
  }
}
