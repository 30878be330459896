package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What happens on the day somebody arrives: anonymous looks first, then a name. */
final class FirstVisit {

  private FirstVisit() {}

  /** Pages seen before anybody knows who this is. */
  static List<Act> anonymous(Workspace workspace, Person person, World world) {
    var dice = person.dice().fork("arrival");
    var pages = new ArrayList<Act>();
    boolean invited = !workspace.isOwnedBy(person);
    if (!invited) {
      pages.add(Act.page("/"));
      for (int i = dice.poisson(1.5); i > 0; i--) {
        pages.add(
            Act.page(dice.pick("/features", "/pricing", "/templates", "/customers", "/blog")));
      }
    }
    pages.add(Act.page(invited ? "/join" : "/signup"));
    return pages;
  }

  /** Becoming somebody: the sign-up, and for the owner the workspace. */
  static List<Act> named(Workspace workspace, Person person, int day, World world) {
    var dice = person.dice().fork("naming");
    var acts = new ArrayList<Act>();
    if (dice.chance(0.3)) {
      acts.add(new Act("alias", null, "/signup", Wire.object()));
    }
    acts.add(identify(person, "/signup", world));
    if (workspace.isOwnedBy(person)) {
      acts.add(Act.track("Signed Up", "/signup", Wire.object().put("plan", "Free")));
      acts.add(group(workspace, day, "/boards", world));
      acts.add(Act.track("Board Created", "/boards", Wire.object().put("template", "blank")));
      if (dice.chance(Dice.logistic(0.2 + 0.8 * person.gladness()))) {
        acts.add(Act.track("Board Shared", "/boards/share", Wire.object()));
      }
    } else {
      var role = Wire.object().put("role", person.role());
      acts.add(Act.track("Invite Accepted", "/join", role));
    }
    return acts;
  }

  /** Who has just signed in, and where. */
  static List<Act> signIn(Workspace workspace, Person person, int day, World world) {
    return List.of(identify(person, "/boards", world), group(workspace, day, "/boards", world));
  }

  /** Those who came before the first day are told to Segment by a server, once. */
  static List<Act> backfill(Workspace workspace, Person person, World world) {
    return List.of(identify(person, null, world), group(workspace, 0, null, world));
  }

  private static Act identify(Person person, String path, World world) {
    var traits = Wire.object();
    var email = person.email();
    traits.put("email", person.dice().fork("case").chance(0.08) ? shouted(email) : email);
    traits.put("name", person.name());
    traits.put("role", person.role());
    if (person.phone() != null) {
      traits.put("phone", person.phone());
    }
    traits.put("createdAt", Period.seconds(world.period().at(person.joinedOn(), 9)));
    return new Act("identify", null, path, traits);
  }

  static Act group(Workspace workspace, int day, String path, World world) {
    return new Act("group", null, path, groupTraits(workspace, day, world));
  }

  private static ObjectNode groupTraits(Workspace workspace, int day, World world) {
    var firm = workspace.firm();
    var plan = workspace.fate().planOn(day);
    var traits = Wire.object();
    traits.put("name", workspace.name());
    traits.put("plan", plan.title);
    traits.put("seats", plan.isPaid() ? Company.seatsOn(workspace, day) : plan.seats);
    traits.put("industry", firm.industry());
    traits.put("employees", firm.employees());
    traits.put("website", "https://" + firm.domain());
    traits.put("country", firm.country().code());
    traits.put("createdAt", Period.seconds(world.period().at(workspace.fate().signedUpOn(), 9)));
    return traits;
  }

  private static String shouted(String email) {
    return Character.toUpperCase(email.charAt(0)) + email.substring(1) + " ";
  }
}
