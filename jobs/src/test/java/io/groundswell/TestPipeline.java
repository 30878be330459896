package io.groundswell;

import io.groundswell.text.Pseudonyms;
import io.groundswell.text.SentenceModel;
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
              "event",
              List.of(
                  "Board Created",
                  "Board Shared",
                  "Invite Sent",
                  "Limit Reached",
                  "Guide Shown",
                  "guide_dismissed")),
          // As a random event_id reads, so that calls meet the events made of them.
          Map.entry("message_id", List.of("event0", "event1", "event2", "event3")),
          Map.entry("stage", List.of("Closed Won", "closedlost", "Negotiation")),
          Map.entry(
              "updates",
              List.of(
                  "[]",
                  "[{\"id\":\"u1\",\"body\":\"a\",\"updated_at\":\"2026-02-03T10:00:00Z\"}]",
                  "[{\"id\":\"u1\",\"body\":\"b\",\"updated_at\":\"2026-02-03T11:00:00Z\"},"
                      + "{\"id\":\"u2\",\"body\":\"c\",\"created_at\":\"2026-02-04T10:00:00Z\"}]")),
          Map.entry("path", List.of("/pricing", "/home", "/settings/sso")),
          Map.entry("type", List.of("track", "page", "group", "identify", "alias", "contact")),
          Map.entry("user_agent", List.of("Mozilla/5.0", "Googlebot/2.1")),
          Map.entry("previous_id", List.of("user0", "user1", "user2", "anonymous3")),
          Map.entry("plan", List.of("free", "team", "business")),
          Map.entry("feature", List.of("boards", "cards", "other")),
          Map.entry("signal", List.of("invite_sent", "checkout_failed", "page_pricing", "error")),
          Map.entry("language", List.of("en", "und", "de")),
          // So that random vectors and exemplars are of the model that is asked for.
          Map.entry("model_id", List.of(SentenceModel.SHIPPED.id(), "another model")),
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
          Map.entry("properties", List.of("{}", "{\"guide_id\":\"g1\",\"variant\":\"guide\"}")));

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
