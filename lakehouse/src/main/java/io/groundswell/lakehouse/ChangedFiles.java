package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps the ledger's word on landed files that are written anew. A run knows a file by its size and
 * time and takes any other for one that came late, so a file is known as it was and as it is to be
 * before it is put in its place, and as it is afterwards.
 */
record ChangedFiles(SparkSession spark, Door door, Contracts contracts) {

  /** From now on these files are known as they are to be, too. */
  void announce(Map<String, FileStatus> files) {
    var known =
        door.rows(Ledger.FILES).where(col("path").isInCollection(files.keySet())).collectAsList();
    write(known.stream().map(row -> as(row, files.get(row.<String>getAs("path")))).toList());
  }

  /** Of files that are known twice on a day for one table, only how they are now. */
  void settle(Function<String, FileStatus> now, String id) {
    var days = new TreeSet<LocalDate>();
    door.rows(Ledger.FILES)
        .groupBy(Slices.KNOWN_ON, "path", "read_by")
        .agg(count(lit(1)).as("rows"))
        .where(col("rows").gt(1))
        .collectAsList()
        .forEach(row -> days.add(row.getDate(0).toLocalDate()));
    if (days.isEmpty()) {
      return;
    }
    var ofDays =
        door.rows(Ledger.FILES)
            .where(col(Slices.KNOWN_ON).isin(days.stream().map(Date::valueOf).toArray()));
    var byFile = new LinkedHashMap<List<Object>, List<Row>>();
    for (var row : ofDays.collectAsList()) {
      List<Object> file =
          List.of(row.getAs(Slices.KNOWN_ON), row.getAs("path"), row.getAs("read_by"));
      byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(row);
    }
    var rows = new ArrayList<Row>();
    byFile.forEach(
        (file, known) -> {
          var status = known.size() == 1 ? null : now.apply((String) file.get(1));
          rows.add(status == null ? known.get(0) : as(known.get(0), status));
        });
    var frame = spark.createDataFrame(rows, contracts.of(Ledger.FILES).schema()).coalesce(1);
    door.rewrite(Ledger.FILES, frame, days, id);
  }

  private void write(List<Row> rows) {
    if (!rows.isEmpty()) {
      door.append(
          Ledger.FILES,
          spark.createDataFrame(rows, contracts.of(Ledger.FILES).schema()).coalesce(1));
    }
  }

  private static Row as(Row row, FileStatus status) {
    return RowFactory.create(
        row.getAs(Slices.KNOWN_ON),
        row.getAs("path"),
        status.getLen(),
        status.getModificationTime(),
        row.getAs("object"),
        row.getAs("arrived_for"),
        row.getAs("read_by"));
  }
}
