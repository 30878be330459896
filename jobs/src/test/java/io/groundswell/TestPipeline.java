package io.groundswell;

import io.groundswell.text.Pseudonyms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pipeline of the company in {@code conf/business.yaml}, for tests. */
public final class TestPipeline {
  private static final String REDACTED =
      "[{\"id\": \"p0\", \"part_type\": \"comment\", \"redacted\": true}]";

  /** Words that mean something to a job, by column; any other string is noise. */
  public static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "event", List.of("Board Created", "Board Shared", "Invite Sent", "Limit Reached")),
          Map.entry("path", List.of("/pricing", "/home", "/settings/sso")),
          Map.entry("type", List.of("track", "page", "group", "identify")),
          Map.entry("user_agent", List.of("Mozilla/5.0", "Googlebot/2.1")),
          Map.entry("plan", List.of("free", "team", "business")),
          Map.entry("feature", List.of("boards", "cards", "other")),
          Map.entry("signal", List.of("invite_sent", "checkout_failed", "page_pricing", "error")),
          Map.entry("currency", List.of("usd", "eur")),
          Map.entry("interval", List.of("month", "year")),
          Map.entry("priority", List.of("low", "urgent", "high")),
          Map.entry("role", List.of("agent", "end-user", "admin", "owner")),
          Map.entry("kind", List.of("comment", "change", "nps", "cancellation")),
          Map.entry("parts", List.of(part("p0", "user"), part("p1", "admin"), REDACTED)),
          Map.entry("purpose", List.of("advocacy", "sales_contact")),
          Map.entry(
              "traits",
              List.of("{\"plan\":\"Team\",\"name\":\"Acme\"}", "{\"email\":\"a@b.example\"}")),
          Map.entry("properties", List.of("{}", "{\"x\":1}")));

  private TestPipeline() {}

  private static String part(String id, String author) {
    return """
        [{"id": "%s", "part_type": "comment", "body": "My board is gone again", "created_at": "1770110000",
          "author": {"type": "%s", "id": "contact1"}},
         {"id": "p2", "part_type": "note", "body": "Twice in a list", "created_at": "1770110060"}]
        """
        .formatted(id, author);
  }

  public static Business business() {
    return Business.load(
        Path.of(System.getProperty("groundswell.root", "..")).resolve("conf/business.yaml"));
  }

  public static Pipeline pipeline() {
    return new Pipeline(business(), new Pseudonyms("a key that is used in tests only"));
  }
}
