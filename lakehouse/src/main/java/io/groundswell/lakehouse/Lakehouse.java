package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.Snapshot;

/**
 * The one door to the tables: jobs run here, and nothing else reads or writes.
 *
 * <p>A little longer than other files, since there is one door.
 */
public final class Lakehouse {
  private final SparkSession spark;
  private final Door door;
  private final Contracts contracts;
  private final Landing landing;
  private final TableSources sources;
  private final Ledger ledger;
  private final Tally tally;
  private final CompletableFuture<StoreSilent> silence = new CompletableFuture<>();

  /**
   * Opens a lakehouse.
   *
   * @param root where the tables lie, a path or URI of any file system Hadoop knows
   * @param landing where vendors drop their files
   * @param sources tables of other systems that fill bronze tables directly
   */
  public Lakehouse(
      SparkSession spark,
      String root,
      String landing,
      Contracts contracts,
      List<TableSource> sources) {
    this.spark = spark;
    this.contracts = contracts;
    this.door = new Door(spark, qualified(spark, root), contracts);
    this.landing = new Landing(spark, qualified(spark, landing));
    this.sources = new TableSources(spark, contracts, sources);
    this.ledger = new Ledger(spark, door, contracts);
    this.tally = Tally.on(spark);
  }

  /** Delta takes a relative path for a name, so every path is made whole first. */
  private static String qualified(SparkSession spark, String path) {
    try {
      var whole = new Path(path);
      return whole
          .getFileSystem(spark.sessionState().newHadoopConf())
          .makeQualified(whole)
          .toString();
    } catch (IOException e) {
      throw new WrongUse(
          "%s cannot be reached: %s. Check the path in the conf.".formatted(path, e.getMessage()),
          e);
    }
  }

  /** Runs a job and publishes its rows of the run's days, or leaves the table as it was. */
  public Published run(Job job, Run run) {
    var made = make(job, run);
    try {
      return publish(made);
    } finally {
      release(made);
    }
  }

  /**
   * What a job makes of its inputs, not published yet. Rows that may be rejected are counted.
   *
   * @throws Refused when more is rejected than the contract allows
   */
  Made make(Job job, Run run) {
    requireStore();
    var table = job.output();
    var cost = tally.begin(spark, table.toString());
    try {
      var opened = open(job, run);
      if (isWithoutSource(job, opened) && !door.holds(table, run)) {
        return new Made(job, run, opened, null, null);
      }
      var trained = job instanceof Training training ? training.walk(opened.inputs(), run) : null;
      var rows =
          trained == null
              ? job.rows(opened.inputs(), run)
              : trained.parameters().orElseGet(() -> opened.inputs().rows(table).limit(0));
      var intake = Intake.of(sources.added(rows, table, run));
      var excess = intake.excess(contracts.of(table).errorRate());
      if (excess != null) {
        // Kept all the same, so that whoever is refused can look at the records to blame.
        ledger.reject(table, intake.rejects(), run);
        intake.close();
        throw new Refused(
            "%s was not published, it stays as it was: %s. Look at ops.rejects (table_name = '%s'), mend the files and run the days again; if the source is like that, raise errorRate in its contract."
                .formatted(table, excess, table),
            null);
      }
      return new Made(job, run, opened, trained, intake);
    } catch (Exception e) {
      tally.end(table.toString());
      throw explained(table, e);
    } finally {
      tally.pause(spark, cost);
    }
  }

  /** Writes what a job made and what was rejected of it. */
  Published publish(Made made) {
    var table = made.job().output();
    var run = made.run();
    var intake = made.intake();
    var cost = tally.begin(spark, table.toString());
    try {
      if (made.isNothing()) {
        ledger.forgetRejects(table, run);
        return Published.nothing(table, door.versionSeen(table), cost.secondsSoFar());
      }
      if (intake.rejected() > 0) {
        ledger.reject(table, intake.rejects(), run);
      } else {
        ledger.forgetRejects(table, run);
      }
      var contract = contracts.of(table);
      var audit = new Audit(contract);
      var kept = contract.conform(intake.kept());
      var guarded = audit.guard(kept, other -> seen(other, made));
      door.replace(table, guarded, run, null, audit::counted);
      if (made.trained() != null) {
        ledger.trained(table, made.trained().cards(), run);
      }
      return new Published(
          table,
          readsFiles(made.job()) ? intake.read() : cost.rowsScanned.get(),
          audit.rows(),
          intake.rejected(),
          audit.warned(),
          ledger.newFields(table, intake, run),
          door.versionSeen(table),
          made.opened().versions(),
          made.opened().files(),
          cost.secondsSoFar(),
          cost.sparkJobs.get());
    } catch (Exception e) {
      throw explained(table, e);
    } finally {
      tally.pause(spark, cost);
    }
  }

  /** Fails where the store went away before: waiting for it once is enough. */
  void requireStore() {
    if (silence.isDone()) {
      throw silence.join();
    }
  }

  /** Waits for the end of these, whether good or bad, or until the store goes away. */
  void await(Collection<? extends CompletableFuture<?>> works) {
    var all = CompletableFuture.allOf(works.toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all.exceptionally(failure -> null), silence).join();
    requireStore();
  }

  /** Why a job is not even tried. */
  Optional<String> whySkipped() {
    return silence.isDone() ? Optional.of("The store does not answer.") : Optional.empty();
  }

  private GroundswellException explained(Table table, Exception e) {
    var explained = Failures.explained(table, e);
    if (explained instanceof StoreSilent gone) {
      silence.complete(gone);
    }
    return explained;
  }

  /** Lets go of what is held for a job, published or not. */
  void release(Made made) {
    if (!made.isNothing()) {
      made.intake().close();
    }
    tally.end(made.job().output().toString());
  }

  /** The rows of a table as they were known on a day. */
  public Dataset<Row> read(Table table, LocalDate asOf) {
    return upTo(asOf, door.rows(table));
  }

  /** Every row of a table; none when nothing was published yet. */
  public Dataset<Row> read(Table table) {
    return door.rows(table);
  }

  /** Whether anything was ever published to a table. */
  public boolean has(Table table) {
    return door.exists(table);
  }

  /** How many times a table was written, counted from 0; -1 when never. */
  public long version(Table table) {
    return door.version(table);
  }

  public Contracts contracts() {
    return contracts;
  }

  public SparkSession spark() {
    return spark;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** What takes texts out of tables and landed files for good. */
  public Eraser eraser() {
    return new Eraser(spark, door, contracts, landing.files());
  }

  /**
   * What keeps tables small and quick.
   *
   * @param today the last day that was run
   * @param readable how long a version of a table can be read after its successor was written
   */
  public Upkeep upkeep(LocalDate today, Duration readable) {
    return new Upkeep(spark, door, contracts, today, readable);
  }

  /** Makes every published table known to Spark SQL under its own name. */
  public List<Table> register() {
    return catalog().register(table -> true);
  }

  /** The names of the tables in SQL. */
  public Catalog catalog() {
    return new Catalog(spark, door, contracts);
  }

  /**
   * A vendor that this company does not use leaves no table behind, and one that is silent on these
   * days no commit.
   */
  private boolean isWithoutSource(Job job, Opened opened) {
    return readsFiles(job)
        && opened.files().isEmpty()
        && !sources.fill(job.output())
        && job.inputs().stream().noneMatch(sources::fill);
  }

  /** Whether what a job reads is counted record by record, so that read = kept + rejected. */
  static boolean readsFiles(Job job) {
    return !job.inputs().isEmpty()
        && job.inputs().stream().allMatch(t -> t.layer() == Layer.LANDING);
  }

  /**
   * What a job made, looked over and not published.
   *
   * @param trained the models of a job that trains, null of others
   * @param intake its rows; null of a source that brought nothing
   */
  record Made(Job job, Run run, Opened opened, Training.Walk trained, Intake intake) {
    boolean isNothing() {
      return intake == null;
    }
  }

  /** What a job reads: its tables, as they were seen, and the landed files among them. */
  record Opened(Inputs inputs, Map<Table, Snapshot> seen, List<Landing.LandedFile> files) {
    Map<String, Long> versions() {
      var versions = new TreeMap<String, Long>();
      seen.forEach((table, then) -> versions.put(table.toString(), then.version()));
      return versions;
    }
  }

  private Opened open(Job job, Run run) {
    var tables = new HashMap<Table, Dataset<Row>>();
    var seen = new HashMap<Table, Snapshot>();
    var files = new ArrayList<Landing.LandedFile>();
    var known = ledger.files(run).getOrDefault(job.output(), Map.of());
    for (var table : job.inputs()) {
      if (table.layer() == Layer.LANDING) {
        var found = landing.discover(table, run, known);
        files.addAll(found);
        tables.put(table, sources.landed(landing.records(found), table, run));
      } else if (table.equals(job.output())) {
        // A job that walks its days sees its own answers of the days before.
        tables.put(table, door.rows(table).where(col(Slices.KNOWN_ON).lt(lit(run.from()))));
      } else {
        var now = door.now(table);
        seen.put(table, now);
        tables.put(table, upTo(run.to(), door.rows(table, now)));
      }
    }
    return new Opened(new Inputs(job.output(), tables, run), seen, files);
  }

  /** A table as the job saw it, or as it is now if the job does not read it. */
  private Dataset<Row> seen(Table table, Made made) {
    var then = made.opened().seen().get(table);
    return upTo(made.run().to(), door.rows(table, then == null ? door.now(table) : then));
  }

  private static Dataset<Row> upTo(LocalDate day, Dataset<Row> rows) {
    return rows.where(col(Slices.KNOWN_ON).leq(lit(day)));
  }
}
