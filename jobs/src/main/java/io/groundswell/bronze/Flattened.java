package io.groundswell.bronze;

import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows whose columns are called by the path of a field inside of an object, as loaders write them
 * that make tables of objects: {@code via.channel} or {@code via__channel}.
 */
final class Flattened {
  /** What stands before the first such name is plain, so that other records are told at once. */
  private static final String PLAIN =
      "\"_?[a-z0-9]++(?:_[a-z0-9]++)*+\"\\s*+:\\s*+"
          + "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,99}+\"|[-a-zA-Z0-9.+]++)\\s*+,\\s*+";

  private static final String PATH =
      "\"[A-Za-z0-9$]++(?:_[A-Za-z0-9$]++)*+(?:\\.|__)[A-Za-z0-9$_.]++\"\\s*+:";
  private static final String ROW = "^\\s*+\\{\\s*+(?:" + PLAIN + "){0,200}+" + PATH;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UserDefinedFunction WITH_OBJECTS =
      udf((UDF1<String, String>) Flattened::withObjects, DataTypes.StringType)
          .withName("with_objects");

  private Flattened() {}

  /**
   * The object with the objects that its names tell of beside them; null where no name does. What
   * has a name already keeps it: {@code Amount__c} makes no other {@code Amount}.
   */
  static Column object(Column record) {
    return when(record.rlike(ROW), try_parse_json(WITH_OBJECTS.apply(record)));
  }

  private static String withObjects(String record) {
    try {
      if (JSON.readTree(record) instanceof ObjectNode row) {
        var fields = row.deepCopy();
        for (var field : fields.properties()) {
          put(row, List.of(field.getKey().split("\\.|__")), field.getValue());
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
    } else if (!into.hasNonNull(top)) {
      put(into.putObject(top), path.subList(1, path.size()), value);
    } else if (into.get(top) instanceof ObjectNode inside) {
      put(inside, path.subList(1, path.size()), value);
    }
  }
}
