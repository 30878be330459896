package io.groundswell.lakehouse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of a stage: independent ones side by side, and a job after those it reads and those
 * that its contract refers to.
 *
 * <p>A job that fails takes only its dependants with it; a source that is refused for its rejects
 * stops every source of the stage before any is published. How every job ended goes to the ledger.
 */
public final class StageRun {
  /** More hide the driver's share of a small job behind the tasks of another; many only queue. */
  private static final int SIDE_BY_SIDE = 3;

  /** Not one of our own names: the stack belongs into the file, the message goes to the screen. */
  private static final Logger LOG = LoggerFactory.getLogger("groundswell.jobs");

  private final Lakehouse lakehouse;
  private final Clock clock;
  private final Consumer<Ledger.Entry> listener;

  public StageRun(Lakehouse lakehouse, Clock clock, Consumer<Ledger.Entry> listener) {
    this.lakehouse = lakehouse;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Runs the jobs and returns how each ended; throws nothing that a job threw.
   *
   * @throws StoreSilent as soon as the store went away, of which nothing can be written down; jobs
   *     that wait for it are left behind
   */
  public List<Ledger.Entry> run(Stage stage, Run run) {
    var workers = Executors.newFixedThreadPool(SIDE_BY_SIDE, StageRun::worker);
    try (var sources = Sources.lookedOver(lakehouse, stage, run, workers)) {
      var entries = new HashMap<Table, CompletableFuture<Ledger.Entry>>();
      for (var job : stage.jobs()) {
        entries.put(job.output(), after(job, stage, run, sources, entries, workers));
      }
      lakehouse.await(entries.values());
      var ended = new ArrayList<Ledger.Entry>();
      for (var job : stage.jobs()) {
        ended.add(entries.get(job.output()).join());
      }
      lakehouse.ledger().record(ended, clock.instant());
      return ended;
    } finally {
      workers.shutdown();
    }
  }

  private CompletableFuture<Ledger.Entry> after(
      Job job,
      Stage stage,
      Run run,
      Sources sources,
      Map<Table, CompletableFuture<Ledger.Entry>> entries,
      ExecutorService workers) {
    var before =
        Stream.concat(job.inputs().stream(), lakehouse.contracts().of(job.output()).references())
            .distinct()
            .map(entries::get)
            .filter(e -> e != null)
            .toList();
    return CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
        .thenApplyAsync(
            nothing -> {
              var failed =
                  before.stream()
                      .map(CompletableFuture::join)
                      .filter(e -> !e.status().equals("done"))
                      .findFirst();
              var entry =
                  failed
                      .map(f -> "It reads %s, which was not made.".formatted(f.table()))
                      .or(() -> sources.whySkipped(job))
                      .or(lakehouse::whySkipped)
                      .map(why -> unmade(job, stage, run, "skipped", why))
                      .orElseGet(() -> entry(job, stage, run, sources));
              if (lakehouse.whySkipped().isEmpty()) {
                listener.accept(entry);
              }
              return entry;
            },
            workers);
  }

  private Ledger.Entry entry(Job job, Stage stage, Run run, Sources sources) {
    try {
      var published = sources.has(job) ? sources.publish(job) : lakehouse.run(job, run);
      return new Ledger.Entry(run, stage.name(), job.output(), "done", null, published);
    } catch (GroundswellException e) {
      var status =
          e instanceof Refused
              ? "refused"
              : e instanceof DaysHeld ? "held" : e instanceof WrongUse ? "wrong_use" : "failed";
      LOG.error("{} failed", job.output(), e);
      return unmade(job, stage, run, status, e.getMessage());
    } catch (Throwable e) { // Memory that ran out must not keep the others out of the ledger.
      LOG.error("{} failed", job.output(), e);
      var message =
          "%s could not be made: %s. The log has the whole story.".formatted(job.output(), e);
      return unmade(job, stage, run, "failed", message);
    }
  }

  private static Ledger.Entry unmade(Job job, Stage stage, Run run, String status, String why) {
    return new Ledger.Entry(run, stage.name(), job.output(), status, why, null);
  }

  private static Thread worker(Runnable work) {
    var thread = new Thread(work, "job");
    thread.setDaemon(true);
    return thread;
  }

  static String codeVersion() {
    var version = StageRun.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
