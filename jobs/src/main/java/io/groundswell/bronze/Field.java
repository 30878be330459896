package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.nanvl;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * One column: where its value stands in a JSON object, and what it must be.
 *
 * <p>The value is the first that is neither absent nor null at the given paths, and last under the
 * column's own name, so that a table with our column names needs no mapping of its own. A blank
 * text is no value. A cell of a CSV file is a text and is read by the same rules.
 *
 * @param name the column
 * @param type what the value must be, in the words of an error message
 * @param isRequired whether an object without it is no record of this table
 * @param isOfEvent whether it stands in the webhook event around the object
 * @param paths where it may stand; none for a list, which looks for itself
 * @param found what stands there: a text, or the elements of a list; null if nothing
 * @param typed the value of what was found in the object, null if it is something else
 * @param flaw of a list: what is wrong inside of it, null if nothing
 *     <p>Longer than other files, since it is the list of all that a column can be.
 */
record Field(
    String name,
    String type,
    boolean isRequired,
    boolean isOfEvent,
    List<String> paths,
    Function<Place, Column> found,
    BinaryOperator<Column> typed,
    Optional<UnaryOperator<Column>> flaw) {

  /** How much of a wrong value a message shows. */
  static final int SHOWN_CHARACTERS = 60;

  private static final String ELEMENT = "_element";

  private static final String TEXT = "text";
  private static final String NESTED = "an object or a list";
  private static final String LIST = "a list";
  private static final String TIME = "a time";

  /** What tables write into a cell that is empty, as they spell it; as a text it may be meant. */
  private static final Object[] EMPTY = {
    "null", "NULL", "Null", "None", "nan", "NaN", "NaT", "\\N"
  };

  /** A text; numbers and flags count as text, objects and lists do not, though it may look so. */
  static Field text(String name, String... paths) {
    var all = with(name, paths);
    return scalar(
        name,
        TEXT,
        all,
        (found, object) -> {
          var said = name.endsWith("_id") ? Typed.name(found) : found;
          return when(Typed.isJson(found).and(Place.isNested(object, all)), lit(null))
              .otherwise(said);
        });
  }

  /** A text without which the object is no record of this table. */
  static Field key(String name, String... paths) {
    return text(name, paths).required();
  }

  /** A word in lower case. */
  static Field word(String name, String... paths) {
    return text(name, paths).as(found -> lower(found));
  }

  static Field whole(String name, String... paths) {
    return scalar(name, "a whole number", paths, found -> Typed.whole(found));
  }

  /** A whole number of at most 32 bits. */
  static Field count(String name, String... paths) {
    return scalar(name, "a count", paths, found -> Typed.whole(found).try_cast("int"));
  }

  static Field number(String name, String... paths) {
    return scalar(
        name,
        "a number",
        paths,
        found -> nanvl(found.try_cast("double"), lit(null).cast("double")));
  }

  /** An amount in major units, exact. */
  static Field amount(String name, String... paths) {
    return scalar(name, "an amount", paths, Typed::amount);
  }

  /** An amount in minor units, exact to the twelfth part of one, the finest that Stripe writes. */
  static Field minor(String name, String... paths) {
    return scalar(
        name, "an amount in minor units", paths, found -> found.try_cast("decimal(28,12)"));
  }

  static Field flag(String name, String... paths) {
    return scalar(name, "true or false", paths, found -> found.try_cast("boolean"));
  }

  static Field time(String name, String... paths) {
    return scalar(name, TIME, paths, found -> Typed.instant(found));
  }

  static Field day(String name, String... paths) {
    return scalar(name, "a day", paths, found -> Typed.day(found));
  }

  /** An object or a list, kept as its JSON. */
  static Field json(String name, String... paths) {
    return scalar(name, NESTED, paths, found -> Typed.json(found));
  }

  /** A list of texts, or one text that is cut where {@code separator} stands. */
  static Field texts(String name, String separator, String... paths) {
    return scalar(name, "a list of texts", paths, found -> Typed.texts(found, separator));
  }

  /**
   * A list of objects, each read by the same fields. What stands in each is looked up once, before
   * it is typed and judged: looking up is what costs.
   */
  static Field list(String name, UnaryOperator<Column> elements, Field... fields) {
    return new Field(
        name,
        LIST,
        false,
        false,
        List.of(),
        place -> transform(elements.apply(place.object()), element -> inside(element, fields)),
        (found, object) -> transform(found, inside -> struct(each(fields, f -> f.in(inside)))),
        Optional.of(
            found -> {
              var problems =
                  transform(found, inside -> coalesce(each(fields, f -> f.problemIn(inside))));
              return get(filter(problems, problem -> problem.isNotNull()), lit(0));
            }));
  }

  private static Column inside(Column element, Field... fields) {
    var found = each(fields, f -> f.found(Place.of(element)).as(f.name));
    return struct(
        Stream.concat(Stream.of(element.as(ELEMENT)), Arrays.stream(found)).toArray(Column[]::new));
  }

  /** Whether it takes an object as it stands there. */
  boolean isNested() {
    return type.equals(NESTED);
  }

  /** Whether it takes one value, which no object can be. */
  boolean isPlain() {
    return !isNested() && !type.equals(LIST);
  }

  Field required() {
    return new Field(name, type, true, isOfEvent, paths, found, typed, flaw);
  }

  /** The same, but from the webhook event around the object; null where there is none. */
  Field ofEvent() {
    return new Field(name, type, isRequired, true, paths, found, typed, flaw);
  }

  /** The same, said in another way. */
  Field as(UnaryOperator<Column> change) {
    return typed(type, (value, object) -> change.apply(typed.apply(value, object)));
  }

  /** The same, but any other value is a reject. */
  Field oneOf(String... values) {
    return typed(
        "one of " + String.join(", ", values),
        (value, object) -> {
          var word = typed.apply(value, object);
          return when(word.isin((Object[]) values), word);
        });
  }

  /** The same, but these words say as little as an absent value. */
  Field without(String... words) {
    return finding((place, any) -> when(not(lower(any).isin((Object[]) words)), any));
  }

  /** The same, but an object that has something at a path and no such word is of this one. */
  Field impliedBy(String path, String word) {
    return finding((place, any) -> coalesce(any, when(filled(place.text(path)).isNotNull(), word)));
  }

  /** The same list, which its elements say stands at these paths. */
  Field from(String... paths) {
    return new Field(name, type, isRequired, isOfEvent, List.of(paths), found, typed, flaw);
  }

  /** The same, but what is something else is no value, where anybody may write anything. */
  Field ifItFits() {
    UnaryOperator<Column> noFlaw = any -> lit(null).cast("string");
    return new Field(name, type, isRequired, isOfEvent, paths, found, typed, Optional.of(noFlaw));
  }

  /** The same, but an object or a list says as little as an absent value. */
  Field unlessNested() {
    return finding((place, any) -> when(not(Typed.isJson(any)), any));
  }

  Column found(Place place) {
    return found.apply(place);
  }

  Column value(Column found, Column object) {
    return typed.apply(found, object);
  }

  /** Names the field and what it holds instead of what it should; null if all is well. */
  Column problem(Column found, Column value) {
    var isOther = isGiven(found).and(value.isNull());
    var said =
        concat(
            lit(name + " is to be " + type + ", but is '"),
            substring(found, 1, SHOWN_CHARACTERS),
            lit("'"));
    return flaw.map(inside -> inside.apply(found)).orElseGet(() -> when(isOther, said));
  }

  /** Whether anything was found at all. */
  Column isGiven(Column found) {
    return coalesce(flaw.isPresent() ? found.isNotNull() : not(isBlank(found)), lit(false));
  }

  /** A time of 0 is what some vendors write for none. */
  private Column isBlank(Column found) {
    var blank = found.equalTo("");
    var isEmpty = type.equals(TEXT) ? blank : blank.or(found.isin(EMPTY));
    return type.equals(TIME) ? isEmpty.or(found.equalTo("0")) : isEmpty;
  }

  private Column in(Column inside) {
    return value(inside.getField(name), inside.getField(ELEMENT)).as(name);
  }

  private Column problemIn(Column inside) {
    var there = inside.getField(name);
    return problem(there, value(there, inside.getField(ELEMENT)));
  }

  /** The same, but what is found at a place is made into something else. */
  private Field finding(BiFunction<Place, Column, Column> change) {
    return new Field(
        name,
        type,
        isRequired,
        isOfEvent,
        paths,
        place -> change.apply(place, found.apply(place)),
        typed,
        flaw);
  }

  private Field typed(String type, BinaryOperator<Column> typed) {
    return new Field(name, type, isRequired, isOfEvent, paths, found, typed, flaw);
  }

  private static Field scalar(
      String name, String type, String[] paths, UnaryOperator<Column> typed) {
    return scalar(name, type, with(name, paths), (found, object) -> typed.apply(found));
  }

  private static Field scalar(
      String name, String type, List<String> paths, BinaryOperator<Column> typed) {
    return new Field(
        name,
        type,
        false,
        false,
        paths,
        place ->
            coalesce(paths.stream().map(path -> filled(place.text(path))).toArray(Column[]::new)),
        (found, object) -> when(found.notEqual(""), typed.apply(found, object)),
        Optional.empty());
  }

  /** A table has a cell for every column, so a blank one leaves the word to the next path. */
  private static Column filled(Column text) {
    return when(trim(text).notEqual(""), trim(text));
  }

  private static List<String> with(String name, String... paths) {
    return Stream.concat(Arrays.stream(paths), Stream.of(name)).distinct().toList();
  }

  private static Column[] each(Field[] fields, Function<Field, Column> column) {
    return Arrays.stream(fields).map(column).toArray(Column[]::new);
  }
}
