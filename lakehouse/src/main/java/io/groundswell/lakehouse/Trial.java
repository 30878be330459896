package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a job over landing would make of files, with nothing written anywhere.
 *
 * @param files how many there are
 * @param read records in them
 * @param rejected how many of them would go to {@code ops.rejects}
 * @param rejects some of those, in the order of the files: type, message, file, line, record
 * @param unread fields of the source that no column reads
 * @param filled by column of the table, how many of the kept rows have a value
 * @param breaches by rule of the contract, how many of the kept rows break it, warnings included
 * @param refusal why nothing of them would be published, null when it would be
 */
public record Trial(
    int files,
    long read,
    long rejected,
    List<Row> rejects,
    List<Unread> unread,
    Map<String, Long> filled,
    Map<String, Long> breaches,
    String refusal) {

  private static final int SHOWN = 100;

  /**
   * Reads the files as {@code job} would on a day.
   *
   * @param landing the folder that they lie in, one of those that the job reads
   * @param paths files, or folders of folders of days
   */
  public static Trial of(
      SparkSession spark, Job job, Contract contract, Table landing, List<String> paths) {
    var files = files(spark, landing, paths);
    var run = Run.of(LocalDate.EPOCH, "trial");
    var tables = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      tables.put(table, spark.createDataFrame(List.of(), Landing.RECORDS));
    }
    tables.put(landing, new Landing(spark, "/").records(files));
    var made = job.rows(new Inputs(job.output(), tables, run), run);
    try (var intake = Intake.of(made)) {
      var kept = contract.conform(intake.kept());
      var counts = counted(kept, contract);
      var filled = new LinkedHashMap<String, Long>();
      for (var field : contract.schema().fieldNames()) {
        filled.put(field, counts.<Long>getAs("filled " + field));
      }
      var breaches = new LinkedHashMap<String, Long>();
      String broken = null;
      for (var check : rules(contract)) {
        long rows = counts.<Long>getAs("broken " + check.rule());
        if (rows > 0) {
          breaches.put(check.rule(), rows);
          if (check.severity() == Severity.ERROR && broken == null) {
            broken = "%,d rows break the rule of the contract: %s".formatted(rows, check.rule());
          }
        }
      }
      var excess = intake.excess(contract.errorRate());
      return new Trial(
          files.size(),
          intake.read(),
          intake.rejected(),
          intake.rejects().orderBy("source_file", "source_line").limit(SHOWN).collectAsList(),
          intake.unread(),
          filled,
          breaches,
          excess != null ? excess : broken);
    }
  }

  private static List<Landing.LandedFile> files(
      SparkSession spark, Table landing, List<String> paths) {
    var conf = spark.sessionState().newHadoopConf();
    var files = new ArrayList<Landing.LandedFile>();
    for (var named : paths) {
      try {
        var path = new Path(named);
        var fs = path.getFileSystem(conf);
        var qualified = fs.makeQualified(path);
        var found = fs.listFiles(path, true);
        while (found.hasNext()) {
          var status = found.next();
          if (status.getPath().equals(qualified) || Landing.isRead(status.getPath())) {
            files.add(
                new Landing.LandedFile(
                    landing,
                    status.getPath().toString(),
                    status.getLen(),
                    status.getModificationTime(),
                    LocalDate.EPOCH,
                    LocalDate.EPOCH));
          }
        }
      } catch (IOException e) {
        throw new WrongUse(
            "%s cannot be read: %s. Check the path and the rights."
                .formatted(named, e.getMessage()),
            e);
      }
    }
    if (files.isEmpty()) {
      throw new WrongUse(
          "%s has no files in folders of days (dt=2026-03-31), which are what a run reads. Name the files, or move them there."
              .formatted(String.join(", ", paths)));
    }
    return files;
  }

  private static Row counted(Dataset<Row> kept, Contract contract) {
    var counts = new ArrayList<Column>();
    for (var field : contract.schema().fieldNames()) {
      counts.add(count(col("`" + field + "`")).as("filled " + field));
    }
    for (var check : rules(contract)) {
      counts.add(count_if(check.failures()).as("broken " + check.rule()));
    }
    return kept.agg(count(lit(1)).as("rows"), counts.toArray(Column[]::new)).head();
  }

  /** Those that one row alone can break. */
  private static List<Check> rules(Contract contract) {
    return contract.checks().stream()
        .filter(check -> !(check instanceof Check.Unique) && !(check instanceof Check.ForeignKey))
        .toList();
  }

  public long kept() {
    return read - rejected;
  }
}
