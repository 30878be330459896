package io.groundswell.command;

import io.groundswell.lakehouse.WrongUse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives every published table its name in a metastore. */
@Command(
    name = "register",
    description = {
      "Gives every published table its name in the metastore of the conf, so that others can ask for gold.advocates.",
      "A run does so by itself where the conf has one. What has its name already is left as it is.",
    })
final class RegisterCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--print",
      description = "Print the statements instead, for the SQL client of any metastore.")
  private boolean isPrinted;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      var catalog = workplace.lakehouse().catalog();
      var out = spec.commandLine().getOut();
      if (isPrinted) {
        catalog.statements().forEach(statement -> out.println(statement + ";"));
      } else if (catalog.isMetastore()) {
        out.printf("%d tables have their names.%n", catalog.register(table -> true).size());
      } else {
        throw new WrongUse(
            "The conf has no metastore (spark.sql.catalogImplementation: hive). Give it one, or print the statements for the client of another with --print.");
      }
      out.flush();
      return 0;
    }
  }
}
