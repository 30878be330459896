package io.groundswell.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.TestSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in the files of a list, read by others than wrote them.
 *
 * <p>Longer than other files: every form has its own reader and its own ways to go wrong.
 */
class ListingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
  private static final CustomerList LIST = new AdvocateList();

  /** What people call themselves, and worse. */
  private static final List<String> HOSTILE =
      List.of(
          "=HYPERLINK(\"https://evil.example\",\"Ada\")",
          "+1",
          "-2+3",
          "@SUM(A1)",
          "\t=1+1",
          "\r=1+1",
          "\n@here",
          "a;=1+1",
          "a\n=1+1",
          "＝1+1",
          "\u200b=1+1",
          "\u0001x",
          "Bo \"B\" Berg, Inc",
          "\u202eevaD",
          "😀 Ünal",
          "<script>alert(1)</script>",
          "'quoted",
          "00123",
          "1e5",
          "2026-01-02",
          "x".repeat(40_000));

  @TempDir Path root;

  @Test
  void aSpreadsheetHoldsTextsAsTheyAreAndRunsNothing() throws IOException {
    var rows = new ArrayList<Row>();
    HOSTILE.forEach(name -> rows.add(row(rows.size() + 1, name, "Acme")));

    try (var book = opened(listing(rows).files())) {
      var cells = book.getFirstSheet().read();
      assertThat(cells).hasSize(HOSTILE.size() + 1);
      assertThat(cells.get(0).stream().map(cell -> cell.getText()).toList())
          .isEqualTo(LIST.columns());
      for (int i = 0; i < HOSTILE.size(); i++) {
        var cell = cells.get(i + 1).getCell(1);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        assertThat(cell.getText())
            .isEqualTo(
                i == HOSTILE.size() - 1
                    ? "x".repeat(32_766) + "…"
                    : HOSTILE.get(i).replace("\u0001", ""));
        assertThat(cells.get(i + 1).getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(cells.get(i + 1).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("61.5");
      }
    }
  }

  @Test
  void noCellOfTheCsvBeginsAFormulaWhereverCellsArePartedAndAParserFindsThemAll()
      throws IOException {
    var rows = new ArrayList<Row>();
    HOSTILE.forEach(name -> rows.add(row(rows.size() + 1, name, name)));
    var csv = text(listing(rows).files(), "advocates.csv");

    var settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\r\n");
    settings.setMaxCharsPerColumn(-1);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    var parsed = new CsvParser(settings).parseAll(new StringReader(csv));
    assertThat(parsed).hasSize(HOSTILE.size() + 1);
    for (int i = 0; i < HOSTILE.size(); i++) {
      assertThat(parsed.get(i + 1)[1].replace("'", "")).isEqualTo(HOSTILE.get(i).replace("'", ""));
    }
    // However a spreadsheet parts it.
    for (var cell : csv.split("[,;\t\r\n]")) {
      assertThat(cell).doesNotMatch("(?s)[\"\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@＝＋－＠].*");
    }
  }

  @Test
  void whatIsNoFormulaStaysAsItIs() {
    var plain = "2 checkouts; 8 views; 10 of 10; <Ada>; a:b; 3.5; it's; x@y.example; a-b";

    assertThat(Csv.record(List.of(plain, -61.5, "8 views")))
        .isEqualTo(plain + ",-61.5,8 views\r\n");
  }

  @Test
  void cellsAreQuotedAndRowsComeByRank() throws IOException {
    var rows = rows(row(2, "Bo \"B\" Berg", "-Minus, Inc"), row(1, "Ada", "Acme"));

    assertThat(text(listing(rows).files(), "advocates.csv"))
        .isEqualTo(
            "rank,name,email,account_name,ask_for,score,reasons,asks_365d,account_id,user_id\r\n"
                + "1,Ada,ada@acme.example,Acme,review,61.5,r,0,a1,u1\r\n"
                + "2,\"Bo \"\"B\"\" Berg\",ada@acme.example,\"'-Minus, Inc\",review,61.5,r,0,a1,u2\r\n");
  }

  @Test
  void parquetIsReadWithItsTypes() throws IOException {
    var path = folder().write(listing(rows(row(1, "Ünal =1", null), row(2, "Bo", "Bolt"))));
    var read = TestSession.spark().read().parquet(path.replace(".csv", ".parquet")).orderBy("rank");

    assertThat(List.of(read.columns())).containsExactlyElementsOf(LIST.columns());
    assertThat(read.schema().catalogString()).isEqualTo(LIST.shape().catalogString());
    assertThat(read.collectAsList().toString())
        .isEqualTo(
            "[[1,Ünal =1,ada@acme.example,null,review,61.5,r,0,a1,u1],"
                + " [2,Bo,ada@acme.example,Bolt,review,61.5,r,0,a1,u2]]");
  }

  /** A set of enums has another order in each process; two runs of a test would not see it. */
  @Test
  void nothingInTheFooterOfParquetIsLeftToChance() throws IOException {
    var file = listing(rows(row(1, "Ada", "Acme"), row(2, "Bo", null))).files();
    var bytes = file.get("advocates.parquet");
    var tail = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt(bytes.length - 8);
    var footer =
        Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));

    for (var column : footer.getRow_groups().get(0).getColumns()) {
      assertThat(column.getMeta_data().getEncodings()).hasSizeGreaterThan(1).isSorted();
    }
  }

  @Test
  void aListOfNobodyIsAListToo() throws IOException {
    var files = listing(List.of()).files();

    assertThat(text(files, "advocates.csv")).hasLineCount(1);
    try (var book = opened(files)) {
      assertThat(book.getFirstSheet().read()).hasSize(1);
    }
    var path = folder().write(listing(List.of()));
    var read = TestSession.spark().read().parquet(path.replace(".csv", ".parquet"));
    assertThat(read.count()).isZero();
    assertThat(read.schema().catalogString()).isEqualTo(LIST.shape().catalogString());
  }

  @Test
  void fiftyThousandRowsFit() throws IOException {
    var rows = new ArrayList<Row>();
    for (int i = 1; i <= 50_000; i++) {
      rows.add(row(i, "Person " + i, "Account " + i));
    }
    try (var book = opened(listing(rows).files());
        var read = book.getFirstSheet().openStream()) {
      assertThat(read.count()).isEqualTo(50_001);
    }
  }

  @Test
  void thePageShowsTextAsTextAndCallsNobody() throws IOException {
    var changes =
        List.of(
            new Change("gone", "u9", 4, null, "<b>Bolt</b>", "is held back: consent"),
            new Change("gone", "u8", 5, null, "{{list}}", "is no candidate"),
            new Change("moved", "u1", 2, 1, "Acme", ""));
    var counts = new Counts(9, Map.of("consent", 8L), Map.of("asks_gini", 0.931));
    var page =
        text(
            new Listing(
                    LIST,
                    DAY,
                    rows(row(1, "<script>alert(1)</script>", "A \"&\" B")),
                    counts,
                    DAY.minusDays(1),
                    changes,
                    "c",
                    Map.of())
                .files(),
            "advocates.html");

    assertThat(page)
        .contains(
            "<title>Whom we may ask to speak for us, 2026-04-01</title>",
            "&lt;script&gt;",
            "<bdi>{{list}}</bdi>",
            "A &quot;&amp;&quot; B",
            "&lt;b&gt;Bolt&lt;/b&gt;",
            "Since 2026-03-31",
            "1 of 9 candidates are on the list; not on it: 8 consent. asks gini: 0.93")
        .contains("1 moved.")
        .doesNotContain("moved</bdi>", "<script", "http://", "https://", "src=", "u9");
  }

  @Test
  void theFilesAreReplacedWholeAndTheManifestVouchesForThem() throws Exception {
    var one = listing(rows(row(1, "Ada", "Acme")));
    folder().write(listing(List.of()));
    var path = Path.of(folder().write(one));
    var first = one.files();
    Thread.sleep(2100); // An archive tells times by two seconds.
    folder().write(one);

    assertThat(path.toString()).endsWith("advocates/known_on=2026-04-01/advocates.csv");
    try (var files = Files.list(path.getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(first.keySet());
    }
    for (var file : first.entrySet()) {
      assertThat(Files.readAllBytes(path.resolveSibling(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    var manifest = Files.readString(path.resolveSibling("advocates.manifest.json"));
    assertThat(manifest)
        .contains(
            "\"candidates\" : 3",
            "\"rows\" : 1",
            "\"consent\" : 2",
            "\"asks_gini\" : 0.5",
            "gold.advocates 2.0.0",
            "\"gold.advocates\" : 7",
            "\"advocates.xlsx\" : \"");
  }

  @Test
  void theListBeforeIsTheNewestThatLiesThere() {
    assertThat(folder().newestBefore(LIST, DAY)).isEmpty();
    folder().write(listing(List.of()));

    assertThat(folder().newestBefore(LIST, DAY)).isEmpty();
    assertThat(folder().newestBefore(LIST, DAY.plusDays(9))).isEqualTo(Optional.of(DAY));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    var blocked = Files.writeString(root.resolve("file"), "in the way");

    assertThatThrownBy(
            () -> new ListFolder(blocked.toString(), new Configuration()).write(listing(List.of())))
        .isInstanceOf(Failed.class)
        .hasMessageContaining("publish again");
  }

  private ListFolder folder() {
    return new ListFolder(root.toString(), new Configuration());
  }

  private static Listing listing(List<Row> rows) {
    return new Listing(
        LIST,
        DAY,
        rows,
        new Counts(rows.size() + 2, Map.of("consent", 2L), Map.of("asks_gini", 0.5)),
        null,
        List.of(),
        "gold.advocates 2.0.0",
        Map.of("gold.advocates", 7L));
  }

  private static ReadableWorkbook opened(Map<String, byte[]> files) throws IOException {
    return new ReadableWorkbook(new ByteArrayInputStream(files.get("advocates.xlsx")));
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Row row(int rank, String name, String account) {
    return new GenericRowWithSchema(
        new Object[] {
          rank, name, "ada@acme.example", account, "review", 61.5, "r", 0L, "a1", "u" + rank
        },
        LIST.shape());
  }

  private static List<Row> rows(Row... rows) {
    return List.of(rows);
  }
}
