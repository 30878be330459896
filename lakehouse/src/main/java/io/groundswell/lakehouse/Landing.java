package io.groundswell.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that vendors drop: {@code landing/<source>/<object>/dt=YYYY-MM-DD/*}.
 *
 * <p>A file in the folder of a day is known on that day. One that the ledger has not seen although
 * its day is before the run is late, and known on the run's first day. A rerun reads again what its
 * days had read.
 */
public final class Landing {
  /** Folders of this many days before a run are searched for late files. */
  public static final int LATE_DAYS = 35;

  /** One record of one file, as every job over landing reads it. */
  public static final StructType RECORDS =
      StructType.fromDDL(
          "known_on DATE, source_file STRING, source_line BIGINT, record STRING, arrived_for DATE,"
              + " error STRING");

  private static final Logger LOG = LoggerFactory.getLogger(Landing.class);
  private static final Pattern DAY = Pattern.compile("dt=(\\d{4}-\\d{2}-\\d{2})");
  private static final long BYTES_PER_TASK = 64L << 20;

  private final SparkSession spark;
  private final Path root;

  Landing(SparkSession spark, String root) {
    this.spark = spark;
    this.root = new Path(root);
  }

  /**
   * One file.
   *
   * @param path below the landing root, so that it means the same on another machine
   * @param knownOn the day whose slice it belongs to
   */
  public record LandedFile(
      Table table,
      String path,
      long bytes,
      long modifiedAt,
      LocalDate arrivedFor,
      LocalDate knownOn)
      implements java.io.Serializable {
    String identity() {
      return path + "|" + bytes + "|" + modifiedAt;
    }
  }

  /**
   * The files that belong to the run's days.
   *
   * @param known by {@link LandedFile#identity()}, or by its path alone, the day on which earlier
   *     runs read a file
   */
  List<LandedFile> discover(Table table, Run run, Map<String, LocalDate> known) {
    var found = new ArrayList<LandedFile>();
    try {
      var fs = root.getFileSystem(configuration());
      for (var folder : folders(fs, new Path(root, table.name()))) {
        var day = DAY.matcher(folder.getName());
        if (!day.matches()) {
          continue;
        }
        var arrivedFor = day(day.group(1));
        if (arrivedFor == null) {
          LOG.warn("{} names no day and is not read.", folder);
          continue;
        }
        if (arrivedFor.isAfter(run.to()) || arrivedFor.isBefore(run.from().minusDays(LATE_DAYS))) {
          continue;
        }
        for (var status : fs.listStatus(folder)) {
          if (!status.isFile() || !isRead(status.getPath())) {
            continue;
          }
          var file =
              new LandedFile(
                  table,
                  table.name() + "/" + folder.getName() + "/" + status.getPath().getName(),
                  status.getLen(),
                  status.getModificationTime(),
                  arrivedFor,
                  arrivedFor.isBefore(run.from()) ? run.from() : arrivedFor);
          var knownOn =
              known.getOrDefault(file.identity(), known.getOrDefault(file.path(), file.knownOn()));
          if (!knownOn.isBefore(run.from()) && !knownOn.isAfter(run.to())) {
            found.add(
                new LandedFile(
                    table, file.path(), file.bytes(), file.modifiedAt(), arrivedFor, knownOn));
          }
        }
      }
    } catch (IOException e) {
      throw new Failed(
          "The landing folder %s cannot be listed: %s. Check the path and the rights in the conf."
              .formatted(root, e.getMessage()),
          e);
    }
    found.sort(Comparator.comparing(LandedFile::path));
    return found;
  }

  /** Whether a run looks at a file below the folder of an object. */
  static boolean isRead(Path file) {
    return DAY.matcher(file.getParent().getName()).matches() && !file.getName().matches("[._].*");
  }

  /** Every record of the files, in the shape of {@link #RECORDS}. */
  Dataset<Row> records(List<LandedFile> files) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), RECORDS);
    }
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var groups = evenly(files, context.defaultParallelism());
    var conf = new SerializableConfiguration(configuration());
    var base = root.toString();
    JavaRDD<Row> rows =
        context
            .parallelize(groups, groups.size())
            .flatMap(
                (FlatMapFunction<List<LandedFile>, Row>)
                    group -> new LandedRecords(base, group, conf.value()));
    return spark.createDataFrame(rows, RECORDS);
  }

  /** The same files, to be written anew. */
  LandedFiles files() {
    return new LandedFiles(root, configuration());
  }

  /** Groups of about the same number of bytes, largest files first. */
  private static List<List<LandedFile>> evenly(List<LandedFile> files, int parallelism) {
    long bytes = files.stream().mapToLong(LandedFile::bytes).sum();
    int count = (int) Math.min(files.size(), Math.max(parallelism, bytes / BYTES_PER_TASK + 1));
    record Group(long[] bytes, List<LandedFile> files) {}
    var lightest = new PriorityQueue<Group>(Comparator.comparingLong((Group g) -> g.bytes()[0]));
    for (int i = 0; i < count; i++) {
      lightest.add(new Group(new long[] {0}, new ArrayList<>()));
    }
    files.stream()
        .sorted(
            Comparator.comparingLong(LandedFile::bytes).reversed().thenComparing(LandedFile::path))
        .forEach(
            file -> {
              var group = lightest.remove();
              group.files().add(file);
              group.bytes()[0] += file.bytes() + 1;
              lightest.add(group);
            });
    return lightest.stream().map(Group::files).toList();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static List<Path> folders(FileSystem fs, Path path) throws IOException {
    try {
      var folders = new ArrayList<Path>();
      for (var status : fs.listStatus(path)) {
        if (status.isDirectory()) {
          folders.add(status.getPath());
        }
      }
      return folders;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private Configuration configuration() {
    return spark.sessionState().newHadoopConf();
  }
}
