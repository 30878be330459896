package io.groundswell.simulate;

import io.groundswell.simulate.Product.Feature;
import io.groundswell.simulate.Product.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A firm with all its workspaces and people, made from nothing but the seed and its number. */
record Company(Firm firm, List<Workspace> workspaces) {

  static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/131.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/18.1 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/131.0.0.0 Mobile Safari/537.36");

  static Company found(long seed, int index, Period period) {
    var firm = Firm.found(seed, index, Dice.of(seed));
    var dice = firm.dice().fork("workspaces");
    int count = dice.chance(0.12) ? dice.chance(0.25) ? 3 : 2 : 1;
    var workspaces = new ArrayList<Workspace>();
    for (int number = 0; number < count; number++) {
      var guests = number > 0 && dice.chance(0.5) ? workspaces.get(0).people() : List.<Person>of();
      workspaces.add(workspace(firm, number, guests, period));
    }
    return new Company(firm, List.copyOf(workspaces));
  }

  private static Workspace workspace(Firm firm, int number, List<Person> guests, Period period) {
    var dice = firm.dice().fork("workspace", number);
    var fate = Fate.of(firm, number, period, dice.fork("fate"));
    var people = people(firm, fate, number, period, dice.fork("people"));
    // One who also works in the first workspace: the same person in two accounts.
    guests.stream().limit(2).reduce((owner, second) -> second).ifPresent(people::add);
    var name =
        number == 0 ? firm.name() : firm.name() + " " + dice.pick("EMEA", "Design", "Ops", "Lab");
    return new Workspace("ws_" + dice.hex(12), number, name, firm, fate, List.copyOf(people), dice);
  }

  private static List<Person> people(Firm firm, Fate fate, int number, Period period, Dice dice) {
    int most = Math.max(1, Math.min(firm.employees(), fate.startPlan().seats));
    double usual =
        switch (fate.startPlan()) {
          case FREE -> 1 + dice.exponential(2.2);
          case TEAM -> 3 + dice.exponential(5);
          case BUSINESS -> 8 + dice.exponential(14);
          case ENTERPRISE -> 25 + dice.exponential(30);
        };
    int standing = (int) Math.max(1, Math.min(most, fate.wantsEver() ? usual + 2 : usual));
    int joining = (int) Math.round(standing * Math.max(0, fate.growth()) * dice.between(0.5, 1.2));
    var people = new ArrayList<Person>();
    for (int i = 0; i < standing + joining; i++) {
      var luck = dice.fork("person", i);
      int joinedOn = joinedOn(fate, i, i < standing, period, luck);
      if (joinedOn < Math.min(period.days(), fate.churnsOn())) {
        people.add(person(firm, fate, i, number, joinedOn, period, luck));
      }
    }
    return people;
  }

  private static int joinedOn(Fate fate, int i, boolean standing, Period period, Dice luck) {
    if (i == 0) {
      return fate.signedUpOn();
    }
    int first = fate.signedUpOn();
    if (standing && first < 0) {
      return first + luck.below(-first);
    }
    int start = Math.max(0, first);
    return standing
        ? start + 1 + (int) luck.exponential(9)
        : start + luck.between(1, Math.max(2, period.days() - start));
  }

  private static Person person(
      Firm firm, Fate fate, int i, int number, int joinedOn, Period period, Dice dice) {
    double gladness = 0.75 * firm.gladness() + 0.8 * dice.normal();
    boolean shared = i > 0 && dice.chance(0.03);
    boolean freeMail =
        !fate.startPlan().isPaid() && dice.chance(firm.employees() < 10 ? 0.4 : 0.15);
    var first = shared ? dice.pick(Names.SHARED_MAILBOXES) : Names.first(dice);
    var last = Names.last(dice);
    // The number of the person keeps two Anna Bakers of one firm apart.
    var mark =
        (i == 0 ? "" : Integer.toString(i + 1))
            + (number == 0 ? "" : (shared ? "-" : "w") + number);
    var mailbox = shared ? first + mark : (first + "." + last).toLowerCase(Locale.ROOT) + mark;
    var domain = freeMail && !shared ? dice.pick(Names.FREE_MAIL) : firm.domain();
    if (freeMail && !shared) {
      mailbox += "." + Integer.toString(firm.index(), 36);
    }
    double plan = new double[] {0.065, 0.12, 0.145, 0.135}[fate.startPlan().ordinal()];
    double rate = plan * StrictMath.exp(0.5 * gladness + 0.55 * dice.normal() - 0.15);
    boolean tenured = joinedOn < period.days() - 30;
    boolean leaves = i > 0 && dice.chance(0.05);
    boolean isAdvocate =
        !shared && tenured && !firm.isOurs() && gladness + 0.3 * dice.normal() > 1.15;
    return new Person(
        "usr_" + dice.hex(14),
        first,
        last,
        mailbox + "@" + domain,
        dice.chance(0.4) ? firm.country().phone(dice) : null,
        i == 0 ? "owner" : dice.chance(fate.cannotAlone() > 0.4 ? 0.3 : 0.12) ? "admin" : "member",
        number,
        joinedOn,
        leaves ? Math.max(joinedOn, 0) + dice.between(5, 120) : Period.NEVER,
        Math.min(0.92, i == 0 ? rate * 1.5 : rate),
        gladness,
        tastes(gladness, dice.fork("tastes")),
        dice.chance(0.2)
            ? List.of(dice.pick(BROWSERS), dice.pick(BROWSERS))
            : List.of(dice.pick(BROWSERS)),
        dice.chance(0.03)
            ? (long) (dice.normal() * 3 * 3_600_000L)
                + (dice.chance(0.3) ? 86_400_000L * dice.between(-400, 20) : 0)
            : 0,
        shared,
        isAdvocate,
        dice);
  }

  /** The glad discover more of the product; boards and cards everybody uses. */
  private static Map<Feature, Double> tastes(double gladness, Dice dice) {
    double curious = Dice.logistic(-0.9 + 0.8 * gladness + 0.6 * dice.normal());
    var tastes = new EnumMap<Feature, Double>(Feature.class);
    for (var feature : Feature.values()) {
      boolean core = feature.pull >= 10;
      if (core || dice.chance(curious)) {
        tastes.put(feature, feature.pull * StrictMath.exp(0.5 * dice.normal()));
      }
    }
    return tastes;
  }

  /** The seats a paying workspace has bought on a day: its people and a little room. */
  static long seatsOn(Workspace workspace, int day) {
    int used = workspace.peopleOn(day).size();
    boolean tight = workspace.fate().wants(day);
    long room = tight ? 0 : Math.max(1, used / 5);
    return Math.max(workspace.fate().planOn(day) == Plan.ENTERPRISE ? 20 : 1, used + room);
  }
}
