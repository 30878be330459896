package io.groundswell.command;

import io.groundswell.lakehouse.GroundswellException;
import io.groundswell.lakehouse.StoreFailures;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Every command, and how each failure ends: one message, one exit code. */
@Command(
    name = "groundswell",
    description = {
      "Joins telemetry, support and billing; finds what customers mean; and says who would gladly speak for you and who wants to buy and cannot do it alone.",
    },
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      CheckCommand.class,
      SimulateCommand.class,
      EvaluateCommand.class,
      AdvocatesCommand.class,
      ReportCommand.class,
      RunCommand.class,
      EraseCommand.class,
      MaintainCommand.class,
      PlanCommand.class,
      TablesCommand.class,
      SqlCommand.class,
      RegisterCommand.class,
      DoctorCommand.class,
      DocumentCommand.class,
      RedactCommand.class,
      TopicsCommand.class,
      BacktestCommand.class,
      CommandLine.HelpCommand.class,
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong use",
      "3:data refused by a contract",
      "4:another run holds these days",
    },
    versionProvider = Commands.Version.class)
public final class Commands {
  private Commands() {}

  /** Runs what was typed and gives the exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new Commands())
        .registerConverter(LocalDate.class, new Days())
        .setExecutionExceptionHandler(Commands::told)
        .setParameterExceptionHandler(Commands::misused)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private static int told(Exception e, CommandLine command, CommandLine.ParseResult typed) {
    LoggerFactory.getLogger("groundswell").debug("{} failed", command.getCommandName(), e);
    var explained = StoreFailures.explained("`%s` failed".formatted(command.getCommandName()), e);
    if ((e instanceof GroundswellException ? e : explained) instanceof GroundswellException ours) {
      command.getErr().println("groundswell: " + ours.getMessage());
      return ours.exitCode();
    }
    LoggerFactory.getLogger("org.apache.groundswell").error("{}", command.getCommandName(), e);
    command
        .getErr()
        .printf(
            "groundswell: %s failed: %s. The log (%s) has the whole story.%n",
            command.getCommandName(),
            String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()),
            System.getProperty("groundswell.log", "build/groundswell.log"));
    return 1;
  }

  private static int misused(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    command.getErr().println("groundswell: " + e.getMessage());
    command
        .getErr()
        .printf(
            "Try `./groundswell %s --help`.%n",
            command.getCommandName().replace("groundswell", "").strip());
    return 2;
  }

  /** Days as ISO 8601 writes them. */
  private static final class Days implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' is no day. Write it as 2026-03-31.");
      }
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"groundswell " + version()};
    }

    static String version() {
      var version = Commands.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
