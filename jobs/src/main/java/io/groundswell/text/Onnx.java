package io.groundswell.text;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;

/** Parts of an ONNX model, by the numbers of their fields in {@code onnx.proto}. */
final class Onnx {
  /** Of a ModelProto. */
  static final int GRAPH = 7;

  /** Of a GraphProto. */
  static final int NODE = 1;

  static final int INITIALIZER = 5;

  /** Of a NodeProto. */
  static final int INPUT = 1;

  static final int OUTPUT = 2;
  static final int OPERATION = 4;
  private static final int ATTRIBUTE = 5;

  /** Of numbers, as a TensorProto and a ValueInfoProto name them. */
  static final int FLOAT = 1;

  static final int UINT8 = 2;

  /** The version of the format, and that of the operations. */
  private static final int FORMAT = 8;

  private static final int OPERATIONS = 13;

  private Onnx() {}

  /**
   * A model of one step, from tables of floats to one.
   *
   * @param node names its inputs and its output
   */
  static byte[] model(UnknownFieldSet node) {
    var graph =
        message(NODE, node).toBuilder()
            .addField(2, texts(List.of("step")))
            .addField(11, tables(texts(node, INPUT)))
            .addField(12, tables(texts(node, OUTPUT)))
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(1, number(FORMAT))
        .addField(GRAPH, bytes(graph.toByteString()))
        .addField(8, bytes(message(2, number(OPERATIONS)).toByteString()))
        .build()
        .toByteArray();
  }

  static UnknownFieldSet node(
      String operation, List<String> inputs, String output, UnknownFieldSet... attributes) {
    var given = Field.newBuilder();
    for (var attribute : attributes) {
      given.addLengthDelimited(attribute.toByteString());
    }
    return UnknownFieldSet.newBuilder()
        .addField(INPUT, texts(inputs))
        .addField(OUTPUT, texts(List.of(output)))
        .addField(OPERATION, texts(List.of(operation)))
        .addField(ATTRIBUTE, given.build())
        .build();
  }

  static UnknownFieldSet integer(String name, long value) {
    return attribute(name, 3, 2, value);
  }

  /** Of a list with one element. */
  static UnknownFieldSet integers(String name, long value) {
    return attribute(name, 8, 7, value);
  }

  /** An AttributeProto: name 1, its type 20, and a field for each type. */
  private static UnknownFieldSet attribute(String name, int field, int type, long value) {
    return UnknownFieldSet.newBuilder()
        .addField(1, texts(List.of(name)))
        .addField(field, number(value))
        .addField(20, number(type))
        .build();
  }

  /** A TensorProto of one number: type 2, name 8, bytes 9; no dimensions. */
  static ByteString tensor(String name, int type, ByteString value) {
    return UnknownFieldSet.newBuilder()
        .addField(2, number(type))
        .addField(8, texts(List.of(name)))
        .addField(9, bytes(value))
        .build()
        .toByteString();
  }

  static List<String> texts(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .toList();
  }

  static Field texts(List<String> values) {
    var field = Field.newBuilder();
    values.forEach(value -> field.addLengthDelimited(ByteString.copyFromUtf8(value)));
    return field.build();
  }

  static Field bytes(ByteString value) {
    return Field.newBuilder().addLengthDelimited(value).build();
  }

  /** ValueInfoProtos, name 1 and type 2, of floats in any number of rows and columns. */
  private static Field tables(List<String> names) {
    var tables = Field.newBuilder();
    for (var name : names) {
      var shape = Field.newBuilder();
      for (var side : List.of("rows", "columns")) {
        shape.addLengthDelimited(message(2, texts(List.of(name + "_" + side))).toByteString());
      }
      var numbers = message(1, number(FLOAT));
      var sides = message(2, message(1, shape.build()));
      var type = message(1, numbers.toBuilder().mergeFrom(sides).build());
      var table = message(1, texts(List.of(name))).toBuilder().mergeFrom(message(2, type)).build();
      tables.addLengthDelimited(table.toByteString());
    }
    return tables.build();
  }

  private static UnknownFieldSet message(int field, UnknownFieldSet inside) {
    return message(field, bytes(inside.toByteString()));
  }

  private static UnknownFieldSet message(int field, Field value) {
    return UnknownFieldSet.newBuilder().addField(field, value).build();
  }

  private static Field number(long value) {
    return Field.newBuilder().addVarint(value).build();
  }
}
