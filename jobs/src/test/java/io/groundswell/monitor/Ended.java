package io.groundswell.monitor;

import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Published;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How a job of a run ended. */
final class Ended {
  static final LocalDate DAY = LocalDate.of(2026, 6, 29);
  static final Run FIRST = Run.of(DAY, "r1");
  static final Run NEXT = Run.of(DAY.plusDays(1), "r2");

  private Ended() {}

  static Ledger.Entry well(Run run, String stage, String table, Map<String, Long> inputs) {
    var name = Table.of(table);
    var published =
        new Published(
            name, 100, 90, 10, Map.of("a rule", 3L), List.of(), 7, inputs, List.of(), 2.5, 4);
    return new Ledger.Entry(run, stage, name, "done", null, published);
  }

  static Ledger.Entry badly(Run run, String stage, String table) {
    var why = "It was \"not\" published.\nSee \\ there.";
    return new Ledger.Entry(run, stage, Table.of(table), "refused", why, null);
  }
}
