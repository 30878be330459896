package io.groundswell.bronze;

import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.objectAt;
import static io.groundswell.bronze.Place.partAt;
import static io.groundswell.bronze.Place.partsOf;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_variant_object;
import static org.apache.spark.sql.functions.transform_values;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.try_variant_get;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Rows of tables that Airbyte has loaded, and the messages of which loaders make tables.
 *
 * <p>Airbyte's raw tables hold the vendor's object in one column. Its typed tables have a column
 * for each field of the object, named as the field, in which an object or a list is its JSON as a
 * text.
 */
final class Loaded {
  /** Where raw tables hold the vendor's object, as JSON or as its text. */
  static final String OBJECT = "_airbyte_data";

  /** When the loader fetched the object. */
  static final String FETCHED_AT = "_airbyte_extracted_at";

  private static final String OWN = "_airbyte_";

  /** What loaders say to each other besides their records. */
  private static final Object[] TALK = {
    "SCHEMA", "STATE", "ACTIVATE_VERSION", "BATCH", "LOG", "TRACE", "SPEC", "CATALOG", "CONTROL"
  };

  private Loaded() {}

  /**
   * The vendor's object inside of what is a carrier's: a row of a raw table of Airbyte, a message
   * of Airbyte's or Singer's connectors, or an event of Amazon's EventBridge. Null elsewhere.
   */
  static Column inside(Column record) {
    var isEmitted = at(record, "emitted_at").isNotNull().and(at(record, "stream").isNotNull());
    var isSinger = at(record, "stream").isNotNull();
    return coalesce(
        try_parse_json(at(record, OBJECT)),
        when(isEmitted, partAt(record, "data")),
        when(at(record, "['detail-type']").isNotNull(), objectAt(record, "detail")),
        when(
            at(record, "type").equalTo("RECORD"),
            when(isSinger, partAt(record, "record")).otherwise(partAt(record, "record.data"))));
  }

  /** Whether the type of a record is that of a message without one. */
  static Column isTalk(Column type) {
    return coalesce(type.isin(TALK), lit(false));
  }

  /** Whether a record is a row of a typed table. */
  static Column isRow(Column record) {
    return coalesce(at(record, OWN + "raw_id").isNotNull(), lit(false))
        .and(at(record, OBJECT).isNull());
  }

  /**
   * The vendor's object as it was before it became columns; null where a record is no such row.
   *
   * @param read the fields that are looked at; where one is to be a text it stays one, though it
   *     may look like JSON
   */
  static Column object(Column record, TopFields read) {
    var fields =
        map_filter(
            partsOf(record),
            (name, value) -> not(name.startsWith(OWN)).or(name.equalTo(FETCHED_AT)));
    return when(isRow(record), whole(fields, read));
  }

  /** The object that has these fields, of which a table has made texts where they were nested. */
  static Column whole(Column fields, TopFields read) {
    return to_variant_object(
        transform_values(
            fields,
            (name, value) -> {
              var text = try_variant_get(value, "$", "string");
              var isJson = Typed.isJson(text).and(not(name.isin(read.texts().toArray())));
              return when(isJson, coalesce(try_parse_json(text), value)).otherwise(value);
            }));
  }
}
