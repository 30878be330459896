package io.groundswell.lakehouse;

import java.sql.Date;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;

/** The records of some files, one file open at a time. */
final class LandedRecords implements Iterator<Row> {
  private final String root;
  private final Iterator<Landing.LandedFile> files;
  private final Configuration conf;
  private Landing.LandedFile file;
  private RecordFile records;

  LandedRecords(String root, List<Landing.LandedFile> files, Configuration conf) {
    this.root = root;
    this.files = files.iterator();
    this.conf = conf;
    // A task that ends early must not leave its file open.
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> close());
  }

  @Override
  public boolean hasNext() {
    while ((records == null || !records.hasNext()) && files.hasNext()) {
      file = files.next();
      records = new RecordFile(new Path(root, file.path()), conf);
    }
    return records != null && records.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException(root);
    }
    return row(file, records.next());
  }

  private void close() {
    if (records != null) {
      records.close();
    }
  }

  private static Row row(Landing.LandedFile file, RecordFile.Read read) {
    return RowFactory.create(
        Date.valueOf(file.knownOn()),
        file.path(),
        read.number(),
        read.text(),
        Date.valueOf(file.arrivedFor()),
        read.error());
  }
}
