package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static org.apache.spark.sql.functions.col;

import io.groundswell.Business;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.GroundswellException;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.report.Chapter;
import io.groundswell.report.Facts;
import io.groundswell.report.Facts.Privacy;
import io.groundswell.report.Question;
import io.groundswell.report.Report;
import io.groundswell.report.ReportPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what the page tells, each question its own tables, several side by side. */
record ReportMaker(Lakehouse lakehouse, Business business, Privacy privacy) {
  private static final int SIDE_BY_SIDE = 4;
  private static final int WEEK = 7;

  /**
   * What is compared.
   *
   * @param since null when there is no earlier day
   */
  record Days(LocalDate day, LocalDate since) {}

  /**
   * The days to show.
   *
   * @param asked null for the newest
   * @param since null for a week before, else the nearest day before that, else the first
   */
  Days days(LocalDate asked, LocalDate since) {
    var there =
        lakehouse
            .read(ACCOUNT_FEATURES)
            .select(Slices.KNOWN_ON)
            .distinct()
            .orderBy(col(Slices.KNOWN_ON))
            .collectAsList()
            .stream()
            .map(row -> row.getDate(0).toLocalDate())
            .toList();
    if (there.isEmpty()) {
      throw new WrongUse(
          "There is nothing to report yet: no run has made gold.account_features. `./groundswell run` makes the tables.");
    }
    var day = asked == null ? there.get(there.size() - 1) : asked;
    if (!there.contains(day)) {
      throw new WrongUse(
          "No run has made %s. There are days from %s to %s; give one of them as --date, or run that day."
              .formatted(day, there.get(0), there.get(there.size() - 1)));
    }
    var earlier = there.stream().filter(other -> other.isBefore(day)).toList();
    if (since != null && !earlier.contains(since)) {
      throw new WrongUse(
          "%s cannot be compared with %s: no run has made that day, or it is not before. Give another --since, or leave it out."
              .formatted(day, since));
    }
    return new Days(day, since != null || earlier.isEmpty() ? since : weekBefore(day, earlier));
  }

  private static LocalDate weekBefore(LocalDate day, List<LocalDate> earlier) {
    return earlier.stream()
        .filter(other -> !other.isAfter(day.minusDays(WEEK)))
        .reduce((one, next) -> next)
        .orElse(earlier.get(0));
  }

  ReportPage page(Days days) {
    // In threads of its own: see Inventory.
    var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      var asked = new ArrayList<Future<Chapter>>();
      for (var question : Report.questions(business)) {
        asked.add(threads.submit(() -> question.answer(facts(question, days))));
      }
      var chapters = new ArrayList<Chapter>();
      for (var chapter : asked) {
        chapters.add(chapter.get());
      }
      return new ReportPage(business.company(), days.day(), days.since(), privacy, chapters);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GroundswellException ours
          ? ours
          : new Failed("The tables could not be read: %s.".formatted(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("The page was given up: somebody stopped it.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Facts facts(Question question, Days days) {
    var tables = new ArrayList<>(question.inputs());
    if (privacy == Privacy.CONTACTS) {
      question.contactInputs().stream().filter(t -> !tables.contains(t)).forEach(tables::add);
    }
    var rows = new HashMap<Table, Dataset<Row>>();
    tables.forEach(table -> rows.put(table, lakehouse.read(table, days.day())));
    Set<Table> missing =
        tables.stream().filter(table -> !lakehouse.has(table)).collect(Collectors.toSet());
    var run = Run.of(days.day(), "report");
    return new Facts(
        new Inputs(tables.get(0), rows, run), days.day(), days.since(), missing, privacy);
  }
}
