package io.groundswell.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a run would do. */
@Command(
    name = "plan",
    description = {
      "Lists the stages in order and the tables that each makes.",
      "Beside every table stands what it is made from. Nothing is run, and no key is needed.",
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description =
          "As JSON for a scheduler: stages of name, does, jobs and lists; jobs of table and inputs.")
  private boolean json;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      var plan = Plan.of(workplace.business());
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(plan.json());
      } else {
        plan.stages().forEach(stage -> print(stage, out));
        out.println("Run one with: ./groundswell run --date DAY --stage STAGE");
      }
      out.flush();
      return 0;
    }
  }

  private static void print(Plan.Step stage, PrintWriter out) {
    out.printf("%s: %s%n", stage.name(), stage.does());
    for (var job : stage.jobs()) {
      out.printf("  %-34s from %s%n", job.table(), String.join(", ", job.inputs()));
    }
    out.println();
  }
}
