package io.groundswell.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.groundswell.silver.TakenBack;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.spark.sql.api.java.UDF1;

/**
 * Takes the words of some messages out of a vendor's record, in whatever envelope they stand, and
 * leaves what the vendor writes of a redacted text. A record without them stays as it is, to the
 * character; a second time changes nothing.
 *
 * <p>What is no JSON cannot be looked into: it loses all its words when it names such a message.
 *
 * @param vendor how the objects of this source are told apart
 * @param messages their ids, as in silver
 */
record Silencer(Vendor vendor, Set<String> messages)
    implements UDF1<String, String>, UnaryOperator<String> {
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_-]+");
  private static final ObjectMapper JSON = mapper();

  /** What one source calls its objects. */
  interface Vendor extends java.io.Serializable {
    /** Takes the words out of this one object, nested ones aside; whether there were any. */
    boolean silence(ObjectNode object, Set<String> messages);

    /** The messages that a record may mean by an id. */
    Set<String> meantBy(String id);
  }

  @Override
  public String call(String record) {
    return apply(record);
  }

  @Override
  public String apply(String record) {
    if (record == null || record.isBlank()) {
      return record;
    }
    JsonNode root;
    try {
      root = JSON.readTree(record);
    } catch (JsonProcessingException e) {
      return names(record) ? TakenBack.MARK : record;
    }
    return silence(root) ? root.toString() : record;
  }

  private boolean names(String record) {
    return ID.matcher(record)
        .results()
        .anyMatch(id -> vendor.meantBy(id.group()).stream().anyMatch(messages::contains));
  }

  private boolean silence(JsonNode node) {
    boolean changed = node instanceof ObjectNode object && vendor.silence(object, messages);
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        var inside = silenced(field.getValue());
        if (inside != null) {
          field.setValue(inside);
          changed = true;
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        var inside = silenced(array.get(i));
        if (inside != null) {
          array.set(i, inside);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** What is to stand there instead; null when it may stay. Loaders write objects as text, too. */
  private JsonNode silenced(JsonNode value) {
    if (value.isTextual() && value.textValue().stripLeading().startsWith("{")) {
      try {
        var inside = JSON.readTree(value.textValue());
        return silence(inside) ? TextNode.valueOf(inside.toString()) : null;
      } catch (JsonProcessingException e) {
        return null;
      }
    }
    return silence(value) ? value : null;
  }

  /** Writes the mark over a text; whether there was one. */
  static boolean blackOut(ObjectNode object, String... fields) {
    boolean changed = false;
    for (var field : fields) {
      var text = object.path(field);
      if (text.isTextual() && !text.textValue().isBlank() && !isMark(text)) {
        object.put(field, TakenBack.MARK);
        changed = true;
      }
    }
    return changed;
  }

  /** Empties a list; whether it held anything. */
  static boolean empty(ObjectNode object, String... fields) {
    boolean changed = false;
    for (var field : fields) {
      if (object.path(field) instanceof ArrayNode list && !list.isEmpty()) {
        list.removeAll();
        changed = true;
      }
    }
    return changed;
  }

  /** The id in a field, as text; never null. */
  static String id(ObjectNode object, String field) {
    var id = object.get(field);
    return id == null || id instanceof MissingNode || id.isNull() ? "" : id.asText();
  }

  private static boolean isMark(JsonNode text) {
    return text.textValue().equals(TakenBack.MARK);
  }

  /** Numbers stay as they were written. */
  private static ObjectMapper mapper() {
    var mapper =
        new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    return mapper;
  }
}
