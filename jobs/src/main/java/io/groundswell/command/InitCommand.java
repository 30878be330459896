package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A place to begin for a company of one's own. */
@Command(
    name = "init",
    description = {
      "Lays out a folder for a company of your own: where to drop which files, and what to say about yourself.",
      "Whatever is there already is left as it is.",
    })
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder; it is made if it is not there.")
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and do nothing.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean isHelpAsked;

  private int written;

  @Override
  public Integer call() {
    var home = folder.toAbsolutePath().normalize();
    try {
      lay(home.resolve("conf/groundswell.yaml"), text("conf.yaml").replace("{HOME}", home + ""));
      lay(home.resolve("conf/business.yaml"), text("business.yaml"));
      lay(home.resolve("conf/topics.yaml"), text("topics.yaml"));
      lay(home.resolve(".gitignore"), text("gitignore"));
      for (var object : Pipeline.readers().keySet()) {
        lay(home.resolve("landing/%s/README.md".formatted(object)), guide(object));
      }
    } catch (IOException e) {
      throw new Failed("%s cannot be written: %s.".formatted(home, e.getMessage()), e);
    }
    var out = spec.commandLine().getOut();
    out.printf("%d files written below %s.%n", written, home);
    out.print(
        text("next.txt")
            .replace("{CONF}", folder.resolve("conf/groundswell.yaml") + "")
            .replace("{DIR}", folder + ""));
    out.flush();
    return 0;
  }

  private void lay(Path file, String text) throws IOException {
    if (Files.isRegularFile(folder)) {
      throw new WrongUse("%s is a file. Name a folder.".formatted(folder));
    }
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      written++;
    }
  }

  /** What to drop into the folder of an object, with two lines of it as a sample. */
  static String guide(String object) {
    return resource("/landing/" + object + ".md") + text("format.md").replace("{OBJECT}", object);
  }

  private static String text(String name) {
    return resource("/init/" + name);
  }

  private static String resource(String path) {
    try (var stream = InitCommand.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new LinkageError("The program lacks its file " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LinkageError("The program cannot read its file " + path, e);
    }
  }
}
