package io.groundswell.command;

import static io.groundswell.command.BacktestReport.format;

import io.groundswell.learn.Foretold;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Quality.Measured;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How good what was foretold is, in two tables. */
final class QualityTables {
  private QualityTables() {}

  static void figures(Foretold foretold, PrintWriter out) {
    var measured = Quality.measured(foretold);
    var rows =
        Stream.of(
                figure("AUC", measured, Quality::auc),
                figure("PR", measured, Quality::precision),
                figure("lift at 10 %", measured, Quality::lift),
                figure("Brier", measured, Quality::brier),
                figure("ECE", measured, Quality::ece))
            .toList();
    Printout.table(
        List.of("", "found", "95 % between", "and"), List.of(false, true, true, true), rows, out);
  }

  private static List<String> figure(
      String name, Measured measured, ToDoubleFunction<Quality> measure) {
    return Stream.concat(
            Stream.of(name),
            Stream.of(measured.found(), measured.low(), measured.high())
                .map(quality -> format("%.3f", measure.applyAsDouble(quality))))
        .toList();
  }

  static void reliability(Foretold foretold, PrintWriter out) {
    out.printf("%nReliability, by tenths of these rows:%n");
    Printout.table(
        List.of("said", "came true", "rows"),
        List.of(true, true, true),
        Quality.tenths(foretold).stream()
            .map(
                tenth ->
                    List.of(
                        format("%.1f %%", 100 * tenth.said()),
                        format("%.1f %%", 100 * tenth.came()),
                        format("%,d", tenth.rows())))
            .toList(),
        out);
  }
}
