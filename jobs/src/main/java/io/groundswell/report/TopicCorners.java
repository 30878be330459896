package io.groundswell.report;

import io.groundswell.report.Column.Kind;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The topics of a day by how lasting and how loud they are.
 *
 * @param all the most lasting and broad first
 * @param isMade whether topics were ever found
 */
record TopicCorners(List<Row> all, boolean isMade) {
  private static final int NAMED = 3;

  /** Lasting and broad, whether loud today or not. */
  List<Row> leaks() {
    return all.stream().filter(row -> isIn(row, "leak") || isIn(row, "both")).toList();
  }

  /** Louder than usual today, the loudest first. */
  List<Row> storms() {
    return all.stream()
        .filter(row -> isIn(row, "storm") || isIn(row, "both"))
        .sorted(Comparator.comparing(row -> -heat(row)))
        .toList();
  }

  String finding() {
    if (!isMade) {
      return "Unknown: no run has found topics yet.";
    }
    if (all.isEmpty()) {
      return "Unknown: nobody has said enough yet for topics to be found.";
    }
    return toEnd() + " " + loud();
  }

  private String toEnd() {
    if (leaks().isEmpty()) {
      return "No problem is both lasting and broad.";
    }
    var first = leaks().get(0);
    Double share = first.getAs("mrr_share");
    var more = leaks().size() - 1;
    return "To end for good: %s. It was heard in %d of %d weeks, in 90 days from %s%s.%s"
        .formatted(
            Say.quoted(first.getAs("label")),
            first.<Long>getAs("weeks_mentioned"),
            first.<Long>getAs("weeks_observed"),
            Say.count(first.<Long>getAs("accounts_90d"), "account", "accounts"),
            share == null ? "" : ", who pay %s of the revenue".formatted(Say.percent(share)),
            more == 0
                ? ""
                : " %s lasting and broad too."
                    .formatted(Say.count(more, "other is", "others are")));
  }

  private String loud() {
    if (all.stream().allMatch(row -> row.getAs("heat") == null)) {
      return "What is louder than usual is not known yet.";
    }
    if (storms().isEmpty()) {
      return "Nothing is much louder than usual today.";
    }
    var first = storms().get(0);
    Double halfLife = first.getAs("half_life_days");
    return "Loud today: %s, at %s times the usual%s.%s"
        .formatted(
            Say.quoted(first.getAs("label")),
            Say.tenths(heat(first)),
            halfLife == null ? "" : ", halving every %s days".formatted(Say.tenths(halfLife)),
            leaks().contains(first) ? " It is lasting too." : "");
  }

  /** What became loud, or lasting and broad, since a day. */
  List<String> news(LocalDate since) {
    var news = new ArrayList<String>();
    var loud =
        storms().stream()
            .filter(row -> row.getAs("alarm_since") != null)
            .filter(row -> row.<Date>getAs("alarm_since").toLocalDate().isAfter(since))
            .toList();
    var lasting =
        leaks().stream()
            .filter(row -> row.getAs("corner_then") != null)
            .filter(row -> !List.of("leak", "both").contains(row.<String>getAs("corner_then")))
            .toList();
    told("Loud now: %s.", loud, news);
    told("Lasting and broad now: %s.", lasting, news);
    return news;
  }

  private static void told(String form, List<Row> topics, List<String> news) {
    if (!topics.isEmpty()) {
      var names =
          new ArrayList<>(
              topics.stream().limit(NAMED).map(row -> Say.quoted(row.getAs("label"))).toList());
      if (topics.size() > NAMED) {
        names.add("%d more".formatted(topics.size() - NAMED));
      }
      news.add(form.formatted(Say.and(names)));
    }
  }

  Sheet sheet(String source) {
    var columns =
        List.of(
            new Column("label", "Topic", Kind.TEXT),
            new Column("corner", "Corner", Kind.TEXT),
            new Column("long_view", "Long view", Kind.SHARE),
            new Column("weeks_mentioned", "Weeks", Kind.COUNT),
            new Column("weeks_observed", "of", Kind.COUNT),
            new Column("accounts_90d", "Accounts", Kind.COUNT),
            new Column("users_90d", "People", Kind.COUNT),
            new Column("free_users_90d", "Free", Kind.COUNT),
            new Column("mrr_share", "Revenue", Kind.SHARE),
            new Column("tickets_90d", "Tickets", Kind.COUNT),
            new Column("heat", "Heat", Kind.TENTHS),
            new Column("heat_from", "At least", Kind.TENTHS),
            new Column("heat_to", "At most", Kind.TENTHS),
            new Column("half_life_days", "Half-life", Kind.TENTHS));
    return Sheet.of(
        "topics", "Every topic, the most lasting and broad first", source, columns, all);
  }

  private static boolean isIn(Row topic, String corner) {
    return corner.equals(topic.getAs("corner"));
  }

  private static double heat(Row topic) {
    Double heat = topic.getAs("heat");
    return heat == null ? 0 : heat;
  }
}
