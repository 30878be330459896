package io.groundswell.lakehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A table of another system that fills a bronze table: an entry under {@code sources} in a conf.
 *
 * @param table the bronze table to fill
 * @param format csv, parquet or delta
 * @param path a file, folder or glob
 * @param knownOn a SQL expression over its columns: the day on which a row could first have been
 *     known
 * @param where a SQL condition that selects rows; null takes all
 * @param columns by column of the bronze contract, a SQL expression over the columns of the source
 *     (in CSV every column is a string); columns that are not named are null
 */
public record TableSource(
    String table,
    String format,
    String path,
    @JsonProperty("known_on") String knownOn,
    String where,
    Map<String, String> columns) {

  public TableSource {
    if (format == null || !format.matches("csv|parquet|delta")) {
      throw new IllegalArgumentException("'format' must be csv, parquet or delta");
    }
    for (var ours : List.of("known_on", "source_file", "source_line", "record", "item")) {
      if (columns != null && columns.containsKey(ours)) {
        throw new IllegalArgumentException("'columns." + ours + "' is filled by the reader");
      }
    }
    if (table == null || path == null || knownOn == null || columns == null || columns.isEmpty()) {
      throw new IllegalArgumentException("'table', 'path', 'known_on' and 'columns' must be given");
    }
  }
}
