package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;

import io.groundswell.Business;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Rows of the tables that gold reads; a column that a test does not name is null. */
final class Given {
  static final LocalDate DAY = LocalDate.of(2026, 4, 1);

  private static final Map<Table, StructType> SHAPES = new HashMap<>();

  static {
    shape(
        Tables.ACCOUNTS,
        "known_on DATE, account_id STRING, name STRING, domain STRING, plan STRING, plan_seats INT,"
            + " employees INT, signed_up_at TIMESTAMP, is_internal BOOLEAN");
    shape(
        Tables.USERS,
        "known_on DATE, user_id STRING, account_id STRING, role STRING, is_shared_mailbox BOOLEAN,"
            + " is_internal BOOLEAN, signed_up_at TIMESTAMP");
    shape(
        Tables.USAGE_DAILY,
        "known_on DATE, event_date DATE, user_id STRING, account_id STRING, feature STRING,"
            + " events BIGINT, errors BIGINT, sessions BIGINT, minutes DOUBLE");
    shape(
        Tables.EVENTS,
        "known_on DATE, event_id STRING, event_date DATE, user_id STRING, account_id STRING,"
            + " signal STRING");
    shape(
        Tables.TICKETS,
        "known_on DATE, ticket_id STRING, account_id STRING, user_id STRING, created_at TIMESTAMP,"
            + " status STRING, is_severe BOOLEAN, csat STRING, first_reply_minutes BIGINT,"
            + " reopened BOOLEAN");
    shape(
        Tables.SUBSCRIPTIONS,
        "known_on DATE, subscription_id STRING, account_id STRING, plan STRING, status STRING,"
            + " currency STRING, mrr BIGINT, seats BIGINT, started_at TIMESTAMP");
    shape(
        Tables.INVOICES,
        "known_on DATE, invoice_id STRING, account_id STRING, status STRING, attempt_count INT,"
            + " created_at TIMESTAMP");
    shape(
        Tables.SURVEY_RESPONSES,
        "known_on DATE, response_id STRING, kind STRING, user_id STRING, account_id STRING,"
            + " score INT, asked_at TIMESTAMP, answered_at TIMESTAMP");
    shape(
        Tables.CONSENTS,
        "known_on DATE, user_id STRING, purpose STRING, channel STRING, state STRING,"
            + " recorded_at TIMESTAMP");
    shape(
        Tables.TOUCHES,
        "known_on DATE, touch_id STRING, user_id STRING, account_id STRING, kind STRING,"
            + " ask_type STRING, touched_at TIMESTAMP, outcome STRING");
    shape(
        Tables.CONTACTS,
        "known_on DATE, user_id STRING, account_id STRING, email STRING, name STRING, phone STRING");
    for (var table :
        List.of(
            Tables.ACCOUNT_FEATURES,
            Tables.ADVOCACY_SCORES,
            Tables.ASSIST_SCORES,
            Tables.ADVOCATES,
            Tables.ASSIST_CANDIDATES)) {
      SHAPES.put(table, contract(table).schema());
    }
  }

  private final Map<Table, List<Row>> rows = new HashMap<>();

  static Given nothing() {
    return new Given();
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

  /** Noon of a day, counted from {@link #DAY}. */
  static Timestamp noon(int offset) {
    return Timestamp.from(Instant.parse(day(offset) + "T12:00:00Z"));
  }

  /** A row known on a day, counted from {@link #DAY}, with the columns named. */
  Given row(Table table, int knownOn, Object... namesAndValues) {
    var shape = SHAPES.get(table);
    var values = new Object[shape.size()];
    values[shape.fieldIndex("known_on")] = day(knownOn);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values[shape.fieldIndex((String) namesAndValues[i])] = namesAndValues[i + 1];
    }
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(RowFactory.create(values));
    return this;
  }

  /** As {@link #row}, once for every day of the run. */
  Given rowEachDay(Table table, Run run, Object... namesAndValues) {
    for (var day : run.days()) {
      row(table, (int) (day.toEpochDay() - DAY.toEpochDay()), namesAndValues);
    }
    return this;
  }

  Dataset<Row> table(Table table) {
    return TestSession.spark()
        .createDataFrame(rows.getOrDefault(table, List.of()), SHAPES.get(table));
  }

  Inputs inputs(Job job, Run run) {
    var tables = new HashMap<Table, Dataset<Row>>();
    job.inputs().forEach(table -> tables.put(table, table(table)));
    return new Inputs(job.output(), tables, run);
  }

  /** What the job says, in the shape of its contract. */
  Dataset<Row> yields(Job job, Run run) {
    return contract(job.output()).conform(job.rows(inputs(job, run), run));
  }

  /** The one row that the job says about DAY of which {@code column} is {@code value}. */
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

  /** Rows as text with their columns by name, in an order of their own, so that they compare. */
  static List<String> said(Dataset<Row> rows) {
    var names = rows.columns();
    Arrays.sort(names);
    return rows.select(Arrays.stream(names).map(n -> col(n)).toArray(Column[]::new))
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  private static void shape(Table table, String ddl) {
    SHAPES.put(table, StructType.fromDDL(ddl));
  }
}
