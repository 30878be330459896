package io.groundswell.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import org.apache.spark.sql.Row;

/**
 * A list of one day: who is on it, who could have been, and what changed since the one before. The
 * same listing gives the same bytes.
 *
 * @param list what is listed
 * @param day the day it is for
 * @param rows those on the list, in any order, with the list's columns
 * @param counts of everybody who could be on it
 * @param before the day of the list before; null when this is the first
 * @param changes since then
 * @param contract the name and version of the contract of its source
 * @param inputs the version of each table that it was made from
 */
record Listing(
    CustomerList list,
    LocalDate day,
    List<Row> rows,
    Counts counts,
    LocalDate before,
    List<Change> changes,
    String contract,
    Map<String, Long> inputs) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Each file by its name; the manifest, which vouches for the others, is the last. */
  Map<String, byte[]> files() throws IOException {
    var grid = Grid.of(list, rows);
    var files = new LinkedHashMap<String, byte[]>();
    files.put(list.name() + ".csv", utf8(grid.csv()));
    files.put(list.name() + ".xlsx", new Spreadsheet(grid, day).bytes());
    files.put(list.name() + ".parquet", new Columnar(grid).bytes());
    files.put(list.name() + ".changes.csv", utf8(Change.grid(list, changes).csv()));
    files.put(list.name() + ".html", utf8(new ListPage(this, grid).html()));
    files.put(list.name() + ".manifest.json", JSON.writeValueAsBytes(manifest(files)));
    return files;
  }

  private Map<String, Object> manifest(Map<String, byte[]> files) {
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("list", list.name());
    manifest.put("known_on", day.toString());
    manifest.put("candidates", counts.candidates());
    manifest.put("rows", rows.size());
    manifest.put("held_back", new TreeMap<>(counts.heldBack()));
    if (list.columns().contains("email")) {
      manifest.put("rows_without_email", number(row -> row.getAs("email") == null));
    }
    manifest.putAll(counts.figures());
    manifest.put("before", before == null ? null : before.toString());
    for (var what : Change.KINDS) {
      manifest.put(what, changes.stream().filter(change -> change.what().equals(what)).count());
    }
    manifest.put("columns", list.columns());
    manifest.put("contract", contract);
    manifest.put("inputs", new TreeMap<>(inputs));
    var sums = new LinkedHashMap<String, String>();
    files.forEach((name, bytes) -> sums.put(name, sha256(bytes)));
    manifest.put("sha256", sums);
    return manifest;
  }

  private long number(java.util.function.Predicate<Row> which) {
    return rows.stream().filter(which).count();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256.", e);
    }
  }
}
