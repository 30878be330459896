package io.groundswell.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;

/** JSON as it goes over the wire: fields in the order in which they were put. */
final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode strings(Collection<String> values) {
    var array = array();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode objects(Collection<ObjectNode> values) {
    return array().addAll(values);
  }

  static byte[] bytes(ObjectNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
