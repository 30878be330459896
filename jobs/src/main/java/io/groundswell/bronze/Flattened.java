package io.groundswell.bronze;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows whose columns are called by the path of a field inside of an object, as loaders write them
 * that make tables of objects: {@code via.channel} or {@code via__channel}.
 */
final class Flattened {
  /** What stands before the first such name is plain, so that other records are told at once. */
  private static final String PLAIN =
      "\"_?[a-z0-9]++(?:_[a-z0-9]++)*+\"\\s*+:\\s*+"
          + "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[-a-zA-Z0-9.+]++)\\s*+,\\s*+";

  private static final String PATH =
      "\"[A-Za-z0-9$]++(?:_[A-Za-z0-9$]++)*+(?:\\.|__)[A-Za-z0-9$_.]++\"\\s*+:";
  private static final String ROW = "^\\s*+\\{\\s*+(?:" + PLAIN + "){0,200}+" + PATH;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Flattened() {}

  /**
   * The object with the objects that its names tell of beside them; null where no name does. What
   * has a name already keeps it: {@code Amount__c} makes no other {@code Amount}.
   *
   * @param fields what the reader looks for; only where one goes on inside is an object made
   */
  static Column object(Column record, Collection<Field> fields) {
    var names = Names.of(fields);
    var withObjects =
        udf((UDF1<String, String>) row -> withObjects(row, names), DataTypes.StringType)
            .withName("with_objects");
    return when(record.rlike(ROW), try_parse_json(withObjects.apply(record)));
  }

  private static String withObjects(String record, Names names) {
    try {
      if (JSON.readTree(record) instanceof ObjectNode row) {
        var fields = row.deepCopy();
        for (var field : fields.properties()) {
          var path = List.of(field.getKey().split("\\.|__"));
          if (names.mayHold(fields, path)) {
            put(row, path, field.getValue());
          }
        }
        return row.toString();
      }
      return record;
    } catch (JsonProcessingException e) {
      // Whoever parses the record says what is wrong with it.
      return record;
    }
  }

  private static void put(ObjectNode into, List<String> path, JsonNode value) {
    var top = path.isEmpty() ? "" : path.get(0);
    if (path.size() <= 1) {
      into.putIfAbsent(top, value);
    } else if (isNothing(into.path(top))) {
      put(into.putObject(top), path.subList(1, path.size()), value);
    } else if (into.get(top) instanceof ObjectNode inside) {
      put(inside, path.subList(1, path.size()), value);
    }
  }

  private static boolean isNothing(JsonNode there) {
    return there.isMissingNode() || there.isNull() || there.equals(TextNode.valueOf(""));
  }

  /**
   * The names that a reader knows.
   *
   * @param objects at the top, where it looks inside
   * @param plain at the top, where it takes one value
   * @param paths all of them
   */
  private record Names(Set<String> objects, Set<String> plain, Set<String> paths)
      implements Serializable {

    static Names of(Collection<Field> fields) {
      var paths = paths(fields, field -> true);
      var inside = paths.stream().filter(path -> !path.equals(TopFields.first(path)));
      var nested = paths(fields, Field::isNested).stream();
      return new Names(
          Stream.concat(inside, nested).map(TopFields::first).collect(toUnmodifiableSet()),
          paths(fields, Field::isPlain),
          paths);
    }

    private static Set<String> paths(Collection<Field> fields, Predicate<Field> which) {
      return fields.stream()
          .filter(which)
          .flatMap(field -> field.paths().stream())
          .filter(path -> !path.startsWith("["))
          .collect(toUnmodifiableSet());
    }

    /**
     * Whether an object may stand at the top of a path. Under a name that may be a plain value as
     * well, only what is looked for makes one, and never in place of what stands there.
     */
    boolean mayHold(ObjectNode row, List<String> path) {
      var top = path.isEmpty() ? "" : path.get(0);
      return objects.contains(top)
          && (!plain.contains(top) || (!row.has(top) && isLookedFor(String.join(".", path))));
    }

    private boolean isLookedFor(String path) {
      return paths.stream().anyMatch(p -> p.equals(path) || p.startsWith(path + "."));
    }
  }
}
