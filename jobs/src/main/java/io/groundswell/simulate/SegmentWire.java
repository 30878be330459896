package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** Segment's calls as its S3 destination stores them, one JSON object per call. */
final class SegmentWire {
  private static final double REPEATED = 0.006;

  private final Workspace workspace;
  private final Person person;
  private final int day;
  private final World world;
  private final Delivery delivery;
  private final Landing landing;
  private final Truth truth;

  SegmentWire(
      Workspace workspace,
      Person person,
      int day,
      World world,
      Delivery delivery,
      Landing landing,
      Truth truth) {
    this.workspace = workspace;
    this.person = person;
    this.day = day;
    this.world = world;
    this.delivery = delivery;
    this.landing = landing;
    this.truth = truth;
  }

  /** Delivers the acts of one sitting, some seconds to minutes apart. */
  void deliver(List<Act> acts, double hour, Dice dice, boolean anonymous) {
    long at = world.period().at(day, hour);
    var agent = dice.pick(person.userAgents());
    for (var act : acts) {
      at += 1_000 + (long) (dice.exponential(35) * 1_000);
      long lateMillis = delivery.daysLate() * Period.DAY_MILLIS;
      long travel = 40 + (long) dice.exponential(400);
      long queued = dice.below(900);
      long received = at + lateMillis + queued + travel;
      var messageId = (anonymous ? "api-" : "ajs-next-") + dice.hex(32);
      boolean twice = dice.chance(REPEATED);
      int arrival = world.period().dayOf(received);
      long done = at;
      Supplier<ObjectNode> call =
          () -> call(act, messageId, agent, done, lateMillis + queued, travel, anonymous);
      land(arrival, call);
      if (twice) {
        repeat(arrival, messageId, call);
      }
      if (delivery.isRepeated()) {
        long waited = lateMillis + queued + Period.DAY_MILLIS;
        repeat(
            arrival + 1,
            messageId,
            () -> call(act, messageId, agent, done, waited, travel, anonymous));
      }
      if (delivery.daysLate() > 0 && landing.covers(arrival)) {
        truth.dirt("late event", Source.SEGMENT_EVENTS.folder(), arrival, messageId);
      }
    }
  }

  private void repeat(int arrival, String messageId, Supplier<ObjectNode> call) {
    if (landing.covers(arrival)) {
      truth.dirt("duplicate", Source.SEGMENT_EVENTS.folder(), arrival, messageId);
      land(arrival, call);
    }
  }

  private void land(int arrival, Supplier<ObjectNode> call) {
    landing.land(Source.SEGMENT_EVENTS, arrival, call);
  }

  private ObjectNode call(
      Act act,
      String messageId,
      String agent,
      long at,
      long waited,
      long travel,
      boolean anonymous) {
    long skew = person.skewMillis();
    var call = Wire.object();
    if (!act.isServerSide()) {
      call.put("anonymousId", person.anonymousId());
    }
    call.put("channel", act.isServerSide() ? "server" : "client");
    call.set("context", context(act, agent, anonymous));
    if (act.type().equals("track")) {
      call.put("event", act.name());
    }
    if (act.type().equals("group")) {
      call.put("groupId", workspace.accountId());
    }
    call.set("integrations", Wire.object());
    call.put("messageId", messageId);
    if (act.type().equals("page")) {
      call.put("name", act.name());
    }
    call.put("originalTimestamp", Period.millis(at + skew));
    if (act.type().equals("alias")) {
      call.put("previousId", person.anonymousId());
    } else {
      boolean traits = act.type().equals("identify") || act.type().equals("group");
      call.set(traits ? "traits" : "properties", payload(act));
    }
    call.put("receivedAt", Period.millis(at + waited + travel));
    call.put("sentAt", Period.millis(at + waited + skew));
    call.put("timestamp", Period.millis(at + travel));
    call.put("type", act.type());
    if (anonymous) {
      call.putNull("userId");
    } else {
      call.put("userId", person.userId());
    }
    return call;
  }

  private ObjectNode payload(Act act) {
    if (!act.type().equals("page")) {
      return act.payload();
    }
    return pageOf(act.path());
  }

  private ObjectNode context(Act act, String agent, boolean anonymous) {
    var context = Wire.object();
    if (day >= world.releaseAppearsOn()) {
      context.set("app", Wire.object().put("name", "loomline").put("version", "4." + day / 14));
    }
    if (!anonymous) {
      context.put("groupId", workspace.accountId());
    }
    if (act.isServerSide()) {
      context.set("library", Wire.object().put("name", "analytics-node").put("version", "2.1.3"));
      return context;
    }
    context.put("ip", person.ip());
    context.set("library", Wire.object().put("name", "analytics.js").put("version", "2.11.1"));
    context.put("locale", "en-" + workspace.firm().country().code());
    context.set("page", pageOf(act.path()));
    context.put("timezone", workspace.firm().country().zone());
    context.put("userAgent", agent);
    if (anonymous) {
      Campaigns.of(workspace, world)
          .ifPresent(campaign -> context.set("campaign", Campaigns.mark(campaign)));
    }
    return context;
  }

  /** A page seen by somebody whom nobody knows. */
  static ObjectNode strangersPage(
      String anonymousId, String agent, String path, String messageId, long at) {
    var context = Wire.object().put("ip", "203.0.113.77");
    context.set("library", Wire.object().put("name", "analytics.js").put("version", "2.11.1"));
    context.set("page", pageOf(path));
    context.put("userAgent", agent);
    var call = Wire.object().put("anonymousId", anonymousId).put("channel", "client");
    call.set("context", context);
    call.set("integrations", Wire.object());
    call.put("messageId", messageId).put("name", Act.title(path));
    call.put("originalTimestamp", Period.millis(at));
    call.set("properties", pageOf(path));
    call.put("receivedAt", Period.millis(at + 200)).put("sentAt", Period.millis(at + 100));
    return call.put("timestamp", Period.millis(at + 100)).put("type", "page").putNull("userId");
  }

  private static ObjectNode pageOf(String path) {
    return Wire.object()
        .put("path", path)
        .put("referrer", "")
        .put("search", "")
        .put("title", Act.title(path))
        .put("url", "https://app." + Names.OUR_DOMAIN + path);
  }
}
