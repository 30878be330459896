package io.groundswell.monitor;

import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a lineage server which table was made of which, as OpenLineage says it: one job per table,
 * with its stage as parent.
 */
public final class Lineage {
  private final LineageEvent events;
  private final LineageOutlet outlet;
  private final Contracts contracts;
  private final String lakehouse;
  private final String landing;
  private final Clock clock;
  private final Map<Table, Job> jobs = new HashMap<>();

  /**
   * Opens a way out.
   *
   * @param settings null when nobody is to be told
   * @param lakehouse where the tables lie
   * @param landing where vendors drop their files
   * @param version of the program
   */
  public Lineage(
      LineageSettings settings,
      Contracts contracts,
      String lakehouse,
      String landing,
      String version,
      Clock clock) {
    this.events = settings == null ? null : new LineageEvent(settings.namespace(), version);
    this.outlet = settings == null ? null : new LineageOutlet(settings);
    this.contracts = contracts;
    this.lakehouse = lakehouse;
    this.landing = landing;
    this.clock = clock;
  }

  /** A stage begins. */
  public void begins(Stage stage, Run run) {
    if (outlet == null) {
      return;
    }
    stage.jobs().forEach(job -> jobs.put(job.output(), job));
    outlet.send(events.of("START", clock.instant(), run, stage.name(), Map.of()));
  }

  /** A table was made, or not; its beginning is told with its end. */
  public void ended(Ledger.Entry entry) {
    if (outlet == null || entry.status().equals("skipped")) {
      return;
    }
    var end = clock.instant();
    var published = entry.published();
    var seconds = published == null ? 0 : published.seconds();
    var begin = end.minus(Duration.ofNanos((long) (seconds * 1e9)));
    outlet.send(event("START", begin, entry));
    outlet.send(event(published == null ? "FAIL" : "COMPLETE", end, entry));
  }

  /** A stage ended. */
  public void ends(Stage stage, Run run, List<Ledger.Entry> entries) {
    var failed = entries.stream().filter(e -> !e.status().matches("done|skipped")).findFirst();
    if (failed.isPresent()) {
      breaksOff(stage, run, failed.get().message());
    } else if (outlet != null) {
      outlet.send(events.of("COMPLETE", clock.instant(), run, stage.name(), Map.of()));
    }
  }

  /** A stage ended badly, and of its tables nothing more will be told. */
  public void breaksOff(Stage stage, Run run, String why) {
    if (outlet != null) {
      Map<String, Object> facets = Map.of("errorMessage", events.error(why));
      outlet.send(events.of("FAIL", clock.instant(), run, stage.name(), facets));
    }
  }

  /** What kept events from leaving; null when all left. */
  public String trouble() {
    return outlet == null ? null : outlet.trouble();
  }

  private Map<String, Object> event(String type, Instant at, Ledger.Entry entry) {
    var facets = new HashMap<String, Object>();
    facets.put("parent", events.parent(entry.run(), entry.stage()));
    var published = entry.published();
    if (type.equals("FAIL")) {
      facets.put("errorMessage", events.error(entry.message()));
    }
    var event = events.of(type, at, entry.run(), entry.table().toString(), facets);
    var versions = published == null ? Map.<String, Long>of() : published.inputs();
    var inputs = new ArrayList<Map<String, Object>>();
    for (var input : jobs.get(entry.table()).inputs()) {
      inputs.add(dataset(input, versions.get(input.toString())));
    }
    event.put("inputs", inputs);
    var output = dataset(entry.table(), published == null ? null : published.version());
    if (type.equals("COMPLETE")) {
      output.put("outputFacets", events.rows(published.kept()));
    }
    event.put("outputs", List.of(output));
    return event;
  }

  private Map<String, Object> dataset(Table table, Long version) {
    boolean isFolder = table.layer() == Layer.LANDING;
    return events.dataset(
        table.toString(),
        isFolder
            ? uri(landing, table.name())
            : uri(lakehouse, table.layer().folder() + "/" + table.name()),
        isFolder ? null : contracts.of(table),
        version);
  }

  private static String uri(String root, String below) {
    return root.contains("://")
        ? root.replaceAll("/+$", "") + "/" + below
        : Path.of(root, below).toAbsolutePath().normalize().toUri().toString();
  }
}
