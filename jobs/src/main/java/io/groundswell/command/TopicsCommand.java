package io.groundswell.command;

import io.groundswell.command.Statements.Statement;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.stats.Agreement;
import io.groundswell.text.Placeholder;
import io.groundswell.text.Redaction;
import io.groundswell.text.Redactor;
import io.groundswell.text.TopicMap;
import io.groundswell.text.TopicTree.Level;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the topics in a column of texts of any CSV or JSON file. */
@Command(
    name = "topics",
    description = {
      "Finds what the texts of a file are about: topics.csv, mentions.csv and a page to look at, topics.html.",
      "Reads CSV (with a header) and JSON, lines or one list, plain or .gz. Texts are redacted before anything reads them.",
      "A text of more than 160 characters is read in passages and may be of several topics.",
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  ./groundswell topics tickets.csv --text description --id ticket_id --out ticket-topics",
      "  ./groundswell topics labelled.csv --text text --truth intent",
    })
final class TopicsCommand implements Callable<Integer> {
  private static final int SHOWN = 15;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CSV or JSON (lines or one list), UTF-8, plain or .gz.")
  private Path file;

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      required = true,
      description =
          "The column with the texts, in English unless another model knows more; of JSON, a field or a path such as source.body.")
  private String text;

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description =
          "The column that names a record. Without it records go by their row, from 0 (no header among them).")
  private String id;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "medium",
      description = "How fine the topics are: coarse, medium (default) or fine. They nest.")
  private Level level;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "topics",
      description = "The folder for the three files (default: ./topics).")
  private Path out;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description =
          "A column with the topic that somebody gave each text. Prints how well ours agree; they do not see it. A long text counts for the topic that most of it is about.")
  private String truth;

  @Mixin private ModelOption model;

  @Override
  public Integer call() {
    var statements = new Statements(file, id, text, truth).read();
    var read = statements.parallelStream().map(TopicsCommand::redaction).toList();
    var map = TopicMap.of(read.stream().map(Redaction::redacted).toList(), level, model.chosen());
    if (map.topics().isEmpty()) {
      throw new WrongUse(
          "%s has %d records and no topic: a topic needs at least %d different texts that say about the same. Look at column %s."
              .formatted(file, statements.size(), TopicMap.LEAST_TEXTS, text));
    }
    new TopicFiles(map, statements, read, id != null).write(out, file.getFileName().toString());
    var printed = spec.commandLine().getOut();
    print(map, printed);
    if (truth != null) {
      printAgreement(map, statements, printed);
    }
    return 0;
  }

  private static Redaction redaction(Statement said) {
    return Redactor.redaction(said.text(), List.of(), Placeholder.direct());
  }

  private void print(TopicMap map, PrintWriter printed) {
    printed.printf(
        "%,d texts in %d topics, %,d in none%s. The largest:%n",
        map.places().size(),
        map.topics().size(),
        map.places().stream().filter(ofText -> !ofText.get(0).hasTopic()).count(),
        map.several() == 0 ? "" : ", %,d in several".formatted(map.several()));
    map.topics().stream()
        .limit(SHOWN)
        .forEach(topic -> printed.printf("%7d  %s%n", topic.texts(), topic.label()));
    whyNone(map).forEach((why, texts) -> printed.printf("%7d  no topic: %s%n", texts, why));
    printed.printf("%s: topics.csv, mentions.csv, and topics.html to look at.%n", out);
  }

  private static Map<String, Integer> whyNone(TopicMap map) {
    var why = new TreeMap<String, Integer>();
    map.places().stream()
        .map(ofText -> ofText.get(0))
        .filter(place -> !place.hasTopic())
        .forEach(place -> why.merge(place.reason(), 1, Integer::sum));
    return why;
  }

  /**
   * A text counts for the topic that most of it is about, one without a topic as one alone; one
   * without truth does not count.
   */
  private static void printAgreement(
      TopicMap map, List<Statement> statements, PrintWriter printed) {
    int[] told =
        IntStream.range(0, statements.size())
            .filter(i -> !statements.get(i).truth().isBlank())
            .toArray();
    var names = new HashMap<String, Integer>();
    int[] truth = new int[told.length];
    int[] found = new int[told.length];
    for (int i = 0; i < told.length; i++) {
      truth[i] = names.computeIfAbsent(statements.get(told[i]).truth(), t -> names.size());
      var place = map.places().get(told[i]).get(0);
      found[i] = place.hasTopic() ? place.topic() : -1 - i;
    }
    printed.printf(
        "Against %d true topics of %,d texts: NMI %.1f  ARI %.1f  V-measure %.1f (homogeneity %.1f, completeness %.1f)  purity %.1f%n",
        names.size(),
        told.length,
        100 * Agreement.normalisedMutualInformation(truth, found),
        100 * Agreement.adjustedRand(truth, found),
        100 * Agreement.normalisedMutualInformation(truth, found),
        100 * Agreement.homogeneity(truth, found),
        100 * Agreement.completeness(truth, found),
        100 * Agreement.purity(truth, found));
  }
}
