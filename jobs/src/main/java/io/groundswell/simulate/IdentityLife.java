package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who is who, and what makes that hard: people who had another user id before, and devices that
 * several of them sign in on. Planted beside it: which id belongs to whom.
 *
 * <p>A shared device is planted as nobody's, and so is the address of a mailbox that several read.
 */
final class IdentityLife {
  private IdentityLife() {}

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    for (var person : workspace.members()) {
      ids(person, truth);
      if (hadAnotherId(person)) {
        plant(truth, "user:" + idBefore(person), "user:" + person.userId());
        rename(person, world, landing);
      }
    }
    var account = "account:" + workspace.accountId();
    plant(truth, account, account);
    if (workspace.isBilled()) {
      plant(truth, "stripe:" + StripeWire.customerId(workspace), account);
    }
    if (workspace.dice().fork("shared device").chance(0.2)) {
      workspace.members().stream()
          .limit(4)
          .forEach(person -> meetingRoom(workspace, person, world, landing));
    }
  }

  private static void ids(Person person, Truth truth) {
    var user = "user:" + person.userId();
    plant(truth, user, user);
    plant(truth, "anonymous:" + person.anonymousId(), user);
    plant(truth, "zendesk:" + ZendeskWire.userId(person), user);
    plant(truth, "intercom:" + IntercomWire.contactId(person), user);
    if (!person.isSharedMailbox()) {
      plant(truth, "email:" + person.email(), user);
    }
  }

  private static void plant(Truth truth, String id, String belongsTo) {
    truth.plant("identities", () -> Wire.object().put("node", id).put("belongs_to", belongsTo));
  }

  private static boolean hadAnotherId(Person person) {
    return person.joinedOn() < 0 && person.dice().fork("id before").chance(0.04);
  }

  private static String idBefore(Person person) {
    return "old_" + person.dice().fork("id before").hex(14);
  }

  /** The product gave new ids once; those who were there then have an alias. */
  private static void rename(Person person, World world, Landing landing) {
    var dice = person.dice().fork("rename");
    var before = call("identify", idBefore(person), world.period().at(0, 0.4), dice);
    before.set("traits", Wire.object().put("email", person.email()).put("name", person.name()));
    landing.land(Source.SEGMENT_EVENTS, 0, () -> before);
    int day = dice.between(1, 20);
    var alias = call("alias", person.userId(), world.period().at(day, 0.5), dice);
    landing.land(Source.SEGMENT_EVENTS, day, () -> alias.put("previousId", idBefore(person)));
  }

  /** Somebody signs in on the screen of the meeting room. */
  private static void meetingRoom(
      Workspace workspace, Person person, World world, Landing landing) {
    var dice = person.dice().fork("meeting room");
    int day = Math.max(0, person.joinedOn()) + dice.between(1, 25);
    if (day > world.period().last()) {
      return;
    }
    var call = call("identify", person.userId(), world.period().at(day, 9.5), dice);
    call.put("anonymousId", Person.uuid(workspace.dice().fork("screen")));
    call.set("traits", Wire.object().put("email", person.email()));
    landing.land(Source.SEGMENT_EVENTS, day, () -> call);
  }

  private static ObjectNode call(String type, String userId, long at, Dice dice) {
    var call = Wire.object().put("channel", "server");
    call.put("messageId", "api-" + dice.hex(32)).put("type", type).put("userId", userId);
    call.put("originalTimestamp", Period.millis(at)).put("timestamp", Period.millis(at));
    return call.put("sentAt", Period.millis(at)).put("receivedAt", Period.millis(at));
  }
}
