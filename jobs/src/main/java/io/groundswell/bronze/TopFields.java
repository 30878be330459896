package io.groundswell.bronze;

import static org.apache.spark.sql.functions.try_variant_get;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * The fields at the top of an object, taken from it in one pass.
 *
 * <p>Looking up a field of a VARIANT compares names one after the other, so that thirty look-ups
 * take three times as long as parsing the object. Turned into a struct, it is walked once.
 *
 * @param types by name, text, or VARIANT where a path goes on inside of it
 */
record TopFields(Map<String, String> types) {

  /** The fields that these paths begin with. */
  static TopFields of(Collection<String> paths) {
    // Columns do not tell Name from name; the second of such a pair is looked up by itself.
    var known = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var types = new LinkedHashMap<String, String>();
    // A name in brackets is looked up by itself too.
    for (var path : paths.stream().filter(path -> !path.startsWith("[")).toList()) {
      var name = first(path);
      if (name.equals(known.computeIfAbsent(name, first -> name))) {
        types.merge(
            name, name.equals(path) ? "string" : "variant", (a, b) -> a.equals(b) ? a : "variant");
      }
    }
    return new TopFields(types);
  }

  /** The names of those that are texts. */
  List<String> texts() {
    return types.keySet().stream().filter(name -> types.get(name).equals("string")).toList();
  }

  /** The struct of them. */
  Column from(Column object) {
    var fields =
        types.entrySet().stream()
            .map(field -> "`%s`: %s".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(", ", "struct<", ">"));
    return try_variant_get(object, "$", fields);
  }

  /** The same object, with its top fields at hand in a column. */
  Place at(Column object, Column top) {
    record AtHand(Column object, Column top, Map<String, String> types) implements Place {
      @Override
      public Column text(String path) {
        var name = first(path);
        var type = path.startsWith("[") ? null : types.get(name);
        if (type == null) {
          return Place.at(object, path);
        }
        var field = top.getField(name);
        return type.equals("string")
            ? field
            : try_variant_get(field, "$" + path.substring(name.length()), "string");
      }
    }
    return new AtHand(object, top, types);
  }

  /** The name at the top of an object that a path goes through. */
  static String first(String path) {
    return path.startsWith("['")
        ? path.substring(2, path.indexOf("']"))
        : path.split("[.\\[]", 2)[0];
  }
}
