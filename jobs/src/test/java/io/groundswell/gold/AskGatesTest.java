package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.gold.AdvocatesTest.candidate;
import static io.groundswell.gold.AdvocatesTest.consent;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Asks;
import io.groundswell.Asks.Ask;
import io.groundswell.Business;
import io.groundswell.lakehouse.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * The gates before the list of advocates, each by itself and then all against a slow reading.
 *
 * <p>Longer than other files: every gate has its own rows of other tables.
 */
class AskGatesTest {
  private static final Advocates JOB = new Advocates(Given.business());

  @Test
  void nobodyIsAskedForTheSameAgainSoSoonAndTheRowSaysWhatIsLeft() {
    var given = allowed("ada", "acme", 62);
    given.row(TOUCHES, -200, ask("t1", "ada", "acme", "review", -200));

    assertThat(asksOf(given, "ada"))
        .containsExactly(
            "review cool_down_ask",
            "referral null",
            "beta null",
            "reference_call null",
            "case_study score_too_low");
    assertThat(given.theRow(JOB, "user_id", "ada"))
        .containsEntry("rank", 1)
        .containsEntry("asks_365d", 1L);
  }

  @Test
  void whoseEveryAskIsShutIsHeldBackByTheGateThatCameLast() {
    var types = new LinkedHashMap<String, Ask>();
    types.put("review", new Ask(null, null, 365, null));
    types.put("case_study", new Ask(null, null, 365, 90.0));
    var given = allowed("ada", "acme", 62);
    given.row(TOUCHES, -200, ask("t1", "ada", "acme", "review", -200));

    assertThat(given.theRow(job(terms(types, 2, 3)), "user_id", "ada"))
        .containsEntry("held_back_by", "score_too_low")
        .containsEntry("rank", null);
  }

  @Test
  void aCapCountsEachAskOnceHoweverOftenItsOutcomeChanged() {
    var given = allowed("ada", "acme", 70);
    allowed(given, "bob", "bolt", 70);
    given
        .row(TOUCHES, -89, ask("t1", "ada", "acme", "beta", -89))
        .row(TOUCHES, -80, ask("t1", "ada", "acme", "beta", -89))
        .row(TOUCHES, -89, ask("t2", "bob", "bolt", "beta", -89))
        .row(TOUCHES, -50, ask("t3", "bob", "bolt", "referral", -50));
    var noCoolDown = new Advocates(with(terms(Map.of("review", nothingSaid()), 2, 3, 0)));

    assertThat(given.theRow(noCoolDown, "user_id", "ada")).containsEntry("held_back_by", null);
    assertThat(given.theRow(noCoolDown, "user_id", "bob"))
        .containsEntry("held_back_by", "cap_person")
        .containsEntry("asks_365d", 2L);
  }

  @Test
  void anIncidentHurtsWhoMetItForTwoWeeks() {
    var given = allowed("ada", "acme", 70);
    List.of("bob bolt", "cyd core", "dan dock", "eve edge")
        .forEach(who -> allowed(given, who.split(" ")[0], who.split(" ")[1], 70));
    given
        .row(INCIDENTS, -10, incident("i1", "boards", "major", -10))
        .row(INCIDENTS, -10, incident("i2", "cards", "maintenance", -10))
        .row(INCIDENTS, -14, incident("i3", "api", "minor", -14))
        .row(USAGE_DAILY, -10, use("acme", "boards", -10, 2))
        .row(USAGE_DAILY, -10, use("bolt", "boards", -10, 0))
        .row(USAGE_DAILY, -10, use("core", "cards", -10, 5))
        .row(USAGE_DAILY, -14, use("dock", "api", -14, 1))
        .row(USAGE_DAILY, -9, use("edge", "boards", -9, 3));

    assertThat(hurt(given)).containsExactly("ada [incident]");
  }

  @Test
  void aComponentThatIsNoFeatureMayHaveBrokenAnyAndUseIsEnoughWhereErrorsAreNotCounted() {
    var given = allowed("ada", "acme", 70);
    given
        .row(INCIDENTS, -3, incident("i1", "Login", "critical", -3))
        .row(USAGE_DAILY, -3, use("acme", "reports", -3, null));

    assertThat(hurt(given)).containsExactly("ada [incident]");
  }

  @Test
  void aDisputeHurtsWhileItIsOpenAndTwoWeeksLonger() {
    var given = allowed("ada", "acme", 70);
    List.of("bob bolt", "cyd core", "dan dock")
        .forEach(who -> allowed(given, who.split(" ")[0], who.split(" ")[1], 70));
    given
        .row(PAYMENT_REVERSALS, -100, reversal("d1", "dispute", "acme", "under_review"))
        .row(PAYMENT_REVERSALS, -100, reversal("d2", "dispute", "bolt", "needs_response"))
        .row(PAYMENT_REVERSALS, -14, reversal("d2", "dispute", "bolt", "won"))
        .row(PAYMENT_REVERSALS, -90, reversal("d3", "dispute", "core", "needs_response"))
        .row(PAYMENT_REVERSALS, -13, reversal("d3", "dispute", "core", "lost"))
        .row(PAYMENT_REVERSALS, -1, reversal("d4", "refund", "dock", "succeeded"));

    assertThat(hurt(given)).containsExactly("ada [dispute]", "cyd [dispute]");
  }

  @Test
  void everythingThatHurtsIsNamed() {
    var given = allowed("ada", "acme", 70);
    given
        .row(ACCOUNT_FEATURES, 0, "account_id", "acme", "severe_open", 2)
        .row(PAYMENT_REVERSALS, -1, reversal("d1", "dispute", "acme", "needs_response"));

    assertThat(hurt(given)).containsExactly("ada [severe_ticket, dispute]");
  }

  @Test
  void consentIsForAPurposeOnAChannelAndUnderALaw() {
    var types = new LinkedHashMap<String, Ask>();
    types.put("review", nothingSaid());
    types.put("reference_call", new Ask("calls", "phone", null, null));
    var asks = new Asks("advocacy", null, List.of("EU"), null, null, null, null, 50, null, types);
    var given = Given.nothing();
    List.of("ada", "bob", "cyd").forEach(who -> candidate(given, who, "of-" + who, 70));
    given
        .row(CONSENTS, -9, said("ada", "advocacy", "email", "EU"))
        .row(CONSENTS, -9, said("bob", "advocacy", "phone", "EU"))
        .row(CONSENTS, -9, said("bob", "calls", "any", "EU"))
        .row(CONSENTS, -9, said("cyd", "advocacy", "email", "US"))
        .row(CONSENTS, -9, said("cyd", "calls", "phone", null));

    var job = job(asks);
    assertThat(asksOf(given, job, "ada")).containsExactly("review null", "reference_call consent");
    assertThat(asksOf(given, job, "bob")).containsExactly("review consent", "reference_call null");
    assertThat(asksOf(given, job, "cyd"))
        .containsExactly("review consent", "reference_call consent");
  }

  @Test
  void amongNearScoresWhoWasAskedLessComesFirstAndTheLoadIsShown() {
    var given = allowed("ada", "acme", 74);
    allowed(given, "bob", "bolt", 71);
    allowed(given, "cyd", "core", 76);
    allowed(given, "dan", "dock", 70);
    given
        .row(TOUCHES, -300, ask("t1", "ada", "acme", "review", -300))
        .row(TOUCHES, -200, ask("t2", "cyd", "core", "review", -200))
        .row(TOUCHES, -100, ask("t3", "zoe", "dock", "review", -100));

    assertThat(
            given.yields(JOB, Run.of(DAY, "r")).orderBy("rank").collectAsList().stream()
                .map(row -> row.<String>getAs("user_id")))
        .containsExactly("cyd", "bob", "dan", "ada");
    // Two of four bear one ask each.
    assertThat((double) given.theRow(JOB, "user_id", "ada").get("asks_gini")).isEqualTo(0.5);
  }

  /** Cool-downs and caps over days of a random year, against counting with dates one by one. */
  @Test
  void slidingWindowsAreWhatADiaryWouldSay() {
    var random = new Random(7);
    var given = consent(Given.nothing(), "ada", "granted", -400);
    var asked = new ArrayList<LocalDate>();
    for (int i = 0; i < 9; i++) {
      int day = -random.nextInt(380);
      asked.add(Given.day(day));
      given.row(TOUCHES, day, ask("t" + i, "ada", "acme", i % 2 == 0 ? "review" : "beta", day));
    }
    var run = new Run(Given.day(-60), Given.day(30), "r");
    for (var day : run.days()) {
      candidate(given, "ada", "acme", 70, (int) (day.toEpochDay() - DAY.toEpochDay()));
    }
    var job = new Advocates(with(terms(Map.of("referral", nothingSaid()), 2, 4, 20)));

    var said = new TreeMap<LocalDate, String>();
    for (var row : given.yields(job, run).collectAsList()) {
      said.put(row.getDate(0).toLocalDate(), row.getAs("held_back_by"));
    }
    assertThat(said).hasSize(run.days().size());
    said.forEach((day, gate) -> assertThat(gate).as("%s", day).isEqualTo(diary(asked, day)));
    assertThat(said.values()).contains("cool_down_person", "cap_person", null);
  }

  private static String diary(List<LocalDate> asked, LocalDate day) {
    if (asked.stream().anyMatch(ask -> within(ask, day, 20))) {
      return "cool_down_person";
    }
    long inQuarter = asked.stream().filter(ask -> within(ask, day, 90)).count();
    return inQuarter >= 2 ? "cap_person" : null;
  }

  private static boolean within(LocalDate ask, LocalDate day, int days) {
    return !ask.isAfter(day) && ask.plusDays(days).isAfter(day);
  }

  private static Given allowed(String user, String account, double score) {
    return allowed(Given.nothing(), user, account, score);
  }

  private static Given allowed(Given given, String user, String account, double score) {
    return consent(candidate(given, user, account, score), user, "granted", -400);
  }

  private static Object[] ask(String id, String user, String account, String type, int day) {
    return new Object[] {
      "touch_id",
      id,
      "user_id",
      user,
      "account_id",
      account,
      "kind",
      "advocacy",
      "ask_type",
      type,
      "touched_at",
      noon(day)
    };
  }

  private static Object[] incident(String id, String component, String impact, int day) {
    return new Object[] {
      "incident_id",
      id,
      "components",
      List.of(component),
      "impact",
      impact,
      "started_at",
      noon(day),
      "resolved_at",
      noon(day)
    };
  }

  private static Object[] use(String account, String feature, int day, Integer errors) {
    return new Object[] {
      "account_id",
      account,
      "feature",
      feature,
      "event_date",
      Given.day(day),
      "events",
      9,
      "errors",
      errors
    };
  }

  private static Object[] reversal(String id, String kind, String account, String status) {
    return new Object[] {"reversal_id", id, "kind", kind, "account_id", account, "status", status};
  }

  private static Object[] said(String user, String purpose, String channel, String law) {
    return new Object[] {
      "user_id",
      user,
      "purpose",
      purpose,
      "channel",
      channel,
      "jurisdiction",
      law,
      "state",
      "granted",
      "recorded_at",
      noon(-9)
    };
  }

  private static Ask nothingSaid() {
    return new Ask(null, null, null, null);
  }

  private static Asks terms(Map<String, Ask> types, int personCap, int accountCap) {
    return terms(types, personCap, accountCap, 90);
  }

  private static Asks terms(Map<String, Ask> types, int personCap, int accountCap, int coolDown) {
    return new Asks("advocacy", null, null, coolDown, 0, personCap, accountCap, 50, null, types);
  }

  private static Advocates job(Asks asks) {
    return new Advocates(with(asks));
  }

  private static Business with(Asks asks) {
    var all = Given.business();
    return new Business(
        all.company(),
        all.activation(),
        all.coreFeatures(),
        all.events(),
        all.pages(),
        all.plans(),
        all.internalDomains(),
        all.freeMailDomains(),
        all.sharedMailboxes(),
        all.botUserAgents(),
        all.severePriorities(),
        asks,
        all.assist());
  }

  private static List<String> asksOf(Given given, String user) {
    return asksOf(given, JOB, user);
  }

  private static List<String> asksOf(Given given, Advocates job, String user) {
    var asks = (scala.collection.Iterable<?>) given.theRow(job, "user_id", user).get("asks");
    return scala.jdk.javaapi.CollectionConverters.asJava(asks.toList()).stream()
        .map(ask -> ((Row) ask).getString(0) + " " + ((Row) ask).getString(1))
        .toList();
  }

  private static List<String> hurt(Given given) {
    return given.yields(JOB, Run.of(DAY, "r")).collectAsList().stream()
        .filter(row -> "hurt_now".equals(row.getAs("held_back_by")))
        .map(row -> row.getAs("user_id") + " " + row.getList(row.fieldIndex("hurt_by")))
        .sorted()
        .toList();
  }
}
