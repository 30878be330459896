package io.groundswell.command;

import io.groundswell.LookBacks;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Upkeep;
import io.groundswell.lakehouse.Upkeep.Tended;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Tends one table after the other and notes what was changed (decision 0017). */
final class Maintenance {
  private final Lakehouse lakehouse;
  private final Run run;
  private final Upkeep upkeep;
  private final Clock clock;

  /**
   * Fails where a contract keeps fewer days than runs read.
   *
   * @param run its day is the last one that was run
   * @param readable how long an earlier version of a table stays readable
   */
  Maintenance(Lakehouse lakehouse, Run run, Duration readable, Clock clock) {
    LookBacks.check(lakehouse.contracts());
    this.lakehouse = lakehouse;
    this.run = run;
    this.upkeep = lakehouse.upkeep(run.to(), readable);
    this.clock = clock;
  }

  /** What {@link #tend} would do; nothing is changed. */
  List<Tended> look(List<Table> only) {
    return chosen(only).stream()
        .map(contract -> upkeep.look(contract.table(), LookBacks.keptFrom(contract, run.to())))
        .toList();
  }

  /**
   * Does what is due; broken off, it has noted what it did.
   *
   * @param only every table that there is when none is named
   */
  List<Tended> tend(List<Table> only) {
    var all = new ArrayList<Tended>();
    var notes = new ArrayList<Row>();
    try {
      for (var contract : chosen(only)) {
        var tended =
            upkeep.tend(contract.table(), LookBacks.keptFrom(contract, run.to()), run.id());
        all.add(tended);
        if (tended.isChanged()) {
          notes.add(note(tended, contract));
        }
      }
    } finally {
      upkeep.note(notes);
    }
    return all;
  }

  private List<Contract> chosen(List<Table> only) {
    var contracts = lakehouse.contracts();
    only.forEach(contracts::of);
    return contracts.all().stream()
        .filter(contract -> only.isEmpty() || only.contains(contract.table()))
        .filter(contract -> lakehouse.has(contract.table()))
        .toList();
  }

  private Row note(Tended tended, Contract contract) {
    return RowFactory.create(
        Date.valueOf(run.to()),
        run.id(),
        tended.table().toString(),
        Timestamp.from(clock.instant()),
        LookBacks.keptFrom(contract, run.to()).map(Date::valueOf).orElse(null),
        tended.days(),
        tended.rows(),
        tended.filesBefore(),
        tended.filesAfter(),
        tended.removed(),
        tended.freed());
  }
}
