package io.groundswell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What a Parquet file holds, whether or not a table still uses it: without Spark, which needs as
 * long to begin as this needs to end.
 */
public final class ParquetRows {
  private static final Configuration HADOOP = new Configuration();

  private ParquetRows() {}

  /** A text for every row, with all that stands in it, however deep; a name on each line. */
  public static List<String> of(Path file) throws IOException {
    var hadoopPath = new org.apache.hadoop.fs.Path(file.toUri());
    try (var reader =
        ParquetReader.builder(new GroupReadSupport(), hadoopPath).withConf(HADOOP).build()) {
      var rows = new ArrayList<String>();
      for (var row = reader.read(); row != null; row = reader.read()) {
        var text = new StringBuilder();
        tell(row, text);
        rows.add(text.toString());
      }
      return rows;
    }
  }

  private static void tell(Group group, StringBuilder text) {
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      var type = group.getType().getType(field);
      // The numbers of a vector say nothing, and there are many.
      if (type.isPrimitive()
          && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT) {
        continue;
      }
      for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
        if (type.isPrimitive()) {
          text.append(type.getName()).append(": ");
          text.append(group.getValueToString(field, i)).append('\n');
        } else {
          tell(group.getGroup(field, i), text);
        }
      }
    }
  }
}
