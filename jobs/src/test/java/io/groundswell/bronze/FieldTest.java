package io.groundswell.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.TestSession;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

/** What counts as a value of which type. */
class FieldTest {

  @Test
  void wholeNumbersAreNotCutAndFlagsAreNotNumbers() {
    assertThat(values(Field.whole("x"), "12", "'12'", "'12.0'", "1e3", "-4", "12.5", "true", "'x'"))
        .containsExactly("12", "12", "12", "1000", "-4", null, null, null);
    assertThat(values(Field.whole("x"), "12000000.0", "1.25e7", "'1.25E7'", "'1.25E1'"))
        .containsExactly("12000000", "12500000", "12500000", null);
  }

  @Test
  void countsFitTheirColumn() {
    assertThat(values(Field.count("x"), "12", "3000000000")).containsExactly("12", null);
  }

  @Test
  void flagsAreReadFromJsonAndFromCells() {
    assertThat(values(Field.flag("x"), "true", "'false'", "'t'", "1", "'maybe'"))
        .containsExactly("true", "false", "true", "true", null);
  }

  @Test
  void timesAreReadInEveryFormThatVendorsWrite() {
    assertThat(
            values(
                Field.time("x"),
                "'2026-01-05T10:00:00.123Z'",
                "'2026-01-05T10:00:00.000+0000'",
                "'2026-01-05T12:00:00+02:00'",
                "'2026-01-05 10:00:00'",
                "'2026-01-05 10:00:00 UTC'",
                "'2026-01-05 02:00:00 -0800'",
                "'2026-01-05T10:00Z'",
                "'2026-01-05 10:00'",
                "'2026-01-05'",
                "1767607200",
                "'1767607200'",
                "1767607200.5",
                "1767607200123",
                "1767607200123456",
                "'1767607200123456789'",
                "1.7676072e9"))
        .containsExactly(
            "2026-01-05 10:00:00.123",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 00:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00",
            "2026-01-05 10:00:00.5",
            "2026-01-05 10:00:00.123",
            "2026-01-05 10:00:00.123456",
            "2026-01-05 10:00:00.123456",
            "2026-01-05 10:00:00");
  }

  /** A table has a number in every row or none, and so a fraction where a row has none. */
  @Test
  void anIdThatBecameANumberWithAFractionIsTheIdAgain() {
    assertThat(
            values(
                Field.text("x_id", "x"),
                "360033549136.0",
                "'360033549136.0'",
                "3.60033549136e11",
                "'E5.0'",
                "'1.5'",
                "'v2.0'"))
        .containsExactly("360033549136", "360033549136", "360033549136", "E5.0", "1.5", "v2.0");
    assertThat(values(Field.text("subject", "x"), "'10.0'")).containsExactly("10.0");
  }

  @Test
  void aCellThatATableLeftEmptyIsNoValueThatIsWrong() {
    for (var field :
        List.of(Field.time("x"), Field.whole("x"), Field.number("x"), Field.flag("x"))) {
      var cells = new String[] {"'NULL'", "'None'", "'nan'", "'NaT'", "'\\\\N'"};
      assertThat(values(field, cells)).as(field.type()).containsOnlyNulls();
      assertThat(problems(field, cells)).as(field.type()).containsOnlyNulls();
    }
    assertThat(problems(Field.time("x"), "0", "'0'", "'never'"))
        .containsExactly(null, null, "x is to be a time, but is 'never'");
    assertThat(values(Field.text("x"), "'Null'")).containsExactly("Null");
  }

  @Test
  void noTimeDependsOnToday() {
    assertThat(values(Field.time("x"), "'12:30:00'", "'2026'", "20260105", "'01/05/2026'", "true"))
        .containsOnlyNulls();
    assertThat(values(Field.day("x"), "'2026-01-05'", "'2026-01-05T23:00:00Z'", "'5 Jan'", "2026"))
        .containsExactly("2026-01-05", "2026-01-05", null, null);
    assertThat(values(Field.day("x"), "1774915200000")).containsExactly("2026-03-31");
  }

  @Test
  void anAmountMayBeGrouped() {
    assertThat(values(Field.amount("x"), "'1,234.56'", "'-1,234,567.8'", "'1,234'", "'1.234,56'"))
        .containsExactly("1234.560000", "-1234567.800000", null, "1234.560000");
    assertThat(values(Field.amount("x"), "'$1,234.56'", "'12,5 €'", "'US$ -12'", "'12 or 13'"))
        .containsExactly("1234.560000", "12.500000", "-12.000000", null);
  }

  @Test
  void anAmountThatMayMeanMoreThanOneThingIsNone() {
    assertThat(values(Field.amount("x"), "'1.234 €'", "'$1.234'", "'€ -12.345'", "'$1,234'"))
        .containsOnlyNulls();
    assertThat(values(Field.amount("x"), "'1.234'", "'$0.125'", "'$1234.125'", "'$1.2345'"))
        .containsExactly("1.234000", "0.125000", "1234.125000", "1.234500");
    assertThat(values(Field.amount("x"), "'JPY 12,000.00'", "'12.50 EUR'", "'EUR12'", "'100KWH'"))
        .containsOnlyNulls();
  }

  @Test
  void listsComeAsListsOrAsCells() {
    var field = Field.texts("x", "[,;\\s]+");
    assertThat(values(field, "['a','b']", "'a, b'", "'a b'", "'[\"a\",\"b\"]'", "{'a':1}", "[]"))
        .containsExactly("[a, b]", "[a, b]", "[a, b]", "[a, b]", null, "[]");
  }

  @Test
  void objectsComeAsObjectsOrAsCells() {
    assertThat(values(Field.json("x"), "{'b':1,'a':[2]}", "'{\"a\":1}'", "'plain'", "3"))
        .containsExactly("{\"a\":[2],\"b\":1}", "{\"a\":1}", null, null);
  }

  @Test
  void whatIsNoValueOfItsTypeIsSaidInShort() {
    var text = "'" + "x".repeat(100) + "'";
    var problem = problems(Field.number("x"), text, "1.5", "null", "''");
    assertThat(problem.get(0)).isEqualTo("x is to be a number, but is '" + "x".repeat(60) + "'");
    assertThat(problem.subList(1, 4)).containsOnlyNulls();
  }

  private static List<String> values(Field field, String... json) {
    return both(field, json).stream().map(pair -> pair[0]).toList();
  }

  private static List<String> problems(Field field, String... json) {
    return both(field, json).stream().map(pair -> pair[1]).toList();
  }

  private static List<String[]> both(Field field, String... json) {
    var records =
        Arrays.stream(json)
            .map(
                value ->
                    value.contains("\"")
                        ? quoted(value)
                        : "{'x':%s}".formatted(value).replace('\'', '"'))
            .toList();
    var found = field.found(Place.of(try_parse_json(col("value"))));
    var value = field.value(found, try_parse_json(col("value")));
    return TestSession.spark()
        .createDataset(records, Encoders.STRING())
        .coalesce(1)
        .select(value.cast("string"), field.problem(found, value))
        .collectAsList()
        .stream()
        .map(row -> new String[] {row.getString(0), row.getString(1)})
        .toList();
  }

  /** A cell of a table that holds JSON: its quotation marks are escaped. */
  private static String quoted(String cell) {
    var inside = cell.substring(1, cell.length() - 1).replace("\"", "\\\"");
    return "{\"x\":\"" + inside + "\"}";
  }
}
