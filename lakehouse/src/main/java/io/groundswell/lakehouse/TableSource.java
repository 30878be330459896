package io.groundswell.lakehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table of another system: an entry under {@code sources} in a conf. Either its columns are
 * mapped to those of a bronze table, or its rows are the vendor's own objects and are read as if
 * they had landed.
 *
 * @param table the bronze table to fill; null where {@code landing} is given
 * @param landing the landing folder, such as {@code stripe/customers}, whose files hold the same
 *     objects as the rows of this table
 * @param format csv, parquet or delta
 * @param path a file, folder or glob; its rows are counted, and each gives one of ours at most
 * @param with by name, further files of the same format that {@code query} may look things up in
 * @param query SQL over {@code source}, which is what lies at {@code path}, and the names in {@code
 *     with}; it keeps {@code source.*}, so that each of its rows still comes from one line. Null
 *     where one file tells all
 * @param knownOn a SQL expression over its columns: the day on which a row could first have been
 *     known
 * @param where a SQL condition that selects rows; null takes all
 * @param columns by column of the bronze contract, a SQL expression over the columns of the source
 *     or query (in CSV every column is a string); columns that are not named are null
 */
public record TableSource(
    String table,
    String landing,
    String format,
    String path,
    Map<String, String> with,
    String query,
    @JsonProperty("known_on") String knownOn,
    String where,
    Map<String, String> columns) {
  /** How a query calls what lies at {@link #path}. */
  static final String SOURCE = "source";

  public TableSource {
    if (format == null || !format.matches("csv|parquet|delta")) {
      throw new IllegalArgumentException("'format' must be csv, parquet or delta");
    }
    for (var ours : List.of("known_on", "source_file", "source_line", "record", "item")) {
      if (columns != null && columns.containsKey(ours)) {
        throw new IllegalArgumentException("'columns." + ours + "' is filled by the reader");
      }
    }
    if ((table == null) == (landing == null)) {
      throw new IllegalArgumentException("either 'table' or 'landing' must be given");
    }
    if (landing != null && columns != null) {
      throw new IllegalArgumentException("'columns' are those of a 'table', not of 'landing'");
    }
    if (path == null
        || knownOn == null
        || (table != null && (columns == null || columns.isEmpty()))) {
      throw new IllegalArgumentException("'path', 'known_on' and 'columns' must be given");
    }
    columns = columns == null ? Map.of() : columns;
    with = with == null ? Map.of() : with;
    if (query == null && !with.isEmpty()) {
      throw new IllegalArgumentException("'with' names files for a 'query', which is not given");
    }
    for (var name : with.keySet()) {
      if (!name.matches("[a-z][a-z0-9_]*") || name.equals(SOURCE)) {
        throw new IllegalArgumentException(
            "'with." + name + "' must be a lower-case name other than " + SOURCE);
      }
    }
  }

  /** What its rows become: rows of a bronze table, or records of a landing folder. */
  public Table target() {
    return table != null ? Table.of(table) : new Table(Layer.LANDING, landing);
  }

  /** Every file, folder or glob that is read. */
  public List<String> paths() {
    return Stream.concat(Stream.of(path), with.values().stream().sorted()).toList();
  }
}
