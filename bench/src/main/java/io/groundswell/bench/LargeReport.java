package io.groundswell.bench;

import io.groundswell.report.Chapter;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column;
import io.groundswell.report.Column.Kind;
import io.groundswell.report.Facts.Privacy;
import io.groundswell.report.ReportPage;
import io.groundswell.report.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a page with many rows, once folded away as those who are held back are, once in sight.
 *
 * <p>{@code bench/report-load [ROWS]} opens both.
 */
public final class LargeReport {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("user_id", "Person", Kind.ID),
          new Column("account_id", "Account", Kind.ID),
          new Column("score", "Score", Kind.TENTHS),
          new Column("held_back_by", "Held back by", Kind.TEXT),
          new Column("hurt_by", "Hurt by", Kind.LIST),
          new Column("reasons", "Why", Kind.LIST));

  private LargeReport() {}

  public static void main(String[] args) throws IOException {
    int rows = Integer.parseInt(args[0]);
    var folder = Path.of(args[1]);
    Files.writeString(folder.resolve("folded.html"), page(List.of(), List.of(sheet(rows))));
    Files.writeString(folder.resolve("shown.html"), page(List.of(sheet(rows)), List.of()));
  }

  private static String page(List<Sheet> shown, List<Sheet> folded) {
    var chapter =
        new Chapter(
            "ask",
            "Whom to ask",
            "Many may be asked.",
            List.of(),
            List.copyOf(shown),
            folded.isEmpty()
                ? List.of()
                : List.of(new Folded("Who is held back", List.copyOf(folded))));
    var day = LocalDate.of(2026, 6, 30);
    return new ReportPage("Loomline", day, null, Privacy.PSEUDONYMS, List.of(chapter)).html();
  }

  private static Sheet sheet(int rows) {
    var cells = new ArrayList<List<Object>>();
    for (int i = 0; i < rows; i++) {
      cells.add(
          List.of(
              "%064x".formatted(i * 7919L),
              "account-%05d".formatted(i),
              100 - i * 45.0 / rows,
              i % 3 == 0 ? "consent" : "cool down person",
              i % 5 == 0 ? List.of("severe ticket", "incident") : List.of(),
              List.of("Uses 5 core features", "Answered 10 of 10", "Sent 5 invitations")));
    }
    return new Sheet("rows", "Many rows", "gold.advocates of 2026-06-30", COLUMNS, cells);
  }
}
