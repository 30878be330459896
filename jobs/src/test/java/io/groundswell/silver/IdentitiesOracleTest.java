package io.groundswell.silver;

import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the joins a walk that takes one call after the other and follows one link at a time. */
class IdentitiesOracleTest {
  private static final int DAYS = 5;
  private static final int CALLS_A_DAY = 9;

  private record Call(
      String type, String user, String device, String before, String id, String email) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyIdIsTheSamePersonsOnEveryDay(long seed) {
    var story = new Story();
    var oracle = new Oracle();
    var random = new Random(seed);
    var expected = new ArrayList<Map<String, String>>();
    for (int day = 1; day <= DAYS; day++) {
      var calls = new ArrayList<Call>();
      for (int i = 0; i < CALLS_A_DAY; i++) {
        var call = call(random);
        calls.add(call);
        tell(story, day, call);
      }
      oracle.hear(calls);
      expected.add(oracle.persons());
    }
    var changes =
        columns(
            story.days(new Identities(Story.BUSINESS), 1, DAYS), "known_on", "node", "belongs_to");
    var answer = new TreeMap<String, String>();
    for (int day = 1; day <= DAYS; day++) {
      for (var change : changes) {
        var cells = change.split("\\|");
        if (cells[0].equals(String.valueOf(day)) && !cells[2].equals("null")) {
          answer.put(cells[1], cells[2]);
        }
      }
      assertThat(answer).as("day " + day).isEqualTo(expected.get(day - 1));
    }
  }

  private static Call call(Random random) {
    var user = "u" + random.nextInt(9);
    var device = random.nextBoolean() ? "d" + random.nextInt(4) : null;
    var email = random.nextBoolean() ? "e" + random.nextInt(4) + "@acme.example" : null;
    return switch (random.nextInt(5)) {
      case 0 -> new Call("identify", user, device, null, null, email);
      case 1 ->
          new Call(
              "contact",
              random.nextInt(3) == 0 ? user : null,
              null,
              null,
              "zendesk:" + random.nextInt(5),
              email);
      default ->
          new Call(
              "alias",
              user,
              null,
              random.nextInt(4) == 0 ? "d1" : "u" + random.nextInt(9),
              null,
              null);
    };
  }

  private static void tell(Story story, int day, Call call) {
    story.row(
        day,
        SIGHTINGS,
        "type",
        call.type(),
        "user_id",
        call.user(),
        "anonymous_id",
        call.device(),
        "previous_id",
        call.before(),
        "support_id",
        call.id(),
        "email",
        call.email(),
        "first_observed_at",
        day + " 09:00",
        "observed_at",
        day + " 09:00");
  }

  /** Whom each id was linked to first. */
  private static final class Oracle {
    private final Map<String, String> firm = new TreeMap<>();
    private final Map<String, String> byAddress = new TreeMap<>();
    private final Set<String> itself = new HashSet<>();
    private final Map<String, String> merged = new HashMap<>();
    private final Set<String> heard = new HashSet<>();
    private final Set<String> devices = new HashSet<>();

    void hear(List<Call> calls) {
      for (var call : calls) {
        if (call.type().equals("identify") && call.device() != null) {
          devices.add(call.device());
          firm.putIfAbsent("anonymous:" + call.device(), "user:" + call.user());
        }
      }
      for (var call : calls) {
        if (call.user() != null && call.email() != null) {
          firm.putIfAbsent("email:" + call.email(), "user:" + call.user());
        }
        switch (call.type()) {
          case "contact" -> contact(call);
          case "alias" -> alias(call);
          default -> {}
        }
      }
    }

    private void contact(Call call) {
      if (call.user() != null) {
        firm.putIfAbsent(call.id(), "user:" + call.user());
      } else if (call.email() != null) {
        byAddress.putIfAbsent(call.id(), "email:" + call.email());
      } else {
        itself.add(call.id());
      }
    }

    private void alias(Call call) {
      if (call.before().equals(call.user())) {
        return;
      }
      firm.putIfAbsent("anonymous:" + call.before(), "user:" + call.user());
      var before = "user:" + call.before();
      var after = "user:" + call.user();
      if (!devices.contains(call.before()) && heard.add(before) && !root(after).equals(before)) {
        merged.put(before, after);
      }
    }

    private String root(String id) {
      var parent = merged.getOrDefault(id, firm.getOrDefault(id, byAddress.get(id)));
      return parent == null ? id : root(parent);
    }

    Map<String, String> persons() {
      var ids = new HashSet<>(firm.keySet());
      ids.addAll(byAddress.keySet());
      ids.addAll(itself);
      ids.addAll(merged.keySet());
      var persons = new TreeMap<String, String>();
      ids.forEach(id -> persons.put(id, root(id)));
      return persons;
    }
  }
}
