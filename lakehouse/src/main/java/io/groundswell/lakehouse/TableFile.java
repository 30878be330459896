package io.groundswell.lakehouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that somebody has in a file or a folder of files: CSV with a header, JSON lines or
 * Parquet.
 *
 * <p>Of CSV every cell is text, and the delimiter is that of comma, semicolon, tab and bar which
 * the header has most often.
 */
public record TableFile(String path) {
  private static final String ENDINGS = ".*\\.(csv|tsv|txt|jsonl|ndjson|json|parquet)(\\.gz)?";

  /** Whether a name says that it is a file. */
  public boolean isNamedAsFile() {
    return path.toLowerCase(Locale.ROOT).matches(ENDINGS);
  }

  /** Fails with {@link WrongUse} where there is none, or none that can be read. */
  public Dataset<Row> rows(SparkSession spark) {
    try {
      var place = new Path(path);
      var files = place.getFileSystem(spark.sessionState().newHadoopConf());
      if (!files.exists(place)) {
        throw new WrongUse("There is no file %s.".formatted(path));
      }
      var first = first(files, place);
      String name = first.getName().toLowerCase(Locale.ROOT);
      if (name.matches(".*\\.parquet(\\.gz)?")) {
        return spark.read().parquet(path);
      }
      if (name.matches(".*\\.(jsonl|ndjson|json)(\\.gz)?")) {
        return spark.read().json(path);
      }
      return spark
          .read()
          .option("header", true)
          .option("multiLine", true)
          .option("escape", "\"")
          .option("ignoreLeadingWhiteSpace", true)
          .option("ignoreTrailingWhiteSpace", true)
          .option("sep", delimiter(files, first))
          .csv(path);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (Exception e) { // Scala throws its AnalysisException undeclared.
      throw e instanceof AnalysisException ? unreadable(e) : (RuntimeException) e;
    }
  }

  private WrongUse unreadable(Exception e) {
    return new WrongUse(
        "%s could not be read: %s"
            .formatted(path, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
        e);
  }

  private static Path first(FileSystem files, Path place) throws IOException {
    if (!files.getFileStatus(place).isDirectory()) {
      return place;
    }
    return Arrays.stream(files.listStatus(place))
        .map(status -> status.getPath())
        .filter(path -> !path.getName().matches("[._].*"))
        .sorted()
        .findFirst()
        .orElseThrow(() -> new IOException("the folder is empty."));
  }

  private static String delimiter(FileSystem files, Path file) throws IOException {
    try (InputStream bytes = files.open(file);
        var reader =
            new BufferedReader(
                new InputStreamReader(
                    file.getName().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                    StandardCharsets.UTF_8))) {
      String header = reader.readLine();
      if (header == null) {
        throw new IOException("it is empty.");
      }
      String bare = header.replaceAll("\"[^\"]*\"", "");
      String best = ",";
      for (String delimiter : new String[] {",", ";", "\t", "|"}) {
        best = count(bare, delimiter) > count(bare, best) ? delimiter : best;
      }
      return best;
    }
  }

  private static int count(String text, String delimiter) {
    return text.split(java.util.regex.Pattern.quote(delimiter), -1).length;
  }
}
