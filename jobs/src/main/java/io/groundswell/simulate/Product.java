package io.groundswell.simulate;

import java.util.List;
import java.util.Set;

/** What Loomline sells: shared planning boards, in four plans. */
final class Product {

  private static final Set<String> DONE_BY_SERVER =
      Set.of("API Called", "Automation Run", "Integration Synced", "Form Response Received");

  private Product() {}

  /** Whether an event happens without a browser. */
  static boolean isDoneByServer(String event) {
    return DONE_BY_SERVER.contains(event);
  }

  /** A thing one can do with it, what telemetry calls it, and the page on which it is done. */
  enum Feature {
    BOARDS("/boards", 10, "Board Created", "Board Opened"),
    CARDS("/boards", 12, "Card Created", "Card Moved"),
    SHARING("/boards/share", 2, "Board Shared", "Board Shared"),
    COMMENTS("/boards", 6, "Comment Added", "Comment Added"),
    AUTOMATIONS("/automations", 2, "Automation Created", "Automation Run"),
    INTEGRATIONS("/settings/integrations", 2, "Integration Connected", "Integration Synced"),
    REPORTS("/reports", 3, "Report Viewed", "Report Exported"),
    TEMPLATES("/templates", 2, "Template Used", "Template Used"),
    TIMELINE("/timeline", 3, "Timeline Opened", "Timeline Opened"),
    FORMS("/forms", 1.5, "Form Published", "Form Response Received"),
    GOALS("/goals", 2, "Goal Created", "Goal Updated"),
    API("/settings/api", 1, "API Token Created", "API Called");

    final String page;
    final double pull;
    final String rare;
    final String usual;

    Feature(String page, double pull, String rare, String usual) {
      this.page = page;
      this.pull = pull;
      this.rare = rare;
      this.usual = usual;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What an account may pay for; prices are per seat and month, in minor units. */
  enum Plan {
    FREE("Free", 5, 0, List.of(0, 1, 2, 3, 7, 9)),
    TEAM("Team", 25, 900, List.of(0, 1, 2, 3, 7, 9, 4, 5, 8)),
    BUSINESS("Business", 200, 1_900, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
    ENTERPRISE("Enterprise", 5_000, 3_200, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

    final String title;
    final int seats;
    final long unitAmount;
    final List<Feature> features;

    Plan(String title, int seats, long unitAmount, List<Integer> features) {
      this.title = title;
      this.seats = seats;
      this.unitAmount = unitAmount;
      this.features = features.stream().map(i -> Feature.values()[i]).toList();
    }

    boolean isPaid() {
      return this != FREE;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    Plan next() {
      return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
  }
}
