package io.groundswell.command;

import io.groundswell.learn.Backtest;
import io.groundswell.learn.Challenger;
import io.groundswell.learn.Drift;
import io.groundswell.learn.Foretold;
import io.groundswell.learn.Leaks;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.LearningTable.LeftOut;
import io.groundswell.learn.Moved;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Question;
import io.groundswell.learn.Suspect;
import io.groundswell.learn.Verdict;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backtest found, for a person to read.
 *
 * @param name of the table
 * @param challenger what else is to foretell the same rows
 */
record BacktestReport(
    String name,
    Question question,
    LearningTable table,
    Learner learner,
    Optional<Challenger> challenger) {
  private static final int FEATURES_SHOWN = 8;

  void print(PrintWriter out) {
    table(out);
    if (table.examples().attributes().isEmpty()) {
      out.println("Verdict: no skill: no column is left to learn from.");
      return;
    }
    var backtest = new Backtest(learner);
    var folds = backtest.folds(table.examples());
    Foretold judged = folds;
    if (question.time() != null) {
      var outOfTime = backtest.outOfTime(table.examples());
      judged = outOfTime.foretold();
      say(
          out,
          "%nForetold: the %,d rows from %s on, from those before%s.%n",
          judged.size(),
          moment(outOfTime.cut()),
          grouped(" of others"));
      QualityTables.figures(judged, out);
      drift(outOfTime.drift(), out);
    }
    say(
        out,
        "%nForetold: every fifth of the rows from the other four%s.%n",
        grouped(", nobody torn apart"));
    QualityTables.figures(folds, out);
    challenger.ifPresent(other -> challenged(other, out));
    QualityTables.reliability(judged, out);
    var verdict = Verdict.of(Quality.measured(judged));
    if (verdict != Verdict.NO_SKILL) {
      features(out);
    }
    var suspects = Leaks.of(table, question.label(), learner.seed());
    suspects(suspects, out);
    boolean isDoubted = verdict == Verdict.SKILL && !suspects.isEmpty();
    say(
        out,
        "%nVerdict: %s%s.%n",
        verdict.words,
        isDoubted ? ", unless it is that of the columns above" : "");
    out.flush();
  }

  private void table(PrintWriter out) {
    var examples = table.examples();
    say(
        out,
        "%s: %,d rows, %s = %s in %.1f %%; %d columns to learn from.%n",
        name,
        table.rows(),
        question.label(),
        table.positive(),
        100 * examples.rate(),
        examples.attributes().size());
    if (table.unlabelled() > 0) {
      say(out, "%,d rows have no label and do not count.%n", table.unlabelled());
    }
    if (examples.size() < table.rows() - table.unlabelled()) {
      say(
          out,
          "Learnt from a sample of %,d; each stands for as many rows as were left out for it.%n",
          examples.size());
    }
    if (!table.leftOut().isEmpty()) {
      say(
          out,
          "Left out: %s.%n",
          table.leftOut().stream().map(BacktestReport::told).collect(Collectors.joining(", ")));
    }
  }

  private static String told(LeftOut column) {
    return "%s (%s)".formatted(column.name(), column.reason());
  }

  private String grouped(String words) {
    return question.group() == null ? "" : words + " (" + question.group() + ")";
  }

  private static String moment(double seconds) {
    boolean isMoment = Math.abs(seconds) > 1e8;
    return isMoment
        ? Instant.ofEpochSecond((long) seconds)
            .atOffset(ZoneOffset.UTC)
            .toLocalDateTime()
            .toString()
            .replace("T00:00", "")
        : String.valueOf(seconds).replaceAll("\\.0$", "");
  }

  private void challenged(Challenger other, PrintWriter out) {
    var quality = Quality.of(other.folds(table.examples(), learner.seed()));
    say(
        out,
        "A logistic regression on bins has, of the same rows: AUC %.3f, PR %.3f, Brier %.3f, ECE %.3f.%n",
        quality.auc(),
        quality.precision(),
        quality.brier(),
        quality.ece());
  }

  private static void drift(List<Drift> drift, PrintWriter out) {
    var moved =
        drift.stream()
            .filter(one -> one.index() > Moved.MUCH)
            .map(one -> format("%s %.2f", one.feature(), one.index()))
            .collect(Collectors.joining(", "));
    if (!moved.isEmpty()) {
      say(out, "Much has moved since (PSI above %.2f): %s.%n", Moved.MUCH, moved);
    }
  }

  private void features(PrintWriter out) {
    var model = learner.learn(table.examples()).model();
    var order = Learner.weights(model, table.examples()).keySet();
    if (!order.isEmpty()) {
      say(
          out,
          "%nWhat moves the score most: %s.%n",
          order.stream().limit(FEATURES_SHOWN).collect(Collectors.joining(", ")));
    }
  }

  private void suspects(List<Suspect> suspects, PrintWriter out) {
    if (suspects.isEmpty()) {
      return;
    }
    say(out, "%nSuspected to be known only afterwards:%n");
    suspects.forEach(suspect -> say(out, "  %s: %s%n", suspect.column(), suspect.reason()));
    var names = suspects.stream().map(Suspect::column).collect(Collectors.toSet());
    var rest = table.examples().without(names);
    if (rest.attributes().size() < table.examples().attributes().size()
        && !rest.attributes().isEmpty()) {
      var found = Quality.of(new Backtest(learner).folds(rest));
      say(out, "Without them the AUC is %.3f.%n", found.auc());
    }
    say(
        out,
        "If they are, leave them out: --drop %s%n",
        Stream.concat(names.stream().sorted(), question.dropped().stream().sorted())
            .map(column -> column.matches("[\\w,.-]+") ? column : "\"" + column + "\"")
            .collect(Collectors.joining(",")));
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void say(PrintWriter out, String format, Object... values) {
    out.print(format(format, values));
  }
}
