package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class CustomerListTest {
  private static final LocalDate DAY = Rows.DAY;

  private final Map<Table, Rows> tables = new HashMap<>();

  @Test
  void advocatesAreThoseListedWithTheirNamesOfTheDay() {
    of(ADVOCATES)
        .row(
            "user_id",
            "ada",
            "account_id",
            "acme",
            "score",
            71.27,
            "rank",
            1,
            "asks",
            List.of(
                RowFactory.create("review", null),
                RowFactory.create("beta", "cool_down_ask"),
                RowFactory.create("referral", null)))
        .row("user_id", "bob", "account_id", "acme", "score", 70, "held_back_by", "consent");
    of(CONTACTS)
        .row(
            "known_on", DAY.minusDays(9), "user_id", "ada", "name", "Ada", "email", "old@a.example")
        .row(
            "known_on", DAY.minusDays(1), "user_id", "ada", "name", "Ada", "email", "ada@a.example")
        .row("known_on", DAY.plusDays(1), "user_id", "ada", "name", "Ada", "email", "new@a.example")
        .row("known_on", DAY, "user_id", "bob", "name", "Bob", "email", "bob@a.example");
    of(ACCOUNTS).row("known_on", DAY.minusDays(9), "account_id", "acme", "name", "Acme");

    for (var run : List.of(Run.of(DAY, "r"), new Run(DAY, DAY.plusDays(1), "r"))) {
      assertThat(said(new AdvocateList(), run))
          .containsExactly(
              "[2026-01-15,1,Ada,ada@a.example,Acme,review; referral,71.3,,0,acme,ada]");
    }
  }

  @Test
  void anAssistListNamesWhomToCall() {
    of(ASSIST_CANDIDATES)
        .row("account_id", "acme", "score", 40, "rank", 1, "contact_user_id", "ada")
        .row("account_id", "bolt", "score", 30, "held_back_by", "list_full");
    of(CONTACTS).row("known_on", DAY, "user_id", "ada", "name", "Ada", "email", "ada@a.example");
    of(ACCOUNTS).row("known_on", DAY, "account_id", "acme", "name", "Acme");

    assertThat(said(new AssistList(), Run.of(DAY, "r")))
        .containsExactly("[2026-01-15,1,Acme,Ada,ada@a.example,40.0,,acme,ada]");
  }

  @Test
  void whoIsToBeLeftAloneIsNamedWithoutAnybodyToCall() {
    assist("acme", 0.6, 20, "leave_alone").assist("bolt", 0.9, 20, "leave_alone");
    assist("core", 0.9, 40, null).assist("dock", 0.7, 30, "consent");
    of(ACCOUNTS).row("known_on", DAY, "account_id", "bolt", "name", "Bolt");
    var list = new LeaveAloneList();

    assertThat(said(list, Run.of(DAY, "r")))
        .containsExactlyInAnyOrder(
            "[2026-01-15,1,Bolt,0.9,0.0,,bolt]", "[2026-01-15,2,null,0.6,0.0,,acme]");
    assertThat(list.inputs()).doesNotContain(CONTACTS);
    assertThat(list.columns()).doesNotContain("email", "name");
  }

  @Test
  void whoMayLeaveIsListedByAccountAndWhoIsHeldBackIsNot() {
    of(SUCCESS_QUEUE).row(queued("acme", 1, false)).row(queued("bolt", null, true));
    of(CONTACTS).row("known_on", DAY, "user_id", "ada", "name", "Ada", "email", "ada@a.example");
    of(ACCOUNTS).row("known_on", DAY, "account_id", "acme", "name", "Acme");
    var list = new SuccessList();

    assertThat(said(list, Run.of(DAY, "r")))
        .containsExactly(
            "[2026-01-15,1,Acme,Ada,ada@a.example,was so,0.41,2 failed payments,2026-01-10,2026-01-24,acme,ada]");
    assertThat(Lists.counts(list, inputs(list, Run.of(DAY, "r"))).get(DAY).heldBack())
        .isEqualTo(Map.of("hold_back", 1L));
  }

  private static Object[] queued(String account, Integer rank, boolean isHeldBack) {
    return new Object[] {
      "account_id",
      account,
      "rank",
      rank,
      "is_held_back",
      isHeldBack,
      "reason",
      "was_so",
      "score",
      0.412,
      "evidence",
      List.of("2 failed payments"),
      "opened_on",
      DAY.minusDays(5),
      "expires_on",
      DAY.plusDays(9),
      "contact_user_id",
      "ada"
    };
  }

  /** Assist, leave alone, or held back: no candidate is in two places or in none. */
  @Test
  void everyCandidateOfBuyingIsInOnePlaceAndTheCountsAddUp() {
    assist("acme", 0.6, 20, "leave_alone").assist("bolt", 0.9, 20, "leave_alone");
    assist("core", 0.9, 40, null).assist("dock", 0.7, 30, "consent");
    var run = Run.of(DAY, "r");

    var helped = Lists.counts(new AssistList(), inputs(new AssistList(), run)).get(DAY);
    var alone = Lists.counts(new LeaveAloneList(), inputs(new LeaveAloneList(), run)).get(DAY);

    assertThat(helped.candidates()).isEqualTo(4);
    assertThat(helped.heldBack()).isEqualTo(Map.of("leave_alone", 2L, "consent", 1L));
    assertThat(alone.candidates()).isEqualTo(4);
    assertThat(alone.heldBack()).isEqualTo(Map.of("on_the_assist_list", 1L, "consent", 1L));
  }

  @Test
  void changesSayWhoCameAndWhoWentAndWhy() {
    var earlier = DAY.minusDays(7);
    advocate(earlier, "ada", 1, null).advocate(DAY, "ada", null, "consent");
    advocate(earlier, "bob", 2, null).advocate(DAY, "bob", 1, null);
    advocate(earlier, "cyd", null, "list_full").advocate(DAY, "cyd", 2, null);
    advocate(earlier, "dan", 3, null);
    advocate(DAY, "eve", 3, null);
    advocate(earlier, "fay", 4, null).advocate(DAY, "fay", 4, null);
    advocate(earlier.plusDays(3), "gus", 1, null);
    var list = new AdvocateList();
    var run = Run.of(DAY, "r");
    var standings = Lists.standings(list, inputs(list, run), run, Optional.of(earlier));

    assertThat(Change.between(standings.get(earlier), standings.get(DAY)))
        .extracting(
            c -> c.what() + " " + c.who() + " " + c.before() + " " + c.now() + " " + c.why())
        .containsExactly(
            "new cyd null 2 was held back: list full",
            "new eve null 3 was no candidate",
            "gone ada 1 null is held back: consent",
            "gone dan 3 null is no candidate",
            "moved bob 2 1 ");
  }

  private CustomerListTest advocate(LocalDate day, String user, Integer rank, String gate) {
    of(ADVOCATES)
        .row(
            "known_on",
            day,
            "user_id",
            user,
            "account_id",
            "acme",
            "rank",
            rank,
            "held_back_by",
            gate);
    return this;
  }

  private CustomerListTest assist(String account, double wants, double score, String gate) {
    of(ASSIST_CANDIDATES)
        .row(
            "account_id",
            account,
            "wants",
            wants,
            "score",
            score,
            "rank",
            gate == null ? 1 : null,
            "held_back_by",
            gate);
    return this;
  }

  private Rows of(Table table) {
    return tables.computeIfAbsent(table, t -> Rows.of(Contracts.onClassPath(List.of(t)).of(t)));
  }

  private List<String> said(CustomerList list, Run run) {
    var rows = list.rows(inputs(list, run), run);
    assertThat(rows.columns()).contains(list.columns().toArray(String[]::new));
    return rows.collectAsList().stream().map(Row::toString).toList();
  }

  private Inputs inputs(CustomerList list, Run run) {
    var inputs = new HashMap<Table, org.apache.spark.sql.Dataset<Row>>();
    list.inputs().forEach(table -> inputs.put(table, of(table).dataset()));
    return new Inputs(list.source(), inputs, run);
  }
}
