package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of other systems as rows of ours. */
class TableSourcesTest {
  private static final Table BILLS = new Table(Layer.BRONZE, "bills");
  private static final Run RUN =
      new Run(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6), "test");
  private static final Map<String, String> COLUMNS = Map.of("bill_id", "id", "amount", "amount");

  @TempDir Path folder;

  @Test
  void aGlobOverFoldersReadsAllOfThem() throws IOException {
    write("north/bills.csv", "id,amount,day", "a,1,2026-01-05");
    write("south/bills.csv", "id,amount,day", "b,2,2026-01-05", "c,3,2026-01-06");
    assertThat(read(csv("*/bills.csv")))
        .containsExactly(
            "2026-01-05 north/bills.csv 1 a 1",
            "2026-01-05 south/bills.csv 1 b 2",
            "2026-01-06 south/bills.csv 2 c 3");
  }

  @Test
  void aFolderIsAllItsFilesWithAllTheirColumns() throws IOException {
    write("bills/one.csv", "id,day", "a,2026-01-05");
    gzipped("bills/two.csv.gz", "id,amount,day\nb,2,2026-01-05\n");
    write("bills/_SUCCESS", "");
    assertThat(read(csv("bills")))
        .containsExactly("2026-01-05 one.csv 1 a null", "2026-01-05 two.csv.gz 1 b 2");
  }

  @Test
  void aFileWithNothingButItsHeaderIsEmptyAndNoMistake() throws IOException {
    write("bills.csv", "id,amount,day");
    assertThat(read(csv("bills.csv"))).isEmpty();
  }

  @Test
  void onlyTheDaysOfTheRunAreRead() throws IOException {
    write("bills.csv", "id,amount,day", "a,1,2026-01-04", "b,2,2026-01-06", "c,3,2026-01-07");
    assertThat(read(csv("bills.csv"))).containsExactly("2026-01-06 bills.csv 2 b 2");
  }

  @Test
  void whatIsNoRowOfOursIsARejectWithItsReasons() throws IOException {
    write("bills.csv", "id,amount,day", "a,much,2026-01-05", ",2,2026-01-05", "c,3,someday");
    assertThat(read(csv("bills.csv")))
        .containsExactly(
            "rejected bills.csv 1: amount is no bigint: much",
            "rejected bills.csv 2: bill_id is missing",
            "rejected bills.csv 3: known_on (day) is no date");
  }

  @Test
  void aFileThatBreaksOffIsOnRecordWhateverIsSelected() throws IOException {
    gzipped("bills.csv.gz", "id,amount,day\n" + "a,1,2026-01-05\n".repeat(20_000));
    var whole = Files.readAllBytes(folder.resolve("bills.csv.gz"));
    Files.write(folder.resolve("bills.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
    var source = csv("bills.csv.gz");
    var selected = where(source, "amount = 2");
    assertThat(read(selected)).singleElement().asString().contains("can be read no further");
    var queried = queried(source, Map.of(), "SELECT source.* FROM source WHERE amount = 2");
    assertThat(read(queried)).singleElement().asString().contains("can be read no further");
  }

  @Test
  void aQueryLooksThingsUpInOtherFilesAndEachRowStillHasItsLine() throws IOException {
    write("bills.csv", "id,day", "a,2026-01-05", "b,2026-01-06");
    write("lines.csv", "bill,cents", "a,5", "a,7", "c,1");
    var query =
        """
        WITH sums AS (SELECT bill, sum(cast(cents AS bigint)) AS amount FROM lines GROUP BY bill)
        SELECT source.*, sums.amount FROM source LEFT JOIN sums ON sums.bill = source.id -- all
        """;
    assertThat(read(queried(csv("bills.csv"), Map.of("lines", at("lines.csv")), query)))
        .containsExactly("2026-01-05 bills.csv 1 a 12", "2026-01-06 bills.csv 2 b null");
    assertThat(TestSession.spark().catalog().listTables().collectAsList())
        .noneMatch(table -> table.name().startsWith("lines"));
  }

  @Test
  void aQueryThatForgetsTheLinesIsRefused() throws IOException {
    write("bills.csv", "id,amount,day", "a,1,2026-01-05");
    var source = queried(csv("bills.csv"), Map.of(), "SELECT id, amount, day FROM source");
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("does not keep source.*");
  }

  @Test
  void parquetAndDeltaAreReadTheSameWay() {
    var type = StructType.fromDDL("id STRING, amount INT, day DATE");
    var day = java.sql.Date.valueOf("2026-01-05");
    var rows = List.of(org.apache.spark.sql.RowFactory.create("a", 1, day));
    for (var format : List.of("parquet", "delta")) {
      TestSession.spark().createDataFrame(rows, type).write().format(format).save(at(format));
      var source =
          new TableSource(
              "bronze.bills", null, format, at(format), null, null, "day", null, COLUMNS);
      assertThat(read(source)).singleElement().asString().endsWith(" 1 a 1");
    }
  }

  @Test
  void rowsThatAreTheVendorsObjectsBecomeRecordsOfALandingFolder() throws IOException {
    write("desk/bills.csv", "id,note,day", "a,,2026-01-05", "b,x,2026-01-07", "c,y,someday");
    var folder = new Table(Layer.LANDING, "desk/bills");
    var source =
        new TableSource(null, "desk/bills", "csv", at("desk"), null, null, "day", null, null);
    var spark = TestSession.spark();
    var sources = new TableSources(spark, Contracts.of(List.of()), List.of(source));
    var none = spark.createDataFrame(List.of(), Landing.RECORDS);
    assertThat(sources.fill(folder)).isTrue();
    assertThat(sources.landed(none, folder, RUN).orderBy("source_line").collectAsList())
        .extracting(Row::toString)
        .containsExactly(
            "[2026-01-05,bills.csv,1,{\"id\":\"a\",\"note\":null,\"day\":\"2026-01-05\"},2026-01-05,null]",
            "[2026-01-05,bills.csv,3,{\"id\":\"c\",\"note\":\"y\",\"day\":\"someday\"},2026-01-05,"
                + "known_on (day) is no date]");
    assertThatThrownBy(
            () ->
                new TableSource(
                    "bronze.bills", "desk/bills", "csv", "x", null, null, "day", null, COLUMNS))
        .hasMessageContaining("either 'table' or 'landing'");
  }

  @Test
  void mistakesInTheConfAreNamed() throws IOException {
    assertThatThrownBy(() -> read(csv("nothing.csv")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("there is no file at");
    write("bills.txt", "id,amount,day");
    assertThatThrownBy(() -> read(csv("bills.txt"))).hasMessageContaining("does not end in .csv");
    write("bills.csv", "id,day");
    assertThatThrownBy(() -> read(csv("bills.csv"))).hasMessageContaining("amount");
    assertThatThrownBy(() -> queried(csv("bills.csv"), Map.of("lines", "x"), null))
        .hasMessageContaining("'with' names files for a 'query'");
    assertThatThrownBy(() -> queried(csv("bills.csv"), Map.of("source", "x"), "SELECT 1"))
        .hasMessageContaining("other than source");
  }

  private TableSource csv(String path) {
    return new TableSource("bronze.bills", null, "csv", at(path), null, null, "day", null, COLUMNS);
  }

  private static TableSource where(TableSource s, String condition) {
    return new TableSource(
        s.table(), null, s.format(), s.path(), null, null, s.knownOn(), condition, s.columns());
  }

  private static TableSource queried(TableSource s, Map<String, String> with, String query) {
    return new TableSource(
        s.table(), null, s.format(), s.path(), with, query, s.knownOn(), null, s.columns());
  }

  private String at(String path) {
    return folder.resolve(path).toString();
  }

  /** Each row as a line of text, in order of where it came from. */
  private List<String> read(TableSource source) {
    var contract = ContractFile.parse(CONTRACT, "bills.yaml", BILLS);
    var spark = TestSession.spark();
    var sources = new TableSources(spark, Contracts.of(List.of(contract)), List.of(source));
    var none = spark.createDataFrame(List.of(), contract.schema());
    var told = new TreeMap<String, String>();
    for (var row : sources.added(none, BILLS, RUN).collectAsList()) {
      told.put(
          row.getAs("source_file") + " %09d".formatted(row.<Long>getAs("source_line")), tell(row));
    }
    return List.copyOf(told.values());
  }

  private static String tell(Row row) {
    var reject = row.<Row>getAs(Rejects.COLUMN);
    return reject == null
        ? List.of("known_on", "source_file", "source_line", "bill_id", "amount").stream()
            .map(column -> String.valueOf(row.<Object>getAs(column)))
            .collect(Collectors.joining(" "))
        : "rejected %s %s: %s"
            .formatted(
                reject.getAs("source_file"),
                reject.getAs("source_line"),
                reject.getAs("error_message"));
  }

  private void write(String file, String... lines) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.write(folder.resolve(file), List.of(lines));
  }

  private void gzipped(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(file)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: bronze.bills
      name: bills
      version: 1.0.0
      status: active
      domain: bronze
      slaProperties: [{property: retention, value: 1, unit: y}]
      schema:
        - name: bills
          physicalType: table
          description: A bill.
          dataGranularityDescription: One row per line of a file.
          properties:
            - {name: known_on, logicalType: date, physicalType: DATE, description: Its day., primaryKey: true, primaryKeyPosition: 1}
            - {name: source_file, logicalType: string, physicalType: STRING, description: Its file., primaryKey: true, primaryKeyPosition: 2}
            - {name: source_line, logicalType: integer, physicalType: BIGINT, description: Its line., primaryKey: true, primaryKeyPosition: 3}
            - {name: item, logicalType: integer, physicalType: INT, description: Its entry., primaryKey: true, primaryKeyPosition: 4}
            - {name: record, logicalType: string, physicalType: STRING, description: As it came., classification: restricted}
            - {name: bill_id, logicalType: string, physicalType: STRING, description: Its id., required: true}
            - {name: amount, logicalType: integer, physicalType: BIGINT, description: Cents.}
      """;
}
