package io.groundswell.gold;

import static io.groundswell.Tables.SCORE_CURVES;
import static io.groundswell.Tables.TEXT_VECTORS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;

import com.google.common.hash.Hashing;
import io.groundswell.Business;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.RandomRows;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.SentenceModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A small world for one test: rows of the tables that a job reads, told in days around one day. */
final class Given {
  static final LocalDate DAY = LocalDate.of(2026, 4, 1);

  private final Map<Table, Rows> rows = new HashMap<>();
  private final Map<Table, Dataset<Row>> random = new HashMap<>();

  static Given nothing() {
    return new Given();
  }

  /** Random rows of every input of the job but its own, known around the days of the run. */
  static Given chance(Job job, Run run, long seed, int rowsEach) {
    var given = new Given();
    var words =
        Map.of(
            "feature", List.of("boards", "cards", "api", "other"),
            "plan", List.of("free", "team", "business", "enterprise"),
            "purpose", List.of("advocacy", "sales_contact"),
            "channel", List.of("email", "phone", "any"));
    for (var table : job.inputs()) {
      // Numbers by chance are no curves.
      if (table.equals(job.output()) || table.equals(SCORE_CURVES)) {
        continue;
      }
      given.random.put(
          table,
          new RandomRows(
                  contract(table),
                  new Random(seed + table.toString().hashCode()),
                  run.from().minusDays(40),
                  run.to().plusDays(3),
                  words)
              .dataset(rowsEach));
    }
    return given;
  }

  static Business business() {
    return Business.load(Path.of(System.getProperty("groundswell.root"), "conf", "business.yaml"));
  }

  static Contract contract(Table table) {
    return Contracts.onClassPath(List.of(table)).of(table);
  }

  /** A day, counted from {@link #DAY}. */
  static LocalDate day(int offset) {
    return DAY.plusDays(offset);
  }

  /** The vector of a text, or of a passage of one. */
  void embedded(
      SentenceModel model,
      int day,
      String text,
      int passage,
      boolean isCut,
      int from,
      int to,
      List<Float> vector) {
    row(
        TEXT_VECTORS,
        day,
        "text_hash",
        Hashing.sha256().hashString(text, UTF_8).toString(),
        "model_id",
        model.id(),
        "passage",
        passage,
        "is_cut",
        isCut,
        "from_character",
        from,
        "to_character",
        to,
        "vector",
        vector);
  }

  /** Noon of a day, counted from {@link #DAY}. */
  static String noon(int offset) {
    return day(offset) + "T12:00:00Z";
  }

  /** A row known on a day, counted from {@link #DAY}, with the columns named. */
  Given row(Table table, int knownOn, Object... namesAndValues) {
    var all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
    all[namesAndValues.length] = "known_on";
    all[namesAndValues.length + 1] = day(knownOn);
    rows.computeIfAbsent(table, t -> Rows.of(contract(t))).row(all);
    return this;
  }

  /** All rows of a table that another job made. */
  Given made(Table table, Dataset<Row> rows) {
    random.put(table, rows);
    return this;
  }

  Inputs inputs(Job job, Run run, UnaryOperator<Dataset<Row>> change) {
    var tables = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      var given =
          random.containsKey(table)
              ? random.get(table)
              : rows.getOrDefault(table, Rows.of(contract(table))).dataset();
      tables.put(table, change.apply(given));
    }
    return new Inputs(job.output(), tables, run);
  }

  /** What the job says, in the shape of its contract. */
  Dataset<Row> yields(Job job, Run run) {
    return yields(job, run, UnaryOperator.identity());
  }

  Dataset<Row> yields(Job job, Run run, UnaryOperator<Dataset<Row>> change) {
    return contract(job.output()).conform(job.rows(inputs(job, run, change), run));
  }

  /** The one row about DAY of which {@code column} is {@code value}. */
  Map<String, Object> theRow(Job job, String column, String value) {
    var found = yields(job, Run.of(DAY, "r")).where(col(column).equalTo(value)).collectAsList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows with " + column + " = " + value);
    }
    var byName = new TreeMap<String, Object>();
    for (var name : found.get(0).schema().fieldNames()) {
      byName.put(name, found.get(0).getAs(name));
    }
    return byName;
  }

  /** What the job says about DAY, by a column that no two rows share; runs the job once. */
  Map<String, Map<String, Object>> rowsBy(Job job, String key) {
    var rows = new HashMap<String, Map<String, Object>>();
    for (var row : yields(job, Run.of(DAY, "r")).collectAsList()) {
      var byName = new TreeMap<String, Object>();
      for (var name : row.schema().fieldNames()) {
        byName.put(name, row.getAs(name));
      }
      rows.put(row.getAs(key), byName);
    }
    return rows;
  }

  /** Rows as text, in an order of their own, so that they compare. */
  static List<String> said(Dataset<Row> rows) {
    var names = rows.columns();
    Arrays.sort(names);
    return rows
        .select(Arrays.stream(names).map(n -> col(n)).toArray(Column[]::new))
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
