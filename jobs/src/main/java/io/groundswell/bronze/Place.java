package io.groundswell.bronze;

import static org.apache.spark.sql.functions.try_variant_get;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import org.apache.spark.sql.Column;

/**
 * A JSON object and what stands where in it. A path is written {@code customer.id}; a name that has
 * a dot itself, as columns of CSV files may, is written {@code ['customer.id']}.
 */
interface Place {
  Column object();

  /** The text at a path, or null. An object or a list is its JSON. */
  Column text(String path);

  /** An object whose fields are looked up one by one. */
  static Place of(Column object) {
    record Anywhere(Column object) implements Place {
      @Override
      public Column text(String path) {
        return at(object, path);
      }
    }
    return new Anywhere(object);
  }

  /** The text at a path, or null. */
  static Column at(Column object, String path) {
    return try_variant_get(object, fromTop(path), "string");
  }

  /** The elements of the list at a path, or null. */
  static Column elementsAt(Column object, String path) {
    return try_variant_get(object, fromTop(path), "array<variant>");
  }

  /** The object or value at a path, whatever it is, or null. */
  static Column partAt(Column object, String path) {
    return try_variant_get(object, fromTop(path), "variant");
  }

  /** The object at a path, or null if something else stands there. */
  static Column objectAt(Column object, String path) {
    var isObject = try_variant_get(object, fromTop(path), "map<string,variant>").isNotNull();
    return when(isObject, partAt(object, path));
  }

  /** The fields of an object by their names, or null if it is none. */
  static Column partsOf(Column object) {
    return try_variant_get(object, "$", "map<string,variant>");
  }

  /** Whether an object or a list stands at one of the paths. */
  static Column isNested(Column object, Collection<String> paths) {
    return paths.stream()
        .map(
            path ->
                try_variant_get(object, fromTop(path), "map<string,variant>")
                    .isNotNull()
                    .or(elementsAt(object, path).isNotNull()))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static String fromTop(String path) {
    return (path.startsWith("[") ? "$" : "$.") + path;
  }
}
