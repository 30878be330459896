package io.groundswell.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
  private static final StructType SHAPE =
      StructType.fromDDL(
          "rank INT, name STRING, email STRING, account_name STRING, score DOUBLE, reasons STRING,"
              + " account_id STRING, user_id STRING");

  @TempDir Path root;

  @Test
  void cellsAreQuotedAndDefusedAndRowsComeByRank() {
    var rows =
        rows(
            row(2, "Bo \"B\" Berg", null, "-Minus, Inc", 50.0, "a\nb", "a2", "u2"),
            row(
                1,
                "=HYPERLINK(1)",
                "ada@acme.example",
                "+Plus",
                61.5,
                " @here",
                "\u0001x",
                "Ünal"));

    assertThat(file(rows).csv())
        .isEqualTo(
            "rank,name,email,account_name,score,reasons,account_id,user_id\r\n"
                + "1,'=HYPERLINK(1),ada@acme.example,'+Plus,61.5,' @here,'\u0001x,Ünal\r\n"
                + "2,\"Bo \"\"B\"\" Berg\",,\"'-Minus, Inc\",50.0,\"a\nb\",a2,u2\r\n");
  }

  @Test
  void theFileIsReplacedWholeAndItsManifestSaysWhatItIs() throws IOException {
    var one = rows(row(1, "Ada", "ada@acme.example", "Acme", 70.0, "r", "a1", "u1"));
    file(List.of()).write(root.toString(), new Configuration());
    var path = file(one).write(root.toString(), new Configuration());
    var first = Files.readAllBytes(Path.of(path));
    file(one).write(root.toString(), new Configuration());

    assertThat(Files.readAllBytes(Path.of(path))).isEqualTo(first);
    assertThat(path).endsWith("advocates/known_on=2026-04-01/advocates.csv");
    assertThat(Files.readString(Path.of(path))).contains("Ada");
    try (var files = Files.list(Path.of(path).getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("advocates.csv", "advocates.manifest.json");
    }
    assertThat(Files.readString(Path.of(path).resolveSibling("advocates.manifest.json")))
        .contains("\"rows\" : 1", "gold.advocates 1.0.0", "\"gold.advocates\" : 7");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    var blocked = Files.writeString(root.resolve("file"), "in the way");

    assertThatThrownBy(() -> file(List.of()).write(blocked.toString(), new Configuration()))
        .isInstanceOf(Failed.class)
        .hasMessageContaining("publish again");
  }

  private static ListFile file(List<Row> rows) {
    return new ListFile(
        new AdvocateList(), DAY, rows, "gold.advocates 1.0.0", Map.of("gold.advocates", 7L));
  }

  private static List<Row> rows(Row... rows) {
    return TestSession.spark().createDataFrame(List.of(rows), SHAPE).collectAsList();
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }
}
