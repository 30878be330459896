package io.groundswell.bronze;

import static io.groundswell.bronze.Field.at;
import static io.groundswell.bronze.Field.elementsAt;
import static io.groundswell.bronze.Field.partAt;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Rejects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How a vendor wraps its objects, and the way from a landed record to typed columns.
 *
 * <p>A record is parsed once. An envelope of many objects gives one row for each, numbered by
 * {@code item} from 1; an envelope around one object (a webhook event) gives one row, and its
 * {@code record} is the envelope as it arrived. What cannot be a row of the table is kept as a
 * reject:
 *
 * <ul>
 *   <li>{@code malformed_json}: no JSON object
 *   <li>{@code error_body}: the vendor's answer was an error, written down as if it were data
 *   <li>{@code other_object}: an object of another type, such as the other events of a webhook log
 *   <li>{@code missing_key}: an object without its id
 *   <li>{@code wrong_type}: a field that holds something else than its column can
 * </ul>
 *
 * @param lists where an envelope holds its objects
 * @param event the envelope around one object, or null
 * @param object the object itself
 * @param kind the type that the object says it has, or null
 * @param accepted the types that belong to the table; empty if the vendor writes none
 */
record Wire(
    List<String> lists,
    UnaryOperator<Column> event,
    UnaryOperator<Column> object,
    UnaryOperator<Column> kind,
    List<String> accepted) {

  private static final Column ITEM = col("_item");
  private static final Column OBJECT = col("_object");
  private static final Column EVENT = col("_event");
  private static final List<String> ERROR_MARKS =
      List.of("error", "errors", "errorCode", "error_key");

  /** Objects one by one, or in lists at any of these places. */
  static Wire plain(String... lists) {
    return new Wire(
        List.of(lists), item -> nothing("variant"), item -> item, item -> lit(null), List.of());
  }

  /** The same, of objects that say their type at a path; an object that does not is welcome. */
  Wire ofKind(String path, String... types) {
    return new Wire(lists, event, object, item -> at(object.apply(item), path), List.of(types));
  }

  /**
   * A page of many ({@code {"tickets": [...]}}) or an answer of one ({@code {"ticket": {...}}}).
   */
  static Wire paged(String many, String one) {
    return new Wire(
        List.of(many),
        item -> nothing("variant"),
        item -> coalesce(partAt(item, one), item),
        item -> lit(null),
        List.of());
  }

  /** An object of the Stripe API, a list of them, or webhook events. */
  static Wire stripe(String... accepted) {
    UnaryOperator<Column> event = item -> when(at(item, "object").equalTo("event"), item);
    return new Wire(
        List.of("data"),
        event,
        item ->
            when(at(item, "object").equalTo("event"), partAt(item, "data.object")).otherwise(item),
        item ->
            when(
                    at(item, "object").equalTo("event"),
                    coalesce(at(item, "data.object.object"), at(item, "type")))
                .otherwise(at(item, "object")),
        List.of(accepted));
  }

  /**
   * An object of the Intercom API, a list of them, or webhook notifications.
   *
   * @param list the name of the list that is not simply called data
   * @param telling fields that only this object has; they stand in where a table carries no type
   */
  static Wire intercom(String list, List<String> telling, String... accepted) {
    UnaryOperator<Column> object =
        item ->
            when(at(item, "type").equalTo("notification_event"), partAt(item, "data.item"))
                .otherwise(item);
    return new Wire(
        List.of(list, "data"),
        item -> when(at(item, "type").equalTo("notification_event"), item),
        object,
        item -> {
          var it = object.apply(item);
          var isTold = telling.stream().map(path -> at(it, path).isNotNull()).reduce(Column::or);
          return coalesce(
              at(it, "type"),
              at(it, "object"),
              when(not(isTold.orElseThrow()), lit("of no type that it names")));
        },
        List.of(accepted));
  }

  /** The columns that say where a row comes from, the given fields, and why not, if so. */
  Dataset<Row> read(Dataset<Row> landed, Field... fields) {
    return judged(typed(found(opened(landed), fields), fields), fields);
  }

  /** One row per object. Parsing stands below the explode, where no later step can repeat it. */
  private Dataset<Row> opened(Dataset<Row> landed) {
    var page = col("_page");
    var elements = lists.stream().map(path -> elementsAt(page, path)).toArray(Column[]::new);
    var isList = elements.length == 0 ? nothing("array<variant>") : coalesce(elements);
    return landed
        .withColumn("_page", when(col("error").isNull(), try_parse_json(col("record"))))
        .withColumn("_list", when(at(page, "error").isNull(), isList))
        .select(
            col("known_on"),
            col("source_file"),
            col("source_line"),
            col("error"),
            col("record"),
            col("_list").isNotNull().as("_listed"),
            posexplode(coalesce(col("_list"), array(page))).as(new String[] {"_position", "_item"}))
        .withColumn("item", col("_position").plus(1))
        .withColumn("record", when(col("_listed"), to_json(ITEM)).otherwise(col("record")))
        .withColumn("_object", object.apply(ITEM))
        .withColumn("_event", event.apply(ITEM));
  }

  private Dataset<Row> found(Dataset<Row> opened, Field... fields) {
    var columns = new ArrayList<Column>(where());
    columns.addAll(List.of(col("error"), ITEM, OBJECT, EVENT));
    columns.add(kind.apply(ITEM).cast("string").as("_kind"));
    columns.add(isMarkedAsError().as("_marked"));
    columns.add(isErrorList().as("_error_list"));
    for (var field : fields) {
      columns.add(field.found(field.isOfEvent() ? EVENT : OBJECT).as(raw(field)));
    }
    return opened.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> typed(Dataset<Row> found, Field... fields) {
    var columns = new ArrayList<Column>(where());
    columns.addAll(List.of(col("error"), ITEM, col("_kind"), col("_marked"), col("_error_list")));
    for (var field : fields) {
      var object = field.isOfEvent() ? EVENT : OBJECT;
      columns.add(col(raw(field)));
      columns.add(field.value(col(raw(field)), object).as(field.name()));
    }
    return found.select(columns.toArray(Column[]::new));
  }

  /**
   * The columns of the table and why a row is none.
   *
   * <p>Whoever asks for the rows without a reject asks for a filter, and Spark would push it below
   * every step up to the explode by writing all of them into it a second time, which takes ten
   * times as long. It pushes nothing below the making of rows, so the last step makes them.
   */
  private Dataset<Row> judged(Dataset<Row> typed, Field... fields) {
    var columns = new ArrayList<Column>(where());
    Arrays.stream(fields).map(f -> col(f.name())).forEach(columns::add);
    columns.add(reject(fields).as(Rejects.COLUMN));
    var judged = typed.select(columns.toArray(Column[]::new));
    return judged.select(
        inline(
            array(
                struct(Arrays.stream(judged.columns()).map(c -> col(c)).toArray(Column[]::new)))));
  }

  private Column reject(Field... fields) {
    var missing =
        Arrays.stream(fields)
            .filter(Field::isRequired)
            .map(f -> when(not(f.isGiven(col(raw(f)))), lit(f.name() + " is missing")))
            .toArray(Column[]::new);
    var problems =
        Arrays.stream(fields)
            .map(f -> f.problem(col(raw(f)), col(f.name())))
            .toArray(Column[]::new);
    var isUnreadable = col("error").isNotNull().or(ITEM.isNull());
    var isOther =
        accepted.isEmpty()
            ? lit(false)
            : coalesce(not(col("_kind").isin(accepted.toArray())), lit(false));
    return when(
            isUnreadable,
            because("malformed_json", coalesce(col("error"), lit("The record is no JSON."))))
        .when(
            col("_error_list").or(col("_marked").and(coalesce(missing).isNotNull())),
            because("error_body", lit("The vendor answered with an error, which is no data.")))
        .when(
            isOther,
            because(
                "other_object",
                concat(
                    lit("Expected " + String.join(" or ", accepted) + ", but this is "),
                    col("_kind"))))
        .when(coalesce(missing).isNotNull(), because("missing_key", coalesce(missing)))
        .when(coalesce(problems).isNotNull(), because("wrong_type", coalesce(problems)));
  }

  /** Errors of most vendors; they count where the object lacks its key as well. */
  private static Column isMarkedAsError() {
    return ERROR_MARKS.stream()
        .map(mark -> at(OBJECT, mark).isNotNull())
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Column isErrorList() {
    return coalesce(at(OBJECT, "type").equalTo("error.list"), lit(false));
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

  private static Column nothing(String type) {
    return lit(null).cast(type);
  }
}
