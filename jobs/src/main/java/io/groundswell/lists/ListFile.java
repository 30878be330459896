package io.groundswell.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * A list of one day as a file that people open: {@code <root>/<name>/known_on=<day>/<name>.csv},
 * and a manifest beside it that says how many rows it has and what they were made from.
 *
 * <p>A reader sees the old file or the new one, never a part. The same rows give the same bytes.
 *
 * @param list what is listed
 * @param day the day it is for
 * @param rows those on the list, in any order, with the list's columns
 * @param contract the name and version of the contract of its source
 * @param inputs the version of each table that it was made from
 */
public record ListFile(
    CustomerList list, LocalDate day, List<Row> rows, String contract, Map<String, Long> inputs) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Writes or replaces the file and its manifest; the path of the file. */
  public String write(String root, Configuration hadoop) {
    var folder = new Path(new Path(root, list.name()), "known_on=" + day);
    var file = new Path(folder, list.name() + ".csv");
    var csv = csv().getBytes(StandardCharsets.UTF_8);
    // A file system of its own: no checksum files beside what people open, only there.
    try (var files = FileSystem.newInstance(folder.toUri(), hadoop)) {
      files.setWriteChecksum(false);
      files.mkdirs(folder);
      replace(files, hadoop, file, csv);
      replace(files, hadoop, new Path(folder, list.name() + ".manifest.json"), manifest(csv));
      return file.toString();
    } catch (IOException e) {
      throw new Failed(
          "The list %s could not be written to %s: %s. Check the permissions and the room that is left, then publish again."
              .formatted(list.name(), file, e.getMessage()),
          e);
    }
  }

  /** The header and the rows by rank. */
  String csv() {
    var text = new StringBuilder(Csv.record(list.columns()));
    rows.stream()
        .sorted((a, b) -> Integer.compare(a.getAs("rank"), b.getAs("rank")))
        .map(row -> list.columns().stream().map(c -> cell(row.getAs(c))).toList())
        .forEach(cells -> text.append(Csv.record(cells)));
    return text.toString();
  }

  private byte[] manifest(byte[] csv) throws JsonProcessingException {
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("list", list.name());
    manifest.put("known_on", day.toString());
    manifest.put("rows", rows.size());
    manifest.put("rows_without_email", rows.stream().filter(r -> r.getAs("email") == null).count());
    manifest.put("columns", list.columns());
    manifest.put("contract", contract);
    manifest.put("inputs", new TreeMap<>(inputs));
    manifest.put("sha256", sha256(csv));
    return JSON.writeValueAsBytes(manifest);
  }

  private static void replace(FileSystem files, Configuration hadoop, Path target, byte[] bytes)
      throws IOException {
    var unfinished = new Path(target.getParent(), "." + target.getName() + ".unfinished");
    try (var out = files.create(unfinished, true)) {
      out.write(bytes);
    }
    if (files instanceof LocalFileSystem) {
      // The system's own rename, which replaces in one step.
      if (!files.rename(unfinished, target)) {
        throw new IOException("it cannot be renamed from " + unfinished);
      }
    } else {
      FileContext.getFileContext(target.toUri(), hadoop)
          .rename(unfinished, target, Options.Rename.OVERWRITE);
    }
  }

  /** An empty cell for what is missing, as a list has no null. */
  private static Object cell(Object value) {
    return value == null ? "" : value;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256.", e);
    }
  }
}
