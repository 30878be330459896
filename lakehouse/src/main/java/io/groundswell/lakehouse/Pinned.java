package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionSet$;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.stats.DataSize;
import org.apache.spark.sql.delta.stats.DeltaDataSkippingType;
import org.apache.spark.sql.delta.stats.DeltaScan;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One version of a table with its list of files in memory. Which of them a query needs is told here
 * by their days; Delta asks Spark, in a job for each table of each query (decision 0021).
 */
final class Pinned extends Snapshot {
  /** A longer list is left to Delta and the machines of Spark. */
  private static final long MANY = 1_000;

  private static final List<Expression> NOTHING = List.of();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Snapshot version;
  private List<Known> files;

  /** A file and its days, counted from 1970; without days it is needed by every query. */
  private record Known(AddFile file, boolean isDated, int first, int last) {
    boolean isAmong(BitSet days) {
      int next = isDated ? days.nextSetBit(first) : -1;
      return !isDated || (next >= 0 && next <= last);
    }
  }

  private Pinned(Snapshot version) {
    super(
        version.path(),
        version.version(),
        version.logSegment(),
        version.deltaLog(),
        version.checksumOpt());
    this.version = version;
  }

  /** The same version; as it is when its files are many, lie in folders or were never counted. */
  static Snapshot of(Snapshot version) {
    var counted = version.checksumOpt();
    boolean isInOneFolder = version.metadata().partitionColumns().isEmpty();
    return isInOneFolder && counted.isDefined() && counted.get().numFiles() <= MANY
        ? new Pinned(version)
        : version;
  }

  boolean isOf(Snapshot other) {
    return version == other;
  }

  @Override
  public DeltaScan filesForScan(Seq<Expression> filters, boolean keepNumRecords) {
    var began = System.currentTimeMillis();
    var all = files().stream().map(Known::file).toList();
    var days = days(new DayFilter(CollectionConverters.asJava(filters)));
    var needed = files().stream().filter(f -> f.isAmong(days)).map(Known::file).toList();
    var none = ExpressionSet$.MODULE$.apply(CollectionConverters.asScala(NOTHING).toSeq());
    return new DeltaScan(
        version(),
        CollectionConverters.asScala(needed).toSeq(),
        size(all),
        size(all),
        size(needed),
        this,
        none,
        ExpressionSet$.MODULE$.apply(filters),
        none,
        Set$.MODULE$.empty(),
        none,
        System.currentTimeMillis() - began,
        DeltaDataSkippingType.dataSkippingOnlyV1());
  }

  /** Of a query for so many rows; more files than it needs do no harm. */
  @Override
  public DeltaScan filesForScan(long limit, Seq<Expression> filters) {
    return filesForScan(filters, false);
  }

  @Override
  public Dataset<Row> filesWithStatsForScan(Seq<Expression> partitionFilters) {
    return version.filesWithStatsForScan(partitionFilters);
  }

  /** Delta's log lines of this version stay Delta's: ours would be shown on the screen. */
  @Override
  public String logName() {
    return Snapshot.class.getName();
  }

  private synchronized List<Known> files() {
    if (files == null) {
      files = listed().stream().map(Pinned::known).toList();
    }
    return files;
  }

  /** As whoever wrote the version noted it beside the log; what is not there takes Spark a job. */
  private List<AddFile> listed() {
    var noted = version.checksumOpt().get().allFiles();
    return noted.isDefined()
        ? CollectionConverters.asJava(noted.get())
        : version.allFiles().collectAsList();
  }

  /** Of the days between the first and the last of all files, those that the filter admits. */
  private BitSet days(DayFilter filter) {
    var dated = files().stream().filter(Known::isDated).toList();
    int first = dated.stream().mapToInt(Known::first).min().orElse(0);
    int last = dated.stream().mapToInt(Known::last).max().orElse(-1);
    var days = new BitSet(last + 1);
    IntStream.rangeClosed(first, last).filter(filter::admits).forEach(days::set);
    return days;
  }

  private static Known known(AddFile file) {
    try {
      var stats = file.stats() == null ? JSON.missingNode() : JSON.readTree(file.stats());
      var first = stats.path("minValues").path(Slices.KNOWN_ON);
      var last = stats.path("maxValues").path(Slices.KNOWN_ON);
      boolean isDated = stats.path("nullCount").path(Slices.KNOWN_ON).asLong(-1) == 0;
      return isDated && day(first) >= 0 && day(last) >= 0
          ? new Known(file, true, day(first), day(last))
          : new Known(file, false, 0, 0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Delta's log does not hold JSON: " + file.stats(), e);
    }
  }

  /** Negative where it cannot be read, which rules the file out of no query. */
  private static int day(JsonNode text) {
    try {
      return text.isTextual() ? (int) LocalDate.parse(text.asText()).toEpochDay() : -1;
    } catch (DateTimeParseException e) {
      return -1;
    }
  }

  private static DataSize size(List<AddFile> files) {
    return new DataSize(
        Option.apply(files.stream().mapToLong(AddFile::size).sum()),
        Option.empty(),
        Option.apply((long) files.size()),
        Option.empty());
  }
}
