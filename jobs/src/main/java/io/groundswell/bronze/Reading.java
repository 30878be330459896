package io.groundswell.bronze;

import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.elementsAt;
import static io.groundswell.bronze.Place.partsOf;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The way from a landed record to typed columns, in five steps: opened, found, typed, weighed,
 * judged.
 *
 * <p>A record is parsed once. An envelope of many objects gives one row for each, numbered by
 * {@code item} from 1; an envelope around one object (a webhook event) gives one row, and its
 * {@code record} is the envelope as it arrived. What cannot be a row of the table is kept as a
 * reject:
 *
 * <ul>
 *   <li>{@code malformed_json}: no JSON object
 *   <li>{@code error_body}: the vendor's answer was an error, written down as if it were data
 *   <li>{@code other_object}: an object of another type, such as the other events of a webhook log,
 *       or what a loader says besides its records
 *   <li>{@code missing_key}: an object without what names it
 *   <li>{@code wrong_type}: a field that holds something else than its column can
 * </ul>
 *
 * <p>Of a {@link Log} only the events about objects of this table are looked at.
 *
 * <p>Longer than other files: the five steps read best one below the other.
 *
 * @param wire how the vendor wraps its objects
 * @param fields the columns of the table
 */
record Reading(Wire wire, List<Field> fields) {
  private static final Column ITEM = col("_item");
  private static final Column OBJECT = col("_object");
  private static final Column EVENT = col("_event");
  private static final Column TOP = col("_top");
  private static final long ASKED_FIRST = 200;
  private static final long ASKED_EACH = 16;
  private static final String ERROR_LIST = "error.list";

  private static final List<String> ERROR_MARKS =
      List.of("error", "errors", "errorCode", "error_key");

  /** The columns that say where a row comes from, the fields, and why not, if so. */
  Dataset<Row> rows(Dataset<Row> landed) {
    return judged(weighed(typed(found(opened(landed)))));
  }

  /** One row per object. Parsing stands below the explode, where no later step can repeat it. */
  private Dataset<Row> opened(Dataset<Row> landed) {
    var page = col("_page");
    var elements = wire.lists().stream().map(path -> elementsAt(page, path)).toArray(Column[]::new);
    var isList = elements.length == 0 ? lit(null).cast("array<variant>") : coalesce(elements);
    var rows = Log.isPartOf(landed) ? landed : landed.withColumn(Log.MARK, lit(false));
    return rows.withColumn("_page", when(col("error").isNull(), try_parse_json(col("record"))))
        .withColumn("_page", coalesce(Flattened.object(col("record"), fields), page))
        .withColumn("_page", coalesce(Headings.object(col("record"), page, known(), top()), page))
        .withColumn("_raw", Loaded.inside(page))
        .withColumn("_loaded", Loaded.isRow(page).or(col("_raw").isNotNull()))
        .withColumn("_page", coalesce(col("_raw"), Loaded.object(page, top()), page))
        .withColumn("_list", when(at(page, "error").isNull(), isList))
        .select(
            col("known_on"),
            col("source_file"),
            col("source_line"),
            col("error"),
            col("record"),
            col(Log.MARK),
            col("_list").isNotNull().or(col("_loaded")).as("_listed"),
            posexplode(coalesce(col("_list"), array(page))).as(new String[] {"_position", "_item"}))
        .where(not(col(Log.MARK)).or(isOwn()))
        .withColumn("item", col("_position").plus(1))
        .withColumn("record", when(col("_listed"), to_json(ITEM)).otherwise(col("record")))
        .withColumn("_object", wire.object().apply(ITEM))
        .withColumn("_event", wire.event().apply(ITEM))
        .withColumn(Unread.COLUMN, unread())
        .withColumn("_top", top().from(OBJECT));
  }

  /** Whether an entry of a log is an event about an object of this table. */
  private Column isOwn() {
    var isAccepted = wire.kind().apply(ITEM).isin(wire.accepted().toArray());
    return coalesce(wire.event().apply(ITEM).isNotNull().and(isAccepted), lit(false));
  }

  private Dataset<Row> found(Dataset<Row> opened) {
    var columns = new ArrayList<Column>(where());
    columns.addAll(List.of(col(Unread.COLUMN), col("error"), ITEM, OBJECT, EVENT));
    columns.add(wire.kind().apply(ITEM).cast("string").as("_kind"));
    columns.add(isMarkedAsError().as("_marked"));
    var type = place().text("type");
    columns.add(coalesce(type.equalTo(ERROR_LIST), lit(false)).as("_error_list"));
    columns.add(Loaded.isTalk(type).as("_talk"));
    for (var field : fields) {
      columns.add(field.found(field.isOfEvent() ? Place.of(EVENT) : place()).as(raw(field)));
    }
    return opened.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> typed(Dataset<Row> found) {
    var columns = new ArrayList<Column>(where());
    columns.addAll(List.of(col(Unread.COLUMN), col("error"), ITEM));
    columns.addAll(List.of(col("_kind"), col("_marked"), col("_error_list"), col("_talk")));
    for (var field : fields) {
      var object = field.isOfEvent() ? EVENT : OBJECT;
      columns.add(col(raw(field)));
      columns.add(field.value(col(raw(field)), object).as(field.name()));
    }
    return found.select(columns.toArray(Column[]::new));
  }

  /** What is missing and what is wrong, each in a column, so that both are put into words once. */
  private Dataset<Row> weighed(Dataset<Row> typed) {
    var missing =
        fields.stream()
            .filter(Field::isRequired)
            .map(f -> when(not(f.isGiven(col(raw(f)))), lit(f.name() + " is missing")));
    var wrong = fields.stream().map(f -> f.problem(col(raw(f)), col(f.name())));
    return typed
        .withColumn("_missing", coalesce(missing.toArray(Column[]::new)))
        .withColumn("_wrong", coalesce(wrong.toArray(Column[]::new)));
  }

  /**
   * The columns of the table and why a row is none.
   *
   * <p>Whoever asks for the rows without a reject asks for a filter, and Spark would push it below
   * every step up to the explode by writing all of them into it a second time, which takes ten
   * times as long. It pushes nothing below the making of rows, so the last step makes them.
   */
  private Dataset<Row> judged(Dataset<Row> weighed) {
    var columns = new ArrayList<Column>(where());
    fields.stream().map(f -> col(f.name())).forEach(columns::add);
    columns.add(col(Unread.COLUMN));
    columns.add(reject().as(Rejects.COLUMN));
    return weighed.select(inline(array(struct(columns.toArray(Column[]::new)))));
  }

  private Column reject() {
    var isUnreadable = col("error").isNotNull().or(ITEM.isNull());
    var isError = col("_error_list").or(col("_marked").and(col("_missing").isNotNull()));
    var isTalk = col("_talk").and(coalesce(col("_missing"), col("_wrong")).isNotNull());
    var isOther =
        wire.accepted().isEmpty()
            ? lit(false)
            : coalesce(not(col("_kind").isin(wire.accepted().toArray())), lit(false));
    var expected = "Expected " + String.join(" or ", wire.accepted()) + ", but this is ";
    return when(
            isUnreadable,
            because("malformed_json", coalesce(col("error"), lit("The record is no JSON."))))
        .when(
            isError,
            because("error_body", lit("The vendor answered with an error, which is no data.")))
        .when(isTalk, because(Rejects.OTHER_OBJECT, lit("A loader's message without a record.")))
        .when(isOther, because(Rejects.OTHER_OBJECT, concat(lit(expected), col("_kind"))))
        .when(col("_missing").isNotNull(), because("missing_key", col("_missing")))
        .when(col("_wrong").isNotNull(), because("wrong_type", col("_wrong")));
  }

  /** How most vendors say that they failed; it counts where the object lacks its key as well. */
  private Column isMarkedAsError() {
    return coalesce(ERROR_MARKS.stream().map(place()::text).toArray(Column[]::new)).isNotNull();
  }

  private Place place() {
    return top().at(OBJECT, TOP);
  }

  private TopFields top() {
    var paths = new ArrayList<>(ERROR_MARKS);
    paths.add("type");
    fields.stream().filter(f -> !f.isOfEvent()).map(Field::paths).forEach(paths::addAll);
    return TopFields.of(paths);
  }

  /**
   * The names at the top of the object that no field looks at.
   *
   * <p>Looking for them costs as much as reading the record, so in a long file only some records
   * are asked, the same ones each time.
   */
  private Column unread() {
    var read = known().stream().map(functions::lit).toArray(Column[]::new);
    var line = col("source_line");
    var isAsked = line.leq(ASKED_FIRST).or(line.mod(ASKED_EACH).equalTo(0));
    return when(isAsked, array_except(map_keys(partsOf(OBJECT)), array(read)));
  }

  /** The names at the top of an object under which a field may stand. */
  private List<String> known() {
    return fields.stream()
        .flatMap(field -> Stream.concat(Stream.of(field.name()), field.paths().stream()))
        .map(TopFields::first)
        .distinct()
        .toList();
  }

  private static Column because(String type, Column message) {
    return Rejects.because(type, message, col("source_file"), col("source_line"), col("record"));
  }

  private static List<Column> where() {
    return List.of(
        col("known_on"), col("source_file"), col("source_line"), col("item"), col("record"));
  }

  private static String raw(Field field) {
    return "_raw_" + field.name();
  }
}
