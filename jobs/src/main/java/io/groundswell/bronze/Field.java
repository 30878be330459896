package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_variant_get;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * One column: where its value stands in a JSON object, and what it must be.
 *
 * <p>The value is the first that is neither absent, null nor blank at the given paths, and last
 * under the column's own name, so that a table with our column names needs no mapping of its own. A
 * cell of a CSV file is a text and is read by the same rules.
 *
 * @param name the column
 * @param type what the value must be, in the words of an error message
 * @param isRequired whether an object without it is no record of this table
 * @param isOfEvent whether it stands in the webhook event around the object
 * @param found what stands in the object: a text, or the elements of a list; null if nothing
 * @param typed the value of what was found, null if it is something else
 * @param flaw of a list: what is wrong inside of it, null if nothing
 */
record Field(
    String name,
    String type,
    boolean isRequired,
    boolean isOfEvent,
    UnaryOperator<Column> found,
    BinaryOperator<Column> typed,
    Optional<UnaryOperator<Column>> flaw) {

  private static final String ISO_DAY = "^\\d{4}-\\d{2}-\\d{2}";
  private static final String EPOCH = "^\\d{9,13}(\\.\\d+)?$";
  private static final double FIRST_MILLISECONDS = 1e11;
  private static final int SHOWN_CHARACTERS = 60;

  /** A text; numbers and flags count as text, objects and lists do not. */
  static Field text(String name, String... paths) {
    var all = with(name, paths);
    return scalar(
        name,
        "text",
        all,
        (found, object) ->
            when(isJson(found).and(isNested(object, all)), lit(null)).otherwise(found));
  }

  /** A text without which the object is no record of this table. */
  static Field key(String name, String... paths) {
    return text(name, paths).required();
  }

  /** A word in lower case. */
  static Field word(String name, String... paths) {
    return text(name, paths).as(found -> lower(found));
  }

  /** A whole number: {@code 12}, {@code "12"} and {@code "12.0"}, but neither 12.5 nor true. */
  static Field whole(String name, String... paths) {
    return scalar(name, "a whole number", with(name, paths), (found, object) -> whole(found));
  }

  /** A whole number of at most 32 bits. */
  static Field count(String name, String... paths) {
    return scalar(
        name, "a count", with(name, paths), (found, object) -> whole(found).try_cast("int"));
  }

  static Field number(String name, String... paths) {
    return scalar(name, "a number", with(name, paths), (found, object) -> found.try_cast("double"));
  }

  /** An amount in major units, exact. */
  static Field amount(String name, String... paths) {
    return scalar(
        name, "an amount", with(name, paths), (found, object) -> found.try_cast("decimal(28,6)"));
  }

  static Field flag(String name, String... paths) {
    return scalar(
        name, "true or false", with(name, paths), (found, object) -> found.try_cast("boolean"));
  }

  /** An instant: ISO 8601 with or without a zone (then UTC), or seconds or milliseconds of Unix. */
  static Field time(String name, String... paths) {
    return scalar(name, "a time", with(name, paths), (found, object) -> instant(found));
  }

  static Field day(String name, String... paths) {
    return scalar(
        name,
        "a day",
        with(name, paths),
        (found, object) -> when(found.rlike(ISO_DAY), found.try_cast("date")));
  }

  /** An object or a list, kept as its JSON. */
  static Field json(String name, String... paths) {
    return scalar(
        name,
        "an object or a list",
        with(name, paths),
        (found, object) -> when(isJson(found), found));
  }

  /** A list of texts, or one text that is cut where {@code separator} stands. */
  static Field texts(String name, String separator, String... paths) {
    return scalar(
        name,
        "a list of texts",
        with(name, paths),
        (found, object) ->
            when(found.startsWith("["), from_json(found, lit("array<string>")))
                .when(not(found.startsWith("{")), split(found, separator)));
  }

  /** A list of objects, each read by the same fields. */
  static Field list(String name, UnaryOperator<Column> elements, Field... fields) {
    return new Field(
        name,
        "a list",
        false,
        false,
        elements,
        (found, object) ->
            transform(
                found,
                element ->
                    struct(
                        Arrays.stream(fields)
                            .map(f -> f.value(f.found(element), element).as(f.name))
                            .toArray(Column[]::new))),
        Optional.of(
            found ->
                get(
                    filter(
                        transform(
                            found,
                            element ->
                                coalesce(
                                    Arrays.stream(fields)
                                        .map(f -> f.problemIn(element))
                                        .toArray(Column[]::new))),
                        problem -> problem.isNotNull()),
                    lit(0))));
  }

  Field required() {
    return new Field(name, type, true, isOfEvent, found, typed, flaw);
  }

  /** The same, but from the webhook event around the object; null where there is none. */
  Field ofEvent() {
    return new Field(name, type, isRequired, true, found, typed, flaw);
  }

  /** The same, said in another way. */
  Field as(UnaryOperator<Column> change) {
    return new Field(
        name,
        type,
        isRequired,
        isOfEvent,
        found,
        (value, object) -> change.apply(typed.apply(value, object)),
        flaw);
  }

  /** The same, but any other value is a reject. */
  Field oneOf(String... values) {
    var words = "one of " + String.join(", ", values);
    return new Field(
        name,
        words,
        isRequired,
        isOfEvent,
        found,
        (value, object) -> {
          var word = typed.apply(value, object);
          return when(word.isin((Object[]) values), word);
        },
        flaw);
  }

  /** The same, but these words say as little as an absent value. */
  Field without(String... words) {
    return new Field(
        name,
        type,
        isRequired,
        isOfEvent,
        object -> {
          var any = found.apply(object);
          return when(not(lower(any).isin((Object[]) words)), any);
        },
        typed,
        flaw);
  }

  Column found(Column object) {
    return found.apply(object);
  }

  Column value(Column found, Column object) {
    return typed.apply(found, object);
  }

  /** Names the field and what it holds instead of what it should; null if all is well. */
  Column problem(Column found, Column value) {
    return flaw.map(inside -> inside.apply(found))
        .orElseGet(
            () ->
                when(
                    isGiven(found).and(value.isNull()),
                    concat(
                        lit(name + " is to be " + type + ", but is '"),
                        substring(found, 1, SHOWN_CHARACTERS),
                        lit("'"))));
  }

  /** Whether anything was found at all. */
  Column isGiven(Column found) {
    return coalesce(flaw.isPresent() ? found.isNotNull() : found.notEqual(""), lit(false));
  }

  private Column problemIn(Column element) {
    var found = found(element);
    return problem(found, value(found, element));
  }

  /** The text that stands at a path such as {@code customer.id}, or null. */
  static Column at(Column object, String path) {
    return try_variant_get(object, "$." + path, "string");
  }

  /** The elements of the list at a path, or null. */
  static Column elementsAt(Column object, String path) {
    return try_variant_get(object, "$." + path, "array<variant>");
  }

  /** The object or value at a path, whatever it is. */
  static Column partAt(Column object, String path) {
    return try_variant_get(object, "$." + path, "variant");
  }

  private static Field scalar(
      String name, String type, List<String> paths, BinaryOperator<Column> typed) {
    return new Field(
        name,
        type,
        false,
        false,
        object ->
            trim(coalesce(paths.stream().map(path -> at(object, path)).toArray(Column[]::new))),
        (found, object) -> when(found.notEqual(""), typed.apply(found, object)),
        Optional.empty());
  }

  private static List<String> with(String name, String... paths) {
    return Stream.concat(Arrays.stream(paths), Stream.of(name)).distinct().toList();
  }

  private static Column isJson(Column found) {
    return found.startsWith("{").or(found.startsWith("["));
  }

  /** Whether an object or a list stands at one of the paths. A text may well begin with a brace. */
  private static Column isNested(Column object, List<String> paths) {
    return paths.stream()
        .map(
            path ->
                try_variant_get(object, "$." + path, "map<string,variant>")
                    .isNotNull()
                    .or(elementsAt(object, path).isNotNull()))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Column whole(Column found) {
    return coalesce(
        found.try_cast("bigint"),
        regexp_extract(found, "^([+-]?\\d+)\\.0+$", 1).try_cast("bigint"));
  }

  private static Column instant(Column found) {
    // A bare "12:30" would be read as that time of today, and "2024" as a year.
    var iso =
        coalesce(
            found.try_cast("timestamp"),
            // Hours and minutes alone are ISO 8601 too, but not to Spark when a zone follows.
            regexp_replace(found, "([T ]\\d{2}:\\d{2})(?=$|Z|[+-])", "$1:00")
                .try_cast("timestamp"));
    var number = found.try_cast("decimal(20,6)");
    var micros =
        number.multiply(when(number.geq(FIRST_MILLISECONDS), lit(1_000)).otherwise(lit(1_000_000)));
    return when(found.rlike(ISO_DAY), iso)
        .when(found.rlike(EPOCH), timestamp_micros(micros.cast("bigint")));
  }
}
