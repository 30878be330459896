package io.groundswell.bronze;

import static io.groundswell.bronze.Place.at;
import static org.apache.spark.sql.functions.coalesce;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What Salesforce's exports have in common: what they wrap records in and how they write the names
 * of fields.
 */
final class Salesforce {
  /** Stands in a change event beside the fields that changed: of what, how and when. */
  static final String CHANGE = "ChangeEventHeader";

  private Salesforce() {}

  /**
   * Records alone or in pages of a query, and change events, however they were subscribed to.
   *
   * @param type what the records are of
   */
  static Wire wire(String type) {
    return Wire.plain("records")
        .within("data.payload", "payload")
        .ofKind(
            record -> coalesce(at(record, CHANGE + ".entityName"), at(record, "attributes.type")),
            type);
  }

  /**
   * Where fields stand: by their API names, which the Data Loader writes in capitals, and loaders
   * in small letters with underscores, of which some leave one before the c of a custom field.
   */
  static String[] fields(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(
                    name,
                    name.toUpperCase(Locale.ROOT),
                    inATable(name).replace("__", "_"),
                    inATable(name)))
        .toArray(String[]::new);
  }

  private static String inATable(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** A field of the record that a query looked up: an object in JSON, a column in CSV. */
  static String[] lookedUp(String record, String name) {
    var column = record + "." + name;
    return new String[] {
      column, "['" + column + "']", "['" + column.toUpperCase(Locale.ROOT) + "']"
    };
  }
}
