package io.groundswell.command;

import io.groundswell.simulate.PlantedTruth;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Marks the scores of a simulated company with its truth. */
@Command(
    name = "evaluate",
    description = {
      "Says how well the scores of a simulated company find what was planted in it, what a list by them is",
      "worth beside one by NPS alone, how well its ids are put together to people, on how many days the",
      "recurring revenue of an account is another than was planted, and how well the topics of what",
      "customers say agree with those that they speak of.",
      "That proves the code; what a score is worth to a business, only the business can show.",
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description = "Where simulate wrote the truth (default: a folder 'truth' beside landing).")
  private String truth;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      var folder = truth != null ? truth : SimulateCommand.besideLanding(workplace);
      var out = spec.commandLine().getOut();
      printIdentity(workplace, folder, out);
      print(marks(workplace, folder), out);
      printLists(workplace, folder, out);
      out.println("  MRR  " + revenue(workplace, folder).line());
      out.println("  " + topics(workplace, folder).line());
      out.flush();
      return 0;
    }
  }

  static List<Marks> marks(Workplace workplace, String folder) {
    var planted = new PlantedTruth(workplace.spark(), folder);
    return Marks.of(workplace.lakehouse(), planted, workplace.pseudonyms());
  }

  private static void printIdentity(Workplace workplace, String folder, PrintWriter out) {
    var planted = new PlantedTruth(workplace.spark(), folder);
    for (var mark : IdentityMarks.of(workplace.lakehouse(), planted)) {
      out.printf(
          Locale.ROOT,
          "  precision %.4f  recall %.4f  whom ids belong to: %s (%,d ids, %,d pairs)%n",
          mark.pairs().precision(),
          mark.pairs().recall(),
          mark.kind(),
          mark.ids(),
          mark.pairs().are());
    }
    out.flush();
  }

  private static void printLists(Workplace workplace, String folder, PrintWriter out) {
    var planted = new PlantedTruth(workplace.spark(), folder);
    var lakehouse = workplace.lakehouse();
    var pseudonyms = workplace.pseudonyms();
    int length = workplace.business().advocates().listSize();
    ListMarks.of(lakehouse, planted, pseudonyms, length).forEach(mark -> out.println(mark.line()));
    out.println(ListMarks.listed(lakehouse, planted, pseudonyms).line());
    out.println(AloneMarks.of(lakehouse, planted).line());
    out.println("  Planted truth proves the code, not lift; in brackets 95 % intervals (Wilson).");
    out.flush();
  }

  private static RevenueCheck revenue(Workplace workplace, String folder) {
    return RevenueCheck.of(workplace.lakehouse(), new PlantedTruth(workplace.spark(), folder));
  }

  private static TopicMarks topics(Workplace workplace, String folder) {
    return TopicMarks.of(workplace.lakehouse(), new PlantedTruth(workplace.spark(), folder));
  }

  static void print(List<Marks> marks, PrintWriter out) {
    for (var mark : marks) {
      out.printf(
          Locale.ROOT,
          "  AUC %.3f  %s (%,d of %,d)%n",
          mark.auc(),
          mark.question(),
          mark.are(),
          mark.are() + mark.areNot());
    }
    out.flush();
  }
}
