package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Reads YAML into records and refuses whatever it does not understand, naming file and key. */
public final class Strict {
  private static final ObjectMapper YAML = mapper();

  private Strict() {}

  /** The file as a {@code T}; an unknown key, a missing file or a wrong type is a wrong use. */
  public static <T> T read(Path file, Class<T> type) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(
          "%s does not exist. Create it, or name another file with --conf.".formatted(file));
    }
    try {
      return parse(Files.readString(file), file.toString(), type);
    } catch (IOException e) {
      throw new WrongUse("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** The text as a {@code T}; {@code origin} is the file that errors name. */
  public static <T> T parse(String text, String origin, Class<T> type) {
    try {
      var value = YAML.readValue(text, type);
      if (value == null) {
        throw new WrongUse(origin + " is empty. Write its keys; those in conf/ are there to copy.");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new WrongUse(explain(origin, e) + misspelt(text, type, e), e);
    }
  }

  /**
   * A record is built before its unknown keys are looked at, so a misspelt key is first missed
   * under its right name; this names the key that stands there instead.
   */
  private static String misspelt(String text, Class<?> type, JsonProcessingException e) {
    if (!(e.getCause() instanceof IllegalArgumentException)) {
      return "";
    }
    var keys = new ArrayList<String>();
    try {
      YAML.readTree(text).fieldNames().forEachRemaining(keys::add);
    } catch (JsonProcessingException unreadable) {
      return "";
    }
    YAML.getDeserializationConfig()
        .introspect(YAML.constructType(type))
        .findProperties()
        .forEach(property -> keys.remove(property.getName()));
    return keys.isEmpty() ? "" : " Unknown there: " + String.join(", ", keys) + ".";
  }

  private static String explain(String origin, JsonProcessingException e) {
    var at = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
    var path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "%s%s: unknown key '%s'. It would be ignored, so it is refused; known here: %s."
          .formatted(
              origin,
              at,
              path,
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    var why = e.getCause() instanceof IllegalArgumentException ours ? ours.getMessage() : null;
    return "%s%s: %s%s. Correct the file and run again."
        .formatted(
            origin,
            at,
            path.isEmpty() ? "" : "'" + path + "': ",
            why != null ? why : e.getOriginalMessage().lines().findFirst().orElse("not readable"));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static ObjectMapper mapper() {
    var mapper =
        new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    return mapper;
  }
}
