package io.groundswell.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.groundswell.text.TopicMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/**
 * The topics as one page of HTML that needs no network. D3 draws the map; its licence (ISC) stands
 * beside it.
 */
record TopicPage(TopicMap map, String title) {
  private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  String html() {
    return resource("/page/topics.html")
        .replace("{{title}}", escaped(title))
        .replace(
            "{{d3}}", "/*\n" + resource(D3 + "LICENSE") + "*/\n" + resource(D3 + "dist/d3.min.js"))
        .replace("{{data}}", data());
  }

  private String data() {
    var topics = new ArrayList<Map<String, Object>>();
    for (var topic : map.topics()) {
      topics.add(
          Map.of(
              "id", topics.size() + 1,
              "label", topic.label(),
              "keywords", topic.keywords(),
              "texts", topic.texts(),
              "quotes", topic.quotes(),
              "area", map.areas().get(topic.area())));
    }
    long none = map.places().stream().filter(ofText -> !ofText.get(0).hasTopic()).count();
    var data =
        Map.of(
            "topics",
            topics,
            "texts",
            map.places().size(),
            "none",
            none,
            "several",
            map.several(),
            "level",
            map.level().name().toLowerCase(Locale.ROOT));
    try {
      // Nothing that a customer wrote may end the script that it stands in.
      return JSON.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (var in = TopicPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
