package io.groundswell.report;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.report.Facts.Privacy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of a company as a page finds them; what a test does not tell is empty. */
final class OneDay {
  static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  static final LocalDate WEEK_BEFORE = DAY.minusDays(7);

  private final Map<Table, Rows> rows = new HashMap<>();
  private final Set<Table> missing = new HashSet<>();
  private LocalDate since = WEEK_BEFORE;
  private Privacy privacy = Privacy.PSEUDONYMS;

  static OneDay nothing() {
    return new OneDay();
  }

  /** A row of the day; names and values alternate. */
  OneDay row(Table table, Object... namesAndValues) {
    return rowOn(DAY, table, namesAndValues);
  }

  OneDay rowOn(LocalDate day, Table table, Object... namesAndValues) {
    var all = new ArrayList<Object>(List.of("known_on", day));
    all.addAll(Arrays.asList(namesAndValues));
    rows.computeIfAbsent(table, t -> Rows.of(contract(t))).row(all.toArray());
    return this;
  }

  OneDay without(Table table) {
    missing.add(table);
    return this;
  }

  OneDay firstDay() {
    since = null;
    return this;
  }

  OneDay withContacts() {
    privacy = Privacy.CONTACTS;
    return this;
  }

  Chapter answer(Question question) {
    return answer(question, (table, dataset) -> dataset);
  }

  /** The answer from tables that something was done to before. */
  Chapter answer(Question question, BiFunction<Table, Dataset<Row>, Dataset<Row>> change) {
    var tables = new HashMap<Table, Dataset<Row>>();
    var wanted = new ArrayList<>(question.inputs());
    if (privacy == Privacy.CONTACTS) {
      wanted.addAll(question.contactInputs());
    }
    for (var table : wanted) {
      var given = rows.getOrDefault(table, Rows.of(contract(table))).dataset();
      tables.put(table, change.apply(table, given));
    }
    var in = new Inputs(question.inputs().get(0), tables, Run.of(DAY, "report"));
    return question.answer(new Facts(in, DAY, since, missing, privacy));
  }

  static Contract contract(Table table) {
    return Pipeline.contracts().of(table);
  }
}
