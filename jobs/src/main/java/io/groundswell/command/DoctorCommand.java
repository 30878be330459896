package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.lakehouse.GroundswellException;
import io.groundswell.text.Pseudonyms;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything a run needs before the run does. */
@Command(
    name = "doctor",
    description = {
      "Looks at everything that a run needs, and says what to do where it is not well.",
      "That is Java, memory, disks, the conf, business.yaml, topics.yaml, the key, the contracts, what has landed, object stores and Spark. Nothing is changed. Ends with 1 when a run would fail.",
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Do not start Spark, which takes seconds.")
  private boolean quick;

  private final List<Finding> findings = new ArrayList<>();

  @Override
  public Integer call() {
    MachineChecks.javaAndMemory().forEach(this::tell);
    tell(contracts());
    try (var workplace = conf.workplace()) {
      tell(Finding.ok("conf", conf.file().toString()));
      examine(workplace);
    } catch (GroundswellException e) {
      tell(Finding.fail("conf", e.getMessage() + " The rest was not looked at."));
    }
    return verdict();
  }

  private void examine(Workplace workplace) {
    var settings = workplace.settings();
    MachineChecks.folders(settings).forEach(this::tell);
    tell(key(settings));
    tell(business(workplace));
    tell(TopicChecks.file(workplace));
    var hadoop = StoreChecks.hadoop(settings);
    var stores = StoreChecks.findings(settings, hadoop, System.getenv());
    stores.forEach(this::tell);
    if (stores.stream().noneMatch(DoctorCommand::isFailure)) {
      try {
        new LandingChecks(settings, hadoop)
            .findings(Pipeline.readers().keySet())
            .forEach(this::tell);
      } catch (IOException e) {
        tell(
            Finding.fail(
                "landing",
                "%s cannot be listed: %s. Check the path in the conf."
                    .formatted(settings.landing(), e.getMessage())));
      }
    }
    if (!quick) {
      tell(spark(workplace));
      topics(workplace).ifPresent(this::tell);
    }
  }

  private static Finding business(Workplace workplace) {
    return Finding.attempt(
        "business",
        () -> {
          var business = workplace.business();
          return "%s: %d core features, %d plans"
              .formatted(
                  business.company(), business.coreFeatures().size(), business.plans().size());
        });
  }

  private static Finding key(Settings settings) {
    try {
      var key = settings.key(System.getenv());
      new Pseudonyms(key);
      return DemoKey.is(key)
          ? Finding.warn(
              "key",
              "This is the demo's key, which everybody can read. Give your own before people who exist come in.")
          : Finding.ok("key", "there");
    } catch (GroundswellException e) {
      return Finding.fail("key", e.getMessage());
    }
  }

  private static Finding contracts() {
    return Finding.attempt(
        "contracts", () -> "%d tables".formatted(Pipeline.contracts().all().size()));
  }

  /** Said only when everything before is well enough to ask a table. */
  private Optional<Finding> topics(Workplace workplace) {
    return findings.stream().anyMatch(DoctorCommand::isFailure)
        ? Optional.empty()
        : TopicChecks.strangers(workplace.topicRules(), workplace.lakehouse())
            .map(says -> Finding.warn("topics", says));
  }

  private static Finding spark(Workplace workplace) {
    var began = System.nanoTime();
    return Finding.attempt(
        "Spark",
        () -> {
          var spark = workplace.spark();
          spark.range(1).count();
          return String.format(
              Locale.ROOT,
              "%s on %s answers after %.1f s",
              spark.version(),
              spark.sparkContext().master(),
              (System.nanoTime() - began) / 1e9);
        });
  }

  private void tell(Finding finding) {
    findings.add(finding);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-4s  %-18s  %s%n", finding.verdict(), finding.what(), finding.says());
    out.flush();
  }

  private int verdict() {
    var failed = findings.stream().filter(DoctorCommand::isFailure).count();
    if (failed > 0) {
      spec.commandLine()
          .getErr()
          .printf("groundswell: %d of these would stop a run; see FAIL above.%n", failed);
    }
    return failed > 0 ? 1 : 0;
  }

  private static boolean isFailure(Finding finding) {
    return finding.verdict() == Finding.Verdict.FAIL;
  }
}
