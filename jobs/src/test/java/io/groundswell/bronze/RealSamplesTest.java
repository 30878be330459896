package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.lakehouse.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What vendors publish of their own formats is read, and nothing of it is rejected wrongly. */
class RealSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path samples;

  @BeforeEach
  void findSamples() {
    var found = Landed.realSamples();
    if (found.isEmpty()) {
      System.err.println(
          "SKIPPED: no real samples found. Set GROUNDSWELL_SHARED_DATA to their folder.");
    }
    Assumptions.assumeTrue(found.isPresent(), "no real samples on this machine");
    samples = found.orElseThrow();
  }

  @Test
  void everySegmentPayloadIsACall() throws IOException {
    var payloads =
        lines("segment/segment_spec_examples.jsonl").stream()
            .map(line -> line.get("payload").toString())
            .toList();
    var read = Landed.verbatim(payloads).by(new SegmentEvents());
    assertThat(payloads).hasSize(75);
    assertThat(read.kept()).hasSize(75);
    assertThat(read.column("type")).doesNotContainNull().contains("track", "alias", "screen");
    assertThat(read.column("user_id").stream().filter(id -> id != null).count()).isGreaterThan(65);
  }

  @Test
  void everyStripeFixtureOfOurTypesIsKeptAndEveryOtherNamed() throws IOException {
    var fixtures = new ArrayList<JsonNode>();
    JSON.readTree(samples.resolve("stripe/fixtures3.json").toFile())
        .get("resources")
        .forEach(fixtures::add);
    assertThat(fixtures).hasSize(176);
    everyStripeObject(fixtures);
  }

  @Test
  void everyStripeWebhookOfOurTypesIsKeptAndEveryOtherNamed() throws IOException {
    var events = new ArrayList<JsonNode>();
    try (var files = Files.list(samples.resolve("stripe/webhooks"))) {
      for (var file : files.sorted().toList()) {
        events.add(JSON.readTree(file.toFile()));
      }
    }
    assertThat(events).hasSizeGreaterThan(80);
    everyStripeObject(events);
  }

  /** Each table reads the whole log, as if it had been dropped into its folder. */
  private static void everyStripeObject(List<JsonNode> log) {
    var jobs =
        Map.<Job, List<String>>of(
            new StripeCustomers(), List.of("customer"),
            new StripeSubscriptions(), List.of("subscription"),
            new StripeInvoices(), List.of("invoice"),
            new StripePrices(), List.of("price", "plan"),
            new StripeProducts(), List.of("product"),
            new StripeRefunds(), List.of("refund"),
            new StripeDisputes(), List.of("dispute"),
            new StripeDiscounts(), List.of("discount", "coupon"),
            new StripeCreditNotes(), List.of("credit_note"));
    Predicate<JsonNode> isEvent = o -> o.path("object").asText().equals("event");
    var all = Landed.verbatim(log.stream().map(JsonNode::toString).toList()).by(new StripeEvents());
    assertThat(all.kept()).hasSize((int) log.stream().filter(isEvent).count());
    jobs.forEach(
        (job, types) -> {
          // What an invoice will look like has no id, since it is none yet.
          Predicate<JsonNode> isOurs =
              o -> types.contains(typeOf(o)) && !o.path("type").asText().equals("invoice.upcoming");
          // One fixture is a discount that is gone, with a blank for its id.
          Predicate<JsonNode> isNameless =
              o -> o.path("id").asText("-").isEmpty() && o.path("deleted").asBoolean();
          var read = Landed.verbatim(log.stream().map(JsonNode::toString).toList()).by(job);
          assertThat(read.kept())
              .as(job.output().toString())
              .hasSize((int) log.stream().filter(isOurs.and(isNameless.negate())).count());
          assertThat(read.kept().size() + read.rejects().size()).isEqualTo(log.size());
          assertThat(read.reasons().stream().filter(r -> !r.equals("other_object")).count())
              .as("rejects of %s that are not of another type", job.output())
              .isEqualTo(log.stream().filter(isOurs.and(isNameless)).count());
          var ofLog =
              Landed.verbatim(log.stream().map(JsonNode::toString).toList()).by(job, Stripe.EVENTS);
          assertThat(ofLog.rejects()).isEmpty();
          assertThat(ofLog.kept()).hasSize((int) log.stream().filter(isEvent.and(isOurs)).count());
        });
  }

  private static String typeOf(JsonNode stripe) {
    var type = stripe.path("object").asText();
    return type.equals("event") ? stripe.at("/data/object/object").asText() : type;
  }

  @Test
  void everyIntercomErrorIsAnErrorAndEveryObjectIsKept() throws IOException {
    var bodies =
        lines("intercom/intercom_openapi_2.14_examples.jsonl").stream()
            .map(line -> line.get("value"))
            .filter(JsonNode::isObject)
            .toList();
    var errors = bodies.stream().filter(b -> b.path("type").asText().equals("error.list")).count();
    assertThat(errors).isEqualTo(248);
    Map.of(
            new IntercomConversations(), "conversation",
            new IntercomContacts(), "contact",
            new IntercomCompanies(), "company")
        .forEach((job, type) -> readsIntercom(bodies, job, type, errors));
  }

  private static void readsIntercom(List<JsonNode> bodies, Job job, String type, long errors) {
    var read = Landed.verbatim(bodies.stream().map(JsonNode::toString).toList()).by(job);
    var expected = bodies.stream().mapToLong(b -> count(b, type)).sum();
    assertThat(read.kept()).as(type).hasSize((int) expected);
    assertThat(read.reasons().stream().filter("error_body"::equals).count())
        .isGreaterThanOrEqualTo(errors);
    assertThat(read.reasons().stream().distinct())
        .as("reasons in the folder of %s", type)
        .containsOnly("error_body", "other_object");
    assertThat(
            read.rejects().stream().filter(r -> r.<String>getAs("record").contains("error.list")))
        .hasSize(248)
        .allMatch(r -> r.<String>getAs("error_type").equals("error_body"));
  }

  /** Objects of a type in a body: itself, or the elements of its list. */
  private static long count(JsonNode body, String type) {
    return StreamSupport.stream(elements(body).spliterator(), false)
        .filter(o -> o.path("type").asText(o.path("object").asText()).equals(type))
        .count();
  }

  private static Iterable<JsonNode> elements(JsonNode body) {
    for (var name : List.of("conversations", "contacts", "companies", "data")) {
      if (body.path(name).isArray()) {
        return body.get(name);
      }
    }
    return List.of(body);
  }

  private List<JsonNode> lines(String file) throws IOException {
    var nodes = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(samples.resolve(file))) {
      if (!line.isBlank()) {
        nodes.add(JSON.readTree(line));
      }
    }
    return nodes;
  }
}
