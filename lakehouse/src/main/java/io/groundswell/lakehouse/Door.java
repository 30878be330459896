package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.commands.WriteIntoDelta;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Delta behind it, slices in front: where a table lies, what is in it, how days are replaced.
 *
 * <p>A little longer than other files, since nothing else writes tables.
 */
final class Door {
  /** About a month of slices to a file: old days stay where they are when new ones come. */
  private static final int DAYS_PER_FILE = 30;

  private static final String USER_METADATA = "spark.databricks.delta.commitInfo.userMetadata";

  private final SparkSession spark;
  private final String root;
  private final Contracts contracts;
  private final Map<Table, Snapshot> pinned = new ConcurrentHashMap<>();

  Door(SparkSession spark, String root, Contracts contracts) {
    this.spark = spark;
    this.root = root;
    this.contracts = contracts;
  }

  String path(Table table) {
    return new Path(new Path(root, table.layer().folder()), table.name()).toString();
  }

  /** The table as it is now; one look at its log. */
  Snapshot now(Table table) {
    return DeltaLog.forTableWithSnapshot(spark, path(table))._2();
  }

  /** The newest version, or -1 when nothing was ever published. */
  long version(Table table) {
    return now(table).version();
  }

  /** The newest version that this process has seen or written; mostly without a look at the log. */
  long versionSeen(Table table) {
    return log(table).unsafeVolatileSnapshot().version();
  }

  boolean exists(Table table) {
    return version(table) >= 0;
  }

  /** Whether anything is published on the run's days. */
  boolean holds(Table table, Run run) {
    var now = now(table);
    return now.version() >= 0
        && !rows(table, now).where(run.covers(col(Slices.KNOWN_ON))).isEmpty();
  }

  /** All rows, as new as each query finds them. */
  Dataset<Row> rows(Table table) {
    return rows(table, now(table), false);
  }

  /** All rows of the table as it was, without another look at its log. */
  Dataset<Row> rows(Table table, Snapshot then) {
    return rows(table, pinned(table, then), true);
  }

  private Snapshot pinned(Table table, Snapshot then) {
    return pinned.compute(
        table,
        (t, before) -> before instanceof Pinned kept && kept.isOf(then) ? kept : Pinned.of(then));
  }

  /**
   * None when nothing was ever published. A column that the contract has gained since the last
   * write is null.
   */
  private Dataset<Row> rows(Table table, Snapshot known, boolean isPinned) {
    var contract = contracts.of(table);
    if (known.version() < 0) {
      return spark.createDataFrame(List.of(), contract.schema());
    }
    var everywhere = CollectionConverters.asScala(List.<Expression>of()).toSeq();
    var relation =
        known.deltaLog().createRelation(everywhere, Option.apply(known), Option.empty(), isPinned);
    var rows = spark.baseRelationToDataFrame(relation);
    var there = Arrays.asList(rows.columns());
    for (var field : contract.schema().fields()) {
      if (!there.contains(field.name())) {
        rows = rows.withColumn(field.name(), lit(null).cast(field.dataType()));
      }
    }
    return rows;
  }

  /** Replaces exactly the days {@code run}, further narrowed by {@code also}, in one commit. */
  void replace(Table table, Dataset<Row> rows, Run run, String also) {
    replace(table, rows, run, also, UnaryOperator.identity());
  }

  /** The same; {@code last} is done to the rows in the very stage that writes them. */
  void replace(
      Table table, Dataset<Row> rows, Run run, String also, UnaryOperator<Dataset<Row>> last) {
    var contract = contracts.of(table);
    var arranged = last.apply(arranged(rows, run));
    if (!exists(table)) {
      create(contract, arranged);
      return;
    }
    evolve(contract);
    var days =
        "%s >= '%s' AND %s <= '%s'"
            .formatted(Slices.KNOWN_ON, run.from(), Slices.KNOWN_ON, run.to());
    arranged
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", also == null ? days : days + " AND " + also)
        .option("userMetadata", run.id())
        .save(path(table));
  }

  /** Replaces whole days by these rows of them, in one commit that names the days alone. */
  void rewrite(Table table, Dataset<Row> rows, Collection<LocalDate> days, String id) {
    var named =
        days.stream().sorted().map(day -> "'" + day + "'").collect(Collectors.joining(", "));
    rows.sortWithinPartitions(Slices.KNOWN_ON)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", "%s IN (%s)".formatted(Slices.KNOWN_ON, named))
        .option("userMetadata", id)
        .save(path(table));
  }

  /** Deletes every day before {@code day}. */
  void delete(Table table, LocalDate day, String id) {
    noted(
        id,
        () ->
            spark.sql(
                "DELETE FROM delta.`%s` WHERE %s < '%s'"
                    .formatted(path(table), Slices.KNOWN_ON, day)));
  }

  /** Writes the same rows of a month anew, into so many files. */
  void merge(Table table, YearMonth month, int files, String id) {
    var day = col(Slices.KNOWN_ON);
    rows(table)
        .where(day.between(lit(month.atDay(1)), lit(month.atEndOfMonth())))
        .repartitionByRange(files, day)
        .sortWithinPartitions(day)
        .write()
        .format("delta")
        .mode("overwrite")
        .option(
            "replaceWhere",
            "%1$s >= '%2$s' AND %1$s <= '%3$s'"
                .formatted(Slices.KNOWN_ON, month.atDay(1), month.atEndOfMonth()))
        .option("userMetadata", id)
        .save(path(table));
  }

  /** The files of the newest version. */
  List<DataFile> files(Table table) {
    return now(table)
        .allFiles()
        .toDF()
        .selectExpr(DataFile.COLUMNS.toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(DataFile::of)
        .toList();
  }

  private void noted(String id, Runnable commit) {
    spark.conf().set(USER_METADATA, id);
    try {
      commit.run();
    } finally {
      spark.conf().unset(USER_METADATA);
    }
  }

  /** Adds rows to a table of the pipeline's own notes. */
  void append(Table table, Dataset<Row> rows) {
    if (!exists(table)) {
      create(contracts.of(table), rows);
      return;
    }
    evolve(contracts.of(table));
    rows.write().format("delta").mode("append").save(path(table));
  }

  /** Days of one month share a file, whatever the number of days in the run. */
  private Dataset<Row> arranged(Dataset<Row> rows, Run run) {
    if (run.isOneDay()) {
      return rows;
    }
    long days = run.dayCount();
    int shuffle = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    int files = (int) Math.min(days, Math.max(shuffle, days / DAYS_PER_FILE + 1));
    var file =
        datediff(col(Slices.KNOWN_ON), lit(run.from())).multiply(files).divide(days).cast("int");
    return rows.repartitionById(files, file).sortWithinPartitions(Slices.KNOWN_ON);
  }

  /**
   * The first rows make the table; without them there is none. By Delta's own command, since no
   * writer of Spark's can say what a table is about in the commit that makes it.
   */
  private void create(Contract contract, Dataset<Row> rows) {
    var properties =
        Map.of(
            "comment",
            contract.description() + " " + contract.grain(),
            "delta.enableDeletionVectors",
            "false",
            "delta.dataSkippingStatsColumns",
            statistics(contract));
    new WriteIntoDelta(
            DeltaLog.forTable(spark, path(contract.table())),
            SaveMode.ErrorIfExists,
            new DeltaOptions(ofScala(Map.of()), spark.sessionState().conf()),
            CollectionConverters.asScala(contract.partitionedBy()).toSeq(),
            ofScala(properties),
            rows,
            Option.empty(),
            Option.empty(),
            WriteIntoDelta.apply$default$9())
        .run(spark);
  }

  private static scala.collection.immutable.Map<String, String> ofScala(Map<String, String> java) {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(java));
  }

  /**
   * The key and the day: what runs prune by. Never what is personal or said by customers, since the
   * least and the greatest value of each file stand in Delta's log, where nobody can erase them.
   */
  private static String statistics(Contract contract) {
    var columns = new ArrayList<>(contract.key());
    columns.remove(Slices.KNOWN_ON);
    columns.add(0, Slices.KNOWN_ON);
    columns.removeAll(contract.partitionedBy());
    columns.removeAll(contract.words());
    columns.removeAll(contract.restricted());
    return columns.stream()
        .filter(
            c ->
                contract
                    .field(c)
                    .dataType()
                    .catalogString()
                    .matches("date|string|bigint|int|timestamp"))
        .collect(Collectors.joining(","));
  }

  /**
   * New columns of a contract are added; any other change asks for a rerun that a person decides.
   */
  private void evolve(Contract contract) {
    var table = contract.table();
    var there = log(table).unsafeVolatileSnapshot().schema();
    if (sameShape(there, contract.schema())) {
      return;
    }
    var known = Arrays.asList(there.fieldNames());
    var added =
        Arrays.stream(contract.schema().fields()).filter(f -> !known.contains(f.name())).toList();
    var kept =
        new StructType(
            Arrays.stream(contract.schema().fields())
                .filter(f -> known.contains(f.name()))
                .toArray(StructField[]::new));
    if (!sameShape(there, kept)) {
      throw new WrongUse(
          "%s on disk does not fit its contract %s: a column was dropped or changed its type (on disk: %s). Move the folder %s away and run its days again."
              .formatted(table, contract.version(), there.simpleString(), path(table)));
    }
    spark.sql(
        "ALTER TABLE delta.`%s` ADD COLUMNS (%s)"
            .formatted(
                path(table),
                added.stream().map(StructField::toDDL).collect(Collectors.joining(", "))));
  }

  private static boolean sameShape(StructType there, StructType wanted) {
    if (there.length() != wanted.length()) {
      return false;
    }
    return Arrays.stream(there.fields())
        .allMatch(
            f ->
                Arrays.asList(wanted.fieldNames()).contains(f.name())
                    && wanted.apply(f.name()).dataType().equals(f.dataType().asNullable()));
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(spark, path(table));
  }
}
