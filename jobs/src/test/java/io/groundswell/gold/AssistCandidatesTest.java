package io.groundswell.gold;

import static io.groundswell.Tables.ASSIST_SCORES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USERS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssistCandidatesTest {
  private static final AssistCandidates JOB = new AssistCandidates(Given.business());

  @Test
  void eachCandidateIsListedWithAContactOrHeldBackWithAReason() {
    var given = Given.nothing();
    candidate(given, "acme", 40);
    candidate(given, "bolt", 30);
    candidate(given, "core", 50);
    candidate(given, "dock", 25);
    candidate(given, "edge", 4.9);
    candidate(given, "fern", 24.9);
    user(given, "ada", "acme", "admin", -300);
    user(given, "abe", "acme", "admin", -200);
    user(given, "ann", "acme", "owner", -100);
    user(given, "bob", "bolt", "member", -100);
    user(given, "cyd", "core", "owner", -100);
    user(given, "dan", "dock", "owner", -100);
    user(given, "fay", "fern", "owner", -100);
    List.of("ada", "abe", "bob", "cyd", "dan", "fay").forEach(who -> consent(given, who));
    given.row(
        TOUCHES,
        -29,
        "touch_id",
        "t1",
        "account_id",
        "core",
        "kind",
        "sales",
        "touched_at",
        noon(-29));

    assertThat(list(given))
        .containsExactly(
            "acme 1 null ada",
            "bolt null consent null",
            "core null cool_down_account cyd",
            "dock 2 null dan",
            "fern null little_evidence fay");
  }

  @Test
  void whoLeftTheAccountIsNotCalled() {
    var given = candidate(Given.nothing(), "acme", 40);
    consent(user(given, "ada", "acme", "owner", -100), "ada");
    given.row(USERS, -5, "user_id", "ada", "account_id", "bolt", "role", "owner");

    assertThat(list(given)).containsExactly("acme null consent null");
  }

  @Test
  void whoWantsToBuyAndCanDoItAloneIsLeftAloneAndEveryCandidateIsInOnePlace() {
    var given = Given.nothing();
    candidate(given, "alone", 24.9, 0.5);
    candidate(given, "cannot", 25, 0.5);
    candidate(given, "hardly", 24.9, 0.49);
    candidate(given, "surely", 4, 0.9);
    candidate(given, "nobody", 4.9, 0.49);
    List.of("alone", "cannot", "surely")
        .forEach(
            account ->
                consent(user(given, "of-" + account, account, "owner", -9), "of-" + account));
    given.row(
        TOUCHES,
        -1,
        "touch_id",
        "t1",
        "account_id",
        "alone",
        "kind",
        "sales",
        "touched_at",
        noon(-1));

    assertThat(list(given))
        .containsExactly(
            "alone null leave_alone of-alone",
            "cannot 1 null of-cannot",
            "hardly null consent null",
            "surely null leave_alone of-surely");
  }

  private static Given candidate(Given given, String account, double score) {
    return candidate(given, account, score, 0.4);
  }

  private static Given candidate(Given given, String account, double score, double wants) {
    return given.row(ASSIST_SCORES, 0, "account_id", account, "score", score, "wants", wants);
  }

  private static Given user(Given given, String user, String account, String role, int since) {
    return given.row(
        USERS,
        since,
        "user_id",
        user,
        "account_id",
        account,
        "role",
        role,
        "signed_up_at",
        noon(since));
  }

  private static Given consent(Given given, String user) {
    return given.row(
        CONSENTS,
        -50,
        "user_id",
        user,
        "purpose",
        "sales_contact",
        "channel",
        "any",
        "state",
        "granted",
        "recorded_at",
        noon(-50));
  }

  private static List<String> list(Given given) {
    return given.yields(JOB, Run.of(DAY, "r")).collectAsList().stream()
        .map(
            r ->
                "%s %s %s %s"
                    .formatted(
                        r.getAs("account_id"),
                        r.getAs("rank"),
                        r.getAs("held_back_by"),
                        r.getAs("contact_user_id")))
        .sorted()
        .toList();
  }
}
