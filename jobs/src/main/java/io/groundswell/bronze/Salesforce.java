package io.groundswell.bronze;

import java.util.Locale;
import java.util.stream.Stream;

/** What Salesforce's exports have in common: how they write the names of fields. */
final class Salesforce {
  private Salesforce() {}

  /**
   * Where fields stand: by their API names, which the Data Loader writes in capitals, and Fivetran
   * in small letters with underscores.
   */
  static String[] fields(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT), inATable(name)))
        .toArray(String[]::new);
  }

  private static String inATable(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace("__", "_").toLowerCase(Locale.ROOT);
  }

  /** A field of the record that a query looked up: an object in JSON, a column in CSV. */
  static String[] lookedUp(String record, String name) {
    var column = record + "." + name;
    return new String[] {
      column, "['" + column + "']", "['" + column.toUpperCase(Locale.ROOT) + "']"
    };
  }
}
