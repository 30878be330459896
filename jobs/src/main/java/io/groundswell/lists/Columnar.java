package io.groundswell.lists;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Date;
import java.util.Comparator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.StructField;

/**
 * A grid as one Parquet file, for whoever goes on to compute with it. The same grid gives the same
 * bytes.
 */
record Columnar(Grid grid) {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  byte[] bytes() throws IOException {
    var schema = schema();
    var groups = new SimpleGroupFactory(schema);
    var memory = new Memory();
    try (var writer =
        ExampleParquetWriter.builder(memory)
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build()) {
      for (var row : grid.rows()) {
        var group = groups.newGroup();
        for (int column = 0; column < row.size(); column++) {
          put(group, column, row.get(column));
        }
        writer.write(group);
      }
    }
    return inOrder(memory.out.toByteArray());
  }

  /**
   * The file with the encodings of each column in an order: they come from a set of enums, which
   * every process of Java deals out anew. The footer stands before its length and the last word.
   */
  private static byte[] inOrder(byte[] file) throws IOException {
    var tail = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = file.length - MAGIC.length - Integer.BYTES;
    int begin = end - tail.getInt(end);
    var footer = Util.readFileMetaData(new ByteArrayInputStream(file, begin, end - begin));
    for (var group : footer.getRow_groups()) {
      for (var column : group.getColumns()) {
        column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
        column.getMeta_data().getEncoding_stats().sort(Comparator.naturalOrder());
      }
    }
    var ordered = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, ordered);
    var whole =
        ByteBuffer.allocate(begin + ordered.size() + Integer.BYTES + MAGIC.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    whole.put(file, 0, begin).put(ordered.toByteArray()).putInt(ordered.size()).put(MAGIC);
    return whole.array();
  }

  private MessageType schema() {
    var fields = Types.buildMessage();
    for (var field : grid.shape().fields()) {
      fields.addField(type(field));
    }
    return fields.named(grid.name());
  }

  private static Type type(StructField field) {
    var date = LogicalTypeAnnotation.dateType();
    var string = LogicalTypeAnnotation.stringType();
    return switch (field.dataType().typeName()) {
      case "integer" -> Types.optional(PrimitiveTypeName.INT32).named(field.name());
      case "long" -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
      case "double" -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
      case "boolean" -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
      case "date" -> Types.optional(PrimitiveTypeName.INT32).as(date).named(field.name());
      case "string" -> Types.optional(PrimitiveTypeName.BINARY).as(string).named(field.name());
      default -> throw new IllegalArgumentException("A list has no column of " + field.dataType());
    };
  }

  private static void put(Group group, int column, Object value) {
    if (value instanceof Integer number) {
      group.add(column, number);
    } else if (value instanceof Long number) {
      group.add(column, number);
    } else if (value instanceof Double number) {
      group.add(column, number);
    } else if (value instanceof Boolean truth) {
      group.add(column, truth);
    } else if (value instanceof Date date) {
      group.add(column, (int) date.toLocalDate().toEpochDay());
    } else if (value != null) {
      group.add(column, value.toString());
    }
  }

  /** A file that is bytes only, until {@link ListFolder} puts it in its place in one step. */
  private static final class Memory implements OutputFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return out.size();
        }

        @Override
        public void write(int b) {
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          out.write(bytes, offset, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
