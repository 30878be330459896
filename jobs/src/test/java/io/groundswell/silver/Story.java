package io.groundswell.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Business;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.text.Pseudonyms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Rows that arrive over a few days of January 2026, and what jobs make of them.
 *
 * <p>Days are written as numbers of that month, times as {@code "3 14:30"}; what a row does not
 * name is null. Rows arrive in the order in which they are told.
 */
final class Story {
  static final Business BUSINESS =
      Business.load(Path.of(System.getProperty("groundswell.root"), "conf", "business.yaml"));
  static final Pseudonyms PSEUDONYMS = new Pseudonyms("a key that is used in tests only");

  /** Of the month; nothing is told after it. */
  private static final int LAST_DAY = 31;

  private static final LocalDate BEFORE = LocalDate.of(2025, 12, 31);

  private final Map<Table, List<Row>> rows = new HashMap<>();
  private final Map<Table, Dataset<Row>> made = new HashMap<>();
  private long lines;

  /** A row of {@code table} that arrives on that day of the month. */
  Story row(int day, Table table, Object... namesAndValues) {
    var values = new LinkedHashMap<String, Object>();
    values.put("source_file", "file");
    values.put("source_line", ++lines);
    values.put("item", 0);
    values.put("record", "{}");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    values.put(Slices.KNOWN_ON, day);
    var schema = schema(table);
    assertThat(values.keySet()).as("columns of " + table).isSubsetOf(known(schema, table));
    var cells =
        Arrays.stream(schema.fields()).map(f -> cell(values.get(f.name()), f.dataType())).toArray();
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(RowFactory.create(cells));
    return this;
  }

  /**
   * An element of a column that is a list; what it does not name is null.
   *
   * @param path such as {@code items}, or {@code items.tiers} for a list inside its elements
   */
  static Row element(Table table, String path, Object... namesAndValues) {
    DataType type = schema(table);
    for (var name : path.split("\\.")) {
      type = ((ArrayType) ((StructType) type).apply(name).dataType()).elementType();
    }
    var values = new HashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    var fields = ((StructType) type).fields();
    assertThat(List.of(((StructType) type).fieldNames())).as(path).containsAll(values.keySet());
    return RowFactory.create(
        Arrays.stream(fields).map(f -> cell(values.get(f.name()), f.dataType())).toArray());
  }

  /** Puts the output of another job, over the first days of the month, before this one. */
  Story through(Job job, int lastDay) {
    made.put(job.output(), local(List.of(), schema(job.output())));
    var run = new Run(day(1), day(lastDay), "before");
    var output = published(job, rows(job, run));
    made.put(job.output(), local(output.collectAsList(), output.schema()));
    return this;
  }

  /** What the job yields for each of these days, and that it is the same in one go. */
  List<Row> days(Job job, int first, int last) {
    var byDay = new ArrayList<Row>();
    for (int d = first; d <= last; d++) {
      remember(job, byDay);
      byDay.addAll(rows(job, Run.of(day(d), "day")).collectAsList());
    }
    remember(job, List.of());
    var range = rows(job, new Run(day(first), day(last), "range"));
    var inOneGo = range.collectAsList();
    assertThat(said(inOneGo)).isEqualTo(said(byDay));
    published(job, range);
    return inOneGo.stream()
        .sorted(
            Comparator.comparing((Row r) -> r.getDate(r.fieldIndex("known_on")))
                .thenComparing(Row::toString))
        .toList();
  }

  /** A job that reads its own table sees there what it answered on the days before. */
  private void remember(Job job, List<Row> answered) {
    if (job.inputs().contains(job.output())) {
      var schema = answered.isEmpty() ? schema(job.output()) : answered.get(0).schema();
      made.put(job.output(), local(answered, schema));
    }
  }

  /** These columns of rows that are not rejected, as text with a bar between them. */
  static List<String> columns(List<Row> rows, String... columns) {
    return rows.stream()
        .filter(r -> !isRejected(r))
        .map(r -> Arrays.stream(columns).map(c -> text(r, c)).collect(Collectors.joining("|")))
        .toList();
  }

  static boolean isRejected(Row row) {
    return Arrays.asList(row.schema().fieldNames()).contains(Rejects.COLUMN)
        && row.getAs(Rejects.COLUMN) != null;
  }

  static String hash(String person) {
    return PSEUDONYMS.of(person);
  }

  static LocalDate day(int dayOfMonth) {
    return BEFORE.plusDays(dayOfMonth);
  }

  private Dataset<Row> rows(Job job, Run run) {
    var tables = job.inputs().stream().distinct().collect(Collectors.toMap(t -> t, this::table));
    return job.rows(new Inputs(job.output(), tables, run), run);
  }

  /** What is made of who is who stands between bronze and the job, unless it is told. */
  private static final Map<Table, Job> MADE_BETWEEN =
      Map.of(
          Tables.SIGHTINGS,
          new Sightings(),
          Tables.IDENTITIES,
          new Identities(BUSINESS),
          Tables.IDENTITY_CONFLICTS,
          new IdentityConflicts(BUSINESS, PSEUDONYMS));

  private Dataset<Row> table(Table table) {
    if (MADE_BETWEEN.containsKey(table) && !rows.containsKey(table) && !made.containsKey(table)) {
      through(MADE_BETWEEN.get(table), LAST_DAY);
    }
    return made.containsKey(table)
        ? made.get(table)
        : local(rows.getOrDefault(table, List.of()), schema(table));
  }

  private static Dataset<Row> local(List<Row> rows, StructType schema) {
    return TestSession.spark().createDataFrame(rows, schema);
  }

  private static Dataset<Row> published(Job job, Dataset<Row> rows) {
    var kept =
        Arrays.asList(rows.columns()).contains(Rejects.COLUMN)
            ? rows.where(rows.col(Rejects.COLUMN).isNull())
            : rows;
    return Contracts.onClassPath(List.of(job.output())).of(job.output()).conform(kept);
  }

  private static StructType schema(Table table) {
    return Contracts.onClassPath(List.of(table)).of(table).schema();
  }

  private static List<String> known(StructType schema, Table table) {
    var names = new ArrayList<>(List.of(schema.fieldNames()));
    if (table.layer() != Layer.BRONZE) {
      names.addAll(List.of("source_file", "source_line", "item", "record"));
    }
    return names;
  }

  private static Object cell(Object value, DataType type) {
    if (value == null) {
      return null;
    } else if (type instanceof DateType) {
      return java.sql.Date.valueOf(day((Integer) value));
    } else if (type instanceof TimestampType) {
      var parts = ((String) value).split(" ");
      return Timestamp.valueOf(
          day(Integer.parseInt(parts[0]))
              + " "
              + (parts[1].length() > 5 ? parts[1] : parts[1] + ":00"));
    } else if (type instanceof ArrayType && value instanceof Object[] elements) {
      return Arrays.asList(elements);
    } else if (type instanceof DecimalType decimal) {
      return new BigDecimal(value.toString()).setScale(decimal.scale());
    } else if (type.sql().equals("BIGINT")) {
      return ((Number) value).longValue();
    } else {
      return value;
    }
  }

  private static List<String> said(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }

  private static String text(Row row, String column) {
    Object value = row.getAs(column);
    if (value instanceof java.sql.Date date) {
      return String.valueOf(date.toLocalDate().getDayOfMonth());
    }
    return String.valueOf(value);
  }
}
