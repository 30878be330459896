package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of a {@link TableSource} as they lie there, each with where it stood. */
final class TableReader {
  static final String FILE = "_source_file";
  static final String LINE = "_source_line";
  static final String RECORD = "_record";

  /** Why a file could be read no further; null for a row. */
  static final String BROKEN = "_broken";

  private static final List<String> WHERE_FROM = List.of(FILE, LINE, RECORD, BROKEN);

  private final SparkSession spark;

  TableReader(SparkSession spark) {
    this.spark = spark;
  }

  Dataset<Row> rows(TableSource source) {
    try {
      var rows = at(source.path(), source);
      return source.query() == null ? rows : queried(rows, source);
    } catch (AnalysisException | IOException e) {
      throw new WrongUse(
          "sources: %s cannot be read from %s: %s Check the paths and the query in the conf."
              .formatted(
                  source.target(),
                  String.join(", ", source.paths()),
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /**
   * What the query makes of the tables. They go by names that nobody else uses in this session, for
   * other jobs run beside this one.
   */
  private Dataset<Row> queried(Dataset<Row> rows, TableSource source)
      throws AnalysisException, IOException {
    var tables = new TreeMap<String, Dataset<Row>>();
    tables.put(TableSource.SOURCE, rows.where(col(BROKEN).isNull()));
    for (var other : source.with().entrySet()) {
      tables.put(other.getKey(), whole(at(other.getValue(), source)));
    }
    var suffix = "_" + UUID.randomUUID().toString().replace('-', '_');
    try {
      tables.forEach((name, table) -> table.createOrReplaceTempView(name + suffix));
      var names =
          tables.keySet().stream()
              .map(name -> "%s AS (SELECT * FROM %s)".formatted(name, name + suffix))
              .collect(Collectors.joining(", "));
      var made = spark.sql("WITH %s SELECT * FROM (%s\n)".formatted(names, source.query()));
      for (var column : WHERE_FROM) {
        if (!Arrays.asList(made.columns()).contains(column)) {
          throw new WrongUse(
              "sources: the query for %s does not keep source.*, and so nobody could tell from which line a row came. Select source.* in it."
                  .formatted(source.target()));
        }
      }
      return made.unionByName(rows.where(col(BROKEN).isNotNull()), true);
    } finally {
      tables.keySet().forEach(name -> spark.catalog().dropTempView(name + suffix));
    }
  }

  /** A table to look things up in; half of one would be wrong without a word. */
  private static Dataset<Row> whole(Dataset<Row> rows) {
    var message = concat(col(FILE), lit(": "), col(BROKEN));
    return rows.where(
            when(col(BROKEN).isNull(), lit(true)).otherwise(raise_error(message).cast("boolean")))
        .drop(WHERE_FROM.toArray(String[]::new));
  }

  private Dataset<Row> at(String path, TableSource source) throws AnalysisException, IOException {
    return source.format().equals("csv") ? csv(path, source) : columnar(path, source.format());
  }

  private Dataset<Row> columnar(String path, String format) throws AnalysisException {
    var rows = spark.read().format(format).load(path);
    var record =
        to_json(
            struct(Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new)),
            Map.of("ignoreNullFields", "false"));
    // Delta does not tell where in its file a row stands, so its rows are counted in their own
    // order.
    var byRecord = row_number().over(Window.partitionBy(FILE).orderBy(RECORD)).cast("bigint");
    return rows.withColumn(RECORD, record)
        .withColumn(FILE, expr("_metadata.file_path"))
        .withColumn(LINE, format.equals("delta") ? byRecord : expr("_metadata.row_index + 1"))
        .withColumn(BROKEN, lit(null).cast("string"));
  }

  /** CSV through the same reader as landing, so that every row has its line. */
  private Dataset<Row> csv(String path, TableSource source) throws IOException {
    var conf = spark.sessionState().newHadoopConf();
    var pattern = new Path(path);
    var fs = pattern.getFileSystem(conf);
    var root = root(fs, fs.makeQualified(pattern));
    var files = new ArrayList<Landing.LandedFile>();
    for (var file : files(fs, pattern)) {
      var below = root.toUri().relativize(file.getPath().toUri()).getPath();
      files.add(
          new Landing.LandedFile(
              source.target(),
              below,
              file.getLen(),
              file.getModificationTime(),
              LocalDate.EPOCH,
              LocalDate.EPOCH));
    }
    if (files.isEmpty()) {
      throw new IOException("there is no file at " + path + ".");
    }
    return new Landing(spark, root.toString())
        .records(files)
        .withColumn("_cells", from_json(col("record"), header(root, files, conf)))
        .select(
            col("_cells.*"),
            col("source_file").as(FILE),
            col("source_line").as(LINE),
            col("record").as(RECORD),
            col("error").as(BROKEN));
  }

  /**
   * The folder above the first wildcard, so that a file is called the same whatever else lies
   * there.
   */
  private static Path root(FileSystem fs, Path pattern) throws IOException {
    var root = pattern;
    while (root.getParent() != null && root.toUri().getPath().matches(".*[*?\\[{].*")) {
      root = root.getParent();
    }
    return root.equals(pattern) && !isFolder(fs, root) ? root.getParent() : root;
  }

  private static boolean isFolder(FileSystem fs, Path path) throws IOException {
    return fs.exists(path) && fs.getFileStatus(path).isDirectory();
  }

  private static List<FileStatus> files(FileSystem fs, Path pattern) throws IOException {
    var found = fs.globStatus(pattern);
    var files = new ArrayList<FileStatus>();
    for (var status : found == null ? new FileStatus[0] : found) {
      var inside =
          status.isDirectory() ? fs.listStatus(status.getPath()) : new FileStatus[] {status};
      for (var file : inside) {
        var name = file.getPath().getName();
        if (file.isFile() && !name.startsWith("_") && !name.startsWith(".")) {
          if (!name.matches("(?i).*\\.csv(\\.(gz|zstd?))?")) {
            throw new IOException(name + " does not end in .csv, .csv.gz or .csv.zst.");
          }
          files.add(file);
        }
      }
    }
    return files;
  }

  /** The columns of all files together: an export may have gained one since the first. */
  private static StructType header(Path root, List<Landing.LandedFile> files, Configuration conf)
      throws IOException {
    var names = new LinkedHashSet<String>();
    for (var file : files) {
      names.addAll(RecordFile.header(new Path(root, file.path()), conf));
    }
    if (names.isEmpty()) {
      throw new IOException("not even the names of columns stand there.");
    }
    var type = new StructType();
    for (var name : names) {
      type = type.add(name, DataTypes.StringType);
    }
    return type;
  }
}
