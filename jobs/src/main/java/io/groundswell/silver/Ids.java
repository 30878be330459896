package io.groundswell.silver;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Ids of the identity graph: each written with its kind before it, {@code user:42}, so that those
 * of different sources never meet.
 */
final class Ids {
  static final String USER = "user:";
  static final String ANONYMOUS = "anonymous:";
  static final String ACCOUNT = "account:";

  /** What programs write where there is no id. */
  private static final List<String> NO_IDS =
      List.of(
          "null",
          "undefined",
          "none",
          "nil",
          "nan",
          "unknown",
          "anonymous",
          "guest",
          "n/a",
          "-",
          "0",
          "true",
          "false",
          "[object object]",
          "00000000-0000-0000-0000-000000000000");

  private Ids() {}

  /** The id in a text; null where a program wrote that it has none. */
  static Column named(Column text) {
    var filled = Json.filled(text);
    return when(not(lower(filled).isin(NO_IDS.toArray())), filled);
  }

  static Column user(Column id) {
    return concat(lit(USER), id);
  }

  static Column anonymous(Column id) {
    return concat(lit(ANONYMOUS), id);
  }

  static Column email(Column address) {
    return concat(lit("email:"), address);
  }

  static Column account(Column id) {
    return concat(lit(ACCOUNT), id);
  }

  /** The id of a person as pseudonyms are made of it: of a user the product's own id. */
  static Column person(Column id) {
    return regexp_replace(id, "^" + USER, "");
  }
}
