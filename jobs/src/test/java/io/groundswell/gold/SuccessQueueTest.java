package io.groundswell.gold;

import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SuccessQueueTest {
  private static final SuccessQueue JOB = new SuccessQueue();

  @Test
  void anItemIsOpenForTwoWeeksAndThenRests() {
    var given = Given.nothing();
    for (int day = 0; day < 60; day++) {
      given.row(HEALTH_SCORES, day, health("acme", true, 0.3));
    }

    // Open on days 0 to 13; rested after 28 days without, so again on days 42 to 55.
    assertThat(openDays(given, 0, 59))
        .hasSize(28)
        .contains(0L, 13L, 42L, 55L)
        .doesNotContain(14L, 41L, 56L);
  }

  @Test
  void whoeverIsTurnedToIsDone() {
    var given = Given.nothing();
    for (int day = 0; day < 10; day++) {
      given.row(HEALTH_SCORES, day, health("acme", true, 0.3));
    }
    given.row(TOUCHES, 3, "touch_id", "t", "account_id", "acme", "kind", "success");

    assertThat(openDays(given, 0, 9)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void itStaysOpenWhenThingsGetBetterAndSaysSo() {
    var given =
        Given.nothing()
            .row(HEALTH_SCORES, 0, health("acme", false, 0.4))
            .row(HEALTH_SCORES, 1, health("acme", false, 0.1));
    var rows = rows(given, 0, 1);

    assertThat(rows)
        .extracting(r -> r.getAs("reason"))
        .containsExactly("likely_to_leave", "was_so");
    assertThat(rows).extracting(r -> r.getAs("opened_on") + "").containsOnly(DAY + "");
  }

  @Test
  void yesterdaysItemGoesOnFromItsOwnSlice() {
    var given =
        Given.nothing()
            .row(SUCCESS_QUEUE, -1, "account_id", "acme", "opened_on", day(-13))
            .row(SUCCESS_QUEUE, -1, "account_id", "zeta", "opened_on", day(-14))
            .row(HEALTH_SCORES, 0, health("acme", true, 0.3))
            .row(HEALTH_SCORES, 0, health("zeta", true, 0.3));

    assertThat(rows(given, 0, 0)).extracting(r -> r.getAs("account_id")).containsExactly("acme");
  }

  @Test
  void chanceHoldsOneInTenBackAndTheOthersAreRanked() {
    var given = Given.nothing();
    for (int account = 0; account < 1000; account++) {
      given.row(HEALTH_SCORES, 0, health("a" + account, true, account / 1000.0));
    }
    var rows = rows(given, 0, 0);
    var held = rows.stream().filter(row -> row.<Boolean>getAs("is_held_back")).toList();

    assertThat(held.size()).isBetween(70, 130);
    assertThat(held).allMatch(row -> row.getAs("rank") == null);
    assertThat(rows.stream().map(r -> r.<Integer>getAs("rank")).filter(r -> r != null).sorted())
        .startsWith(1, 2, 3)
        .hasSize(1000 - held.size())
        .doesNotHaveDuplicates();
  }

  /** Who runs an account before who uses it most; nobody who took consent back. */
  @Test
  void whomToTurnToIsTheMostActiveOfThoseWhoRunIt() {
    var given = Given.nothing();
    for (var account : List.of("acme", "bolt", "core")) {
      given.row(HEALTH_SCORES, 0, health(account, true, 0.3));
    }
    person(given, "ada", "acme", "owner", 2);
    person(given, "bob", "acme", "admin", 9);
    person(given, "cyd", "acme", "member", 20);
    person(given, "dan", "acme", "admin", 15);
    person(given, "eve", "bolt", null, 1);
    person(given, "fay", "bolt", null, 3);
    given
        .row(CONSENTS, -30, consent("dan", "granted", -30))
        .row(CONSENTS, -3, consent("dan", "withdrawn", -3))
        .row(CONSENTS, -9, consent("bob", "withdrawn", -9))
        .row(CONSENTS, -8, consent("bob", "granted", -8));

    assertThat(rows(given, 0, 0))
        .extracting(row -> row.getAs("account_id") + " " + row.getAs("contact_user_id"))
        .containsExactly("acme bob", "bolt fay", "core null");
  }

  private static void person(Given given, String user, String account, String role, int days) {
    given.row(
        USERS,
        -90,
        "user_id",
        user,
        "account_id",
        account,
        "role",
        role,
        "signed_up_at",
        noon(-90));
    for (int day = 1; day <= days; day++) {
      given.row(
          USAGE_DAILY,
          -day,
          "account_id",
          account,
          "user_id",
          user,
          "event_date",
          day(-day),
          "feature",
          "boards",
          "events",
          1);
    }
  }

  private static Object[] consent(String user, String state, int recorded) {
    return new Object[] {
      "user_id",
      user,
      "purpose",
      "advocacy",
      "channel",
      "email",
      "state",
      state,
      "recorded_at",
      noon(recorded)
    };
  }

  private static List<Row> rows(Given given, int from, int to) {
    return given
        .yields(JOB, new Run(day(from), day(to), "r"))
        .orderBy("known_on", "account_id")
        .collectAsList();
  }

  private static List<Long> openDays(Given given, int from, int to) {
    return rows(given, from, to).stream()
        .map(row -> ChronoUnit.DAYS.between(DAY, row.getDate(0).toLocalDate()))
        .toList();
  }

  private static Object[] health(String account, boolean isQuiet, double score) {
    return new Object[] {
      "account_id", account, "abstains", false, "is_quiet", isQuiet, "score", score
    };
  }
}
