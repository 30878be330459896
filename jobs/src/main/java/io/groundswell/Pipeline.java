package io.groundswell;

import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every stage and every job, in the order data flows: the table of contents. */
public final class Pipeline {
  private final Business business;
  private final Pseudonyms pseudonyms;

  public Pipeline(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  /** From files to lists. */
  public List<Stage> stages() {
    return List.of(
        new Stage(
            "land",
            "Vendors' files become bronze",
            List.of(new io.groundswell.bronze.SegmentEvents())),
        new Stage("refine", "Bronze becomes people, accounts, use, tickets and bills", List.of()),
        new Stage("understand", "What customers say becomes topics", List.of()),
        new Stage("measure", "Everything known of an account, day by day", List.of()),
        new Stage("score", "Who would speak for us, who wants to buy", List.of()),
        new Stage("publish", "Lists that people act on", List.of()));
  }

  /** The contracts of every table that a job fills, and of the pipeline's own notes. */
  public static Contracts contracts() {
    return Contracts.onClassPath(
        Stream.concat(Tables.all().stream(), Ledger.TABLES.stream())
            .filter(
                t ->
                    Pipeline.class
                            .getClassLoader()
                            .getResource("schemas/" + t.layer().folder() + "/" + t.name() + ".yaml")
                        != null)
            .toList());
  }

  /**
   * The stages and jobs of these names, in the order data flows.
   *
   * @param stages all when none is named
   * @param tables all of the chosen stages when none is named
   */
  public List<Stage> only(List<String> stages, List<Table> tables) {
    var all = stages();
    var names = all.stream().map(Stage::name).toList();
    for (var stage : stages) {
      if (!names.contains(stage)) {
        throw new WrongUse("There is no stage '%s'. The stages: %s.".formatted(stage, names));
      }
    }
    for (var table : tables) {
      if (all.stream().flatMap(s -> s.jobs().stream()).noneMatch(j -> j.output().equals(table))) {
        throw new WrongUse(
            "No job makes %s. `./groundswell plan` lists those there are.".formatted(table));
      }
    }
    var chosen = new ArrayList<Stage>();
    for (var stage : all) {
      var jobs = stage.jobs().stream().filter(job -> wanted(job, tables)).toList();
      boolean named = stages.isEmpty() || stages.contains(stage.name());
      if (named && !jobs.isEmpty()) {
        chosen.add(new Stage(stage.name(), stage.does(), jobs));
      }
    }
    return chosen;
  }

  private static boolean wanted(Job job, List<Table> tables) {
    return tables.isEmpty() || tables.contains(job.output());
  }
}
