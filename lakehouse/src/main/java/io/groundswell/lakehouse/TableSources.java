package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the rows of tables that a company already has to the bronze tables they stand for.
 *
 * <p>Longer than other files: three formats, and the reasons for which a row of each is refused.
 */
final class TableSources {
  private final SparkSession spark;
  private final Contracts contracts;
  private final List<TableSource> sources;

  TableSources(SparkSession spark, Contracts contracts, List<TableSource> sources) {
    this.spark = spark;
    this.contracts = contracts;
    this.sources = sources;
    sources.forEach(
        s -> {
          var contract = contracts.of(Table.of(s.table()));
          for (var column : s.columns().keySet()) {
            if (!Arrays.asList(contract.schema().fieldNames()).contains(column)) {
              throw new WrongUse(
                  "sources: %s has no column '%s'. Its columns: %s."
                      .formatted(s.table(), column, List.of(contract.schema().fieldNames())));
            }
          }
        });
  }

  boolean fill(Table table) {
    return sources.stream().anyMatch(s -> s.table().equals(table.toString()));
  }

  /** The rows of a bronze job with those of the mapped tables of the same name. */
  Dataset<Row> added(Dataset<Row> rows, Table table, Run run) {
    var all = rows;
    int entry = 0;
    for (var source : sources) {
      if (source.table().equals(table.toString())) {
        all = all.unionByName(mapped(source, ++entry, contracts.of(table), run), true);
      }
    }
    return all;
  }

  /** Entries of one table may read the same file, so a row is told apart by its entry as well. */
  private Dataset<Row> mapped(TableSource source, int entry, Contract contract, Run run) {
    var there = read(source);
    try {
      var rows =
          there
              .where(source.where() == null ? lit(true) : expr(source.where()))
              .withColumn("_known_on", expr("try_cast((" + source.knownOn() + ") AS DATE)"));
      var columns = new ArrayList<Column>();
      var wrong = new ArrayList<Column>();
      for (var field : contract.schema().fields()) {
        var given = source.columns().get(field.name());
        switch (field.name()) {
          case Slices.KNOWN_ON ->
              columns.add(coalesce(col("_known_on"), lit(run.from())).as(field.name()));
          case "source_file", "source_line", "record" ->
              columns.add(col("_" + field.name()).as(field.name()));
          case "item" -> columns.add(lit(entry).as("item"));
          default -> {
            var type = field.dataType().sql();
            columns.add(
                expr(given == null ? "CAST(NULL AS " + type + ")" : cast(given, type))
                    .as(field.name()));
            if (given != null) {
              wrong.add(
                  when(
                      expr("(" + given + ") IS NOT NULL AND " + cast(given, type) + " IS NULL"),
                      concat(
                          lit(
                              field.name()
                                  + " is no "
                                  + type.toLowerCase(java.util.Locale.ROOT)
                                  + ": "),
                          expr("substring(CAST((" + given + ") AS STRING), 1, 40)"))));
            }
          }
        }
      }
      wrong.add(
          when(col("_known_on").isNull(), lit("known_on (" + source.knownOn() + ") is no date")));
      var why = array_join(array_compact(array(wrong.toArray(Column[]::new))), "; ");
      columns.add(
          when(
                  length(why).gt(0),
                  Rejects.because(
                      "wrong_type", why, col("_source_file"), col("_source_line"), col("_record")))
              .as(Rejects.COLUMN));
      // A row without a day is shown on the first day of the run, rather than never.
      return rows.where(run.covers(coalesce(col("_known_on"), lit(run.from()))))
          .select(columns.toArray(Column[]::new));
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new WrongUse(
            "sources: %s from %s: %s The columns there are %s."
                .formatted(
                    source.table(),
                    source.path(),
                    e.getMessage().lines().findFirst().orElse(""),
                    given(there)),
            e);
      }
      throw e;
    }
  }

  /** A cast that gives null instead of an error; a structure is taken as it is. */
  private static String cast(String expression, String type) {
    return "try_cast((" + expression + ") AS " + type + ")";
  }

  private static List<String> given(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).filter(c -> !c.startsWith("_")).toList();
  }

  private Dataset<Row> read(TableSource source) {
    try {
      return switch (source.format()) {
        case "csv" -> csv(source);
        default -> columnar(source);
      };
    } catch (Exception e) {
      if (e instanceof AnalysisException || e instanceof IOException) {
        throw new WrongUse(
            "sources: %s cannot be read from %s: %s Check the path in the conf."
                .formatted(
                    source.table(),
                    source.path(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            e);
      }
      throw (RuntimeException) e;
    }
  }

  private Dataset<Row> columnar(TableSource source) throws AnalysisException {
    var rows = spark.read().format(source.format()).load(source.path());
    var record =
        to_json(struct(Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new)));
    return rows.withColumn("_record", record)
        .withColumn("_source_file", expr("_metadata.file_path"))
        .withColumn("_source_line", expr("_metadata.row_index + 1"));
  }

  /** CSV through the same reader as landing, so that every row has its line. */
  private Dataset<Row> csv(TableSource source) throws IOException {
    var path = new Path(source.path());
    var fs = path.getFileSystem(spark.sessionState().newHadoopConf());
    var found = fs.globStatus(path);
    if (found == null || found.length == 0) {
      throw new IOException("no such file.");
    }
    var files =
        Arrays.stream(found)
            .map(
                s ->
                    new Landing.LandedFile(
                        Table.of(source.table()),
                        s.getPath().getName(),
                        s.getLen(),
                        s.getModificationTime(),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH))
            .toList();
    var folder = found[0].getPath().getParent().toString();
    var records = new Landing(spark, folder).records(files);
    var header = header(new Path(folder, files.get(0).path()));
    return records
        .withColumn("_cells", from_json(col("record"), header))
        .select(
            col("_cells.*"),
            col("source_file").as("_source_file"),
            col("source_line").as("_source_line"),
            col("record").as("_record"));
  }

  private StructType header(Path file) throws IOException {
    var conf = spark.sessionState().newHadoopConf();
    try (var rows = new RecordFile(file, conf)) {
      if (!rows.hasNext()) {
        throw new IOException("it has no rows.");
      }
      var first = rows.next();
      var type = new StructType();
      for (var name : (Iterable<String>) () -> Cells.names(first.text())) {
        type = type.add(name, DataTypes.StringType);
      }
      return type;
    }
  }
}
