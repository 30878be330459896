package io.groundswell.command;

import static org.apache.spark.sql.functions.max;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.lakehouse.GroundswellException;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Lease;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.StageRun;
import io.groundswell.lakehouse.StoreSilent;
import io.groundswell.lists.Lists;
import io.groundswell.monitor.MetricsDelivery;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** Runs stages one after the other while holding the days, and tells the screen. */
final class Runs {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private Runs() {}

  /** A name for a run that no other has: when it began and which process it is. */
  static String id() {
    return ID.format(CLOCK.instant()) + "-" + ProcessHandle.current().pid();
  }

  /** The last day that was run, to which notes on erasing and maintenance belong; else today. */
  static LocalDate lastDay(Lakehouse lakehouse) {
    Date last = lakehouse.read(Ledger.RUNS).agg(max(Slices.KNOWN_ON)).first().getAs(0);
    return last == null ? LocalDate.now(CLOCK) : last.toLocalDate();
  }

  /** Ends with the exit code that a scheduler sees, and tells it to those who watch. */
  static int of(Workplace workplace, List<Stage> stages, Run run, Screen screen) {
    var lakehouse = workplace.lakehouse();
    int code = 1;
    try {
      code = written(workplace, lakehouse, stages, run, screen);
      return code;
    } catch (GroundswellException e) {
      code = e.exitCode();
      throw e;
    } finally {
      var metrics = workplace.settings().metrics();
      if (metrics != null) {
        MetricsDelivery.deliver(metrics, lakehouse, code).ifPresent(screen::warns);
      }
    }
  }

  private static int written(
      Workplace workplace, Lakehouse lakehouse, List<Stage> stages, Run run, Screen screen) {
    var lineage = workplace.lineage(CLOCK);
    var conf = workplace.spark().sessionState().newHadoopConf();
    Prerequisites.check(lakehouse, workplace.pipeline().stages(), stages, run);
    try (var lease = Lease.take(workplace.settings().lakehouse(), run, conf, CLOCK)) {
      for (var stage : stages) {
        screen.begins(stage, run);
        lineage.begins(stage, run);
        Consumer<Ledger.Entry> told = screen::ended;
        List<Ledger.Entry> ended;
        try {
          ended = new StageRun(lakehouse, CLOCK, told.andThen(lineage::ended)).run(stage, run);
        } catch (StoreSilent e) {
          lease.leave();
          lineage.breaksOff(stage, run, e.getMessage());
          throw e;
        }
        screen.ends(stage, ended);
        lineage.ends(stage, run, ended);
        var code = exitCode(ended);
        if (code != 0) {
          return code;
        }
        var made = stage.jobs().stream().map(Job::output).toList();
        if (lakehouse.catalog().isMetastore()) {
          lakehouse.catalog().register(made::contains);
        }
        if (made.contains(Tables.TOPIC_EXEMPLARS)) {
          TopicChecks.strangers(workplace.topicRules(), lakehouse).ifPresent(screen::warns);
        }
        if (stage.name().equals(Pipeline.PUBLISH)) {
          Lists.write(lakehouse, made, workplace.settings().lists(), conf, run)
              .forEach(screen::wrote);
        }
      }
      return 0;
    } finally {
      if (lineage.trouble() != null) {
        screen.warns(lineage.trouble());
      }
    }
  }

  private static int exitCode(List<Ledger.Entry> entries) {
    for (var entry : entries) {
      switch (entry.status()) {
        case "done", "skipped" -> {}
        case "refused" -> {
          return 3;
        }
        case "held" -> {
          return 4;
        }
        case "wrong_use" -> {
          return 2;
        }
        default -> {
          return 1;
        }
      }
    }
    return 0;
  }
}
