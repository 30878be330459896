package io.groundswell.bronze;

import static io.groundswell.bronze.Place.partsOf;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Rows whose columns have the names of an interface in another spelling: all in capitals, as
 * Snowflake writes them ({@code USER_ID}), or as headings for people ({@code Customer ID}, {@code
 * Created (UTC)}).
 *
 * <p>A name that a reader knows as it stands is left alone; another one is taken for the name that
 * has the same letters and digits. So a reader tells {@code Amount} from {@code amount} by naming
 * both.
 */
final class Headings {
  /** One of the first three names begins with a capital; those before it have a plain value. */
  private static final String ROW =
      "^\\s*\\{\\s*(?:\"[a-z_]+\"\\s*:\\s*(?:\"[^\"\\\\]*\"|-?[0-9.]+|null)\\s*,\\s*){0,2}\"[_$]*[A-Z]";

  /** An object as a text, as cells of files hold it. */
  private static final String JSON_IN_A_CELL = "\"{\\\"";

  private static final String ZONE = "\\s*\\(UTC\\)$";
  private static final String SIGNS = "[^\\p{L}\\p{N}]";

  private Headings() {}

  /**
   * The object with the names of the interface, and with objects where cells hold their text; null
   * where a record is no such row.
   *
   * @param record the text of the record
   * @param object the same, parsed
   * @param known the names that the reader looks for at the top of an object
   * @param read the fields that are looked at; where one is to be a text it stays one
   */
  static Column object(Column record, Column object, Collection<String> known, TopFields read) {
    var named = map_from_entries(firstOfEach(renamed(partsOf(object), known)));
    return when(record.rlike(ROW), Loaded.whole(named, read))
        .when(record.contains(JSON_IN_A_CELL), Loaded.whole(partsOf(object), read));
  }

  private static Column renamed(Column fields, Collection<String> known) {
    var names = functions.array(known.stream().map(functions::lit).toArray(Column[]::new));
    return transform(
        map_entries(fields),
        field -> {
          var said = field.getField("key");
          var meant = try_element_at(byLetters(known), letters(said));
          var isTaken = array_contains(map_keys(fields), meant);
          var isShouted = said.equalTo(upper(said));
          var name =
              when(array_contains(names, said), said)
                  .when(not(isTaken), meant)
                  .when(isShouted, lower(said))
                  .otherwise(said);
          return struct(name.as("key"), field.getField("value").as("value"));
        });
  }

  /** Of two columns that come to have one name, the first. */
  private static Column firstOfEach(Column fields) {
    var names = transform(fields, field -> field.getField("key"));
    return filter(
        fields, (field, at) -> array_position(names, field.getField("key")).equalTo(at.plus(1)));
  }

  private static Column letters(Column name) {
    return lower(regexp_replace(regexp_replace(name, ZONE, ""), SIGNS, ""));
  }

  /** Of two names with the same letters, the one without capitals. */
  private static Column byLetters(Collection<String> known) {
    var names = new TreeMap<String, String>();
    known.stream()
        .sorted(Comparator.<String>reverseOrder())
        .forEach(name -> names.putIfAbsent(letters(name), name));
    names.remove("");
    return map(
        names.entrySet().stream()
            .flatMap(name -> Stream.of(lit(name.getKey()), lit(name.getValue())))
            .toArray(Column[]::new));
  }

  private static String letters(String name) {
    return name.replaceAll(ZONE, "").replaceAll(SIGNS, "").toLowerCase(Locale.ROOT);
  }
}
