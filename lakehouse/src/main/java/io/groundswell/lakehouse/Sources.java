package io.groundswell.lakehouse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The jobs of a stage that read landed files: all are read and looked over before any is published,
 * so that one source that went bad leaves every table of the stage as it was.
 */
final class Sources implements AutoCloseable {
  private final Lakehouse lakehouse;
  private final Map<Table, Lakehouse.Made> made = new LinkedHashMap<>();
  private final Map<Table, Throwable> failed = new LinkedHashMap<>();

  private Sources(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** Reads them side by side; what one of them throws is thrown when it is to be published. */
  static Sources lookedOver(Lakehouse lakehouse, Stage stage, Run run, Executor workers) {
    var sources = new Sources(lakehouse);
    var looking = new HashMap<Table, CompletableFuture<Lakehouse.Made>>();
    for (var job : stage.jobs()) {
      if (Lakehouse.readsFiles(job)) {
        var making = CompletableFuture.supplyAsync(() -> lakehouse.make(job, run), workers);
        looking.put(job.output(), making);
      }
    }
    lakehouse.await(looking.values());
    looking.forEach(sources::take);
    return sources;
  }

  private void take(Table table, CompletableFuture<Lakehouse.Made> making) {
    try {
      made.put(table, making.join());
    } catch (CompletionException e) {
      failed.put(table, e.getCause());
    }
  }

  /** Whether it is a job that was looked over. */
  boolean has(Job job) {
    return made.containsKey(job.output()) || failed.containsKey(job.output());
  }

  /** Why a source that is itself in order is not published. */
  Optional<String> whySkipped(Job job) {
    if (!made.containsKey(job.output())) {
      return Optional.empty();
    }
    return failed.entrySet().stream()
        .filter(other -> other.getValue() instanceof Refused)
        .map(other -> "Nothing is published, since %s was refused.".formatted(other.getKey()))
        .sorted()
        .findFirst();
  }

  /** Writes what was looked over, or throws what looking over it threw. */
  Published publish(Job job) throws Throwable {
    var failure = failed.get(job.output());
    if (failure != null) {
      throw failure;
    }
    return lakehouse.publish(made.get(job.output()));
  }

  @Override
  public void close() {
    made.values().forEach(lakehouse::release);
  }
}
