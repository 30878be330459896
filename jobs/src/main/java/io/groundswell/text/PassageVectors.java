package io.groundswell.text;

import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/**
 * The vectors of texts as a whole, and those of the passages of long ones, a row for each.
 *
 * <p>{@code passage} is 0 for the whole text and counts its passages from 1; {@code is_cut} is true
 * for the whole of a text that has passages; {@code from_character} and {@code to_character} are
 * its code points.
 */
public final class PassageVectors {
  /** So many texts are looked at to find some of a length. */
  private static final int CHUNK = 512;

  private PassageVectors() {}

  /** The rows, which all have a text, once for each vector. */
  public static Dataset<Row> of(Dataset<Row> rows, String text, SentenceModel model) {
    var schema =
        rows.schema()
            .add("passage", DataTypes.IntegerType)
            .add("is_cut", DataTypes.BooleanType)
            .add("from_character", DataTypes.IntegerType)
            .add("to_character", DataTypes.IntegerType)
            .add("vector", DataTypes.createArrayType(DataTypes.FloatType));
    int position = rows.schema().fieldIndex(text);
    return rows.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            partition ->
                Iterators.concat(
                    Iterators.transform(
                        Iterators.partition(partition, CHUNK),
                        chunk -> of(chunk, position, model).iterator())),
        Encoders.row(schema));
  }

  private static List<Row> of(List<Row> rows, int text, SentenceModel model) {
    var texts = rows.stream().map(row -> row.getString(text)).toList();
    var found = LongText.cut(texts);
    var cut = found.passages();
    var said = new ArrayList<>(texts);
    for (int i = 0; i < texts.size(); i++) {
      for (var passage : cut.get(i)) {
        said.add(passage.of(texts.get(i)));
      }
    }
    var vectors = found.sentences().vectors(said, model);
    var made = new ArrayList<Row>();
    int next = texts.size();
    for (int i = 0; i < texts.size(); i++) {
      var whole = new LongText.Passage(0, texts.get(i).length());
      made.add(row(rows.get(i), texts.get(i), 0, !cut.get(i).isEmpty(), whole, vectors.get(i)));
      for (int p = 0; p < cut.get(i).size(); p++) {
        var passage = cut.get(i).get(p);
        made.add(row(rows.get(i), texts.get(i), p + 1, false, passage, vectors.get(next++)));
      }
    }
    return made;
  }

  private static Row row(
      Row row, String text, int number, boolean isCut, LongText.Passage passage, float[] vector) {
    var values = new Object[row.size() + 5];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = number;
    values[row.size() + 1] = isCut;
    values[row.size() + 2] = text.codePointCount(0, passage.start());
    values[row.size() + 3] = text.codePointCount(0, passage.end());
    values[row.size() + 4] = vector;
    return RowFactory.create(values);
  }
}
