package io.groundswell;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.groundswell.lakehouse.Strict;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a company must own of the meaning of its data: {@code conf/business.yaml}.
 *
 * <p>Everything else that could be tuned is a constant beside its use.
 */
public record Business(
    String company,
    Activation activation,
    @JsonProperty("core_features") Map<String, List<String>> coreFeatures,
    Map<String, List<String>> events,
    Map<String, List<String>> pages,
    Map<String, Plan> plans,
    @JsonProperty("internal_domains") List<String> internalDomains,
    @JsonProperty("free_mail_domains") List<String> freeMailDomains,
    @JsonProperty("shared_mailboxes") List<String> sharedMailboxes,
    @JsonProperty("bot_user_agents") List<String> botUserAgents,
    @JsonProperty("severe_priorities") List<String> severePriorities,
    Asks advocates,
    Calls assist) {

  private static final Pattern BLANK = Pattern.compile("<([^<>]+)>");

  /** The signals that the jobs know how to use; an event or page of another name is a typo. */
  private static final List<String> EVENT_SIGNALS =
      List.of(
          "invite_sent",
          "invite_accepted",
          "limit_hit",
          "checkout_started",
          "checkout_failed",
          "checkout_completed",
          "error");

  private static final List<String> PAGE_SIGNALS =
      List.of("pricing", "checkout", "security", "sso", "invoices");

  /** An account is activated when {@code event} happens within so many days of its sign-up. */
  public record Activation(String event, @JsonProperty("within_days") int withinDays) {}

  /**
   * What an account may use.
   *
   * @param names what telemetry and billing call it
   * @param seats people it allows
   * @param paid whether money is asked for it
   * @param features core features, or {@code all}
   */
  public record Plan(List<String> names, int seats, boolean paid, List<String> features) {}

  /**
   * Limits on calling accounts that may want help to buy.
   *
   * @param channel how they are turned to, so what consent must cover; {@code email} when silent
   */
  public record Calls(
      @JsonProperty("consent_purpose") String consentPurpose,
      String channel,
      @JsonProperty("account_cool_down_days") int accountCoolDownDays,
      @JsonProperty("list_size") int listSize) {

    public Calls {
      channel = channel == null ? "email" : channel.toLowerCase(Locale.ROOT);
    }
  }

  public Business {
    internalDomains = orNone(internalDomains);
    freeMailDomains = orNone(freeMailDomains);
    sharedMailboxes = orNone(sharedMailboxes);
    botUserAgents = orNone(botUserAgents);
    severePriorities = orNone(severePriorities);
    require(coreFeatures != null && !coreFeatures.isEmpty(), "core_features", "at least one");
    require(activation != null && activation.withinDays() > 0, "activation.within_days", "above 0");
    require(advocates != null, "advocates", "given with a consent_purpose and a list_size above 0");
    require(
        assist != null && assist.listSize() > 0 && assist.consentPurpose() != null,
        "assist",
        "given with a consent_purpose and a list_size above 0");
    known("events", events, EVENT_SIGNALS);
    known("pages", pages, PAGE_SIGNALS);
    require(plans != null && !plans.isEmpty(), "plans", "at least one");
    for (var plan : plans.entrySet()) {
      var at = "plans." + plan.getKey();
      require(plan.getValue().names() != null, at + ".names", "a list, as telemetry writes it");
      require(plan.getValue().features() != null, at + ".features", "a list of core features");
      require(plan.getValue().seats() > 0, at + ".seats", "above 0");
      for (var feature : plan.getValue().features()) {
        require(
            feature.equals("all") || coreFeatures.containsKey(feature),
            "plans." + plan.getKey() + ".features",
            "names of core_features or 'all', not '" + feature + "'");
      }
    }
    for (var page : pages.entrySet()) {
      for (var fragment : page.getValue()) {
        require(
            fragment.equals(fragment.toLowerCase(Locale.ROOT)),
            "pages." + page.getKey(),
            "lower case");
      }
    }
  }

  /** Reads and checks the file. */
  public static Business load(Path file) {
    var blanks = blanks(file);
    if (!blanks.isEmpty()) {
      throw new WrongUse(
          "%s is not filled in yet. Still to say: %s. Leave a list empty ([]) where there is nothing to say."
              .formatted(file, String.join("; ", blanks)));
    }
    return Strict.read(file, Business.class);
  }

  /** What {@code init} has left in angle brackets for the company to say. */
  private static List<String> blanks(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.strip().startsWith("#"))
          .flatMap(line -> BLANK.matcher(line).results())
          .map(blank -> blank.group(1))
          .toList();
    } catch (IOException e) {
      return List.of(); // Whoever reads it next says why it cannot be read.
    }
  }

  /** The core features that a plan entitles to. */
  public List<String> entitled(String plan) {
    var features = plans.get(plan).features();
    return features.contains("all") ? List.copyOf(coreFeatures.keySet()) : features;
  }

  /** From each name that telemetry or billing gives a plan, in lower case, to our name for it. */
  public Map<String, String> planByName() {
    var byName = new TreeMap<String, String>();
    plans.forEach(
        (plan, terms) -> {
          byName.put(plan, plan);
          terms.names().forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), plan));
        });
    return byName;
  }

  /** From each telemetry event to the core feature that it shows in use. */
  public Map<String, String> featureByEvent() {
    return inverse(coreFeatures);
  }

  /** From each telemetry event to the signal that it is. */
  public Map<String, String> signalByEvent() {
    return inverse(events);
  }

  private static Map<String, String> inverse(Map<String, List<String>> names) {
    var inverse = new TreeMap<String, String>();
    names.forEach((name, values) -> values.forEach(value -> inverse.put(value, name)));
    return inverse;
  }

  private static List<String> orNone(List<String> given) {
    return given == null ? List.of() : given;
  }

  private static void known(String key, Map<String, List<String>> given, List<String> allowed) {
    require(given != null, key, "a map from " + allowed);
    for (var name : given.keySet()) {
      require(allowed.contains(name), key + "." + name, "one of " + allowed);
    }
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("'%s' must be %s".formatted(key, expected));
    }
  }
}
