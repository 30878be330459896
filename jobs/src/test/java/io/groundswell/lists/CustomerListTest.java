package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
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
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerListTest {
  private static final LocalDate DAY = Rows.DAY;

  private final Map<Table, Rows> tables = new HashMap<>();

  @Test
  void advocatesAreThoseListedWithTheirNamesOfTheDay() {
    of(ADVOCATES)
        .row("user_id", "ada", "account_id", "acme", "score", 71.27, "rank", 1)
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
          .containsExactly("[2026-01-15,1,Ada,ada@a.example,Acme,71.3,,acme,ada]");
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

  private Rows of(Table table) {
    return tables.computeIfAbsent(table, t -> Rows.of(Contracts.onClassPath(List.of(t)).of(t)));
  }

  private List<String> said(CustomerList list, Run run) {
    var inputs = new HashMap<Table, org.apache.spark.sql.Dataset<Row>>();
    list.inputs().forEach(table -> inputs.put(table, of(table).dataset()));
    var rows = list.rows(new Inputs(list.source(), inputs, run), run);
    assertThat(rows.columns()).contains(list.columns().toArray(String[]::new));
    return rows.collectAsList().stream().map(Row::toString).toList();
  }
}
