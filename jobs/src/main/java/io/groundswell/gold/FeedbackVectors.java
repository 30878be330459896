package io.groundswell.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;

import io.groundswell.silver.TextVectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Feedback with the vectors of its texts beside it. */
final class FeedbackVectors {
  private FeedbackVectors() {}

  /** Each text that has a vector once, as a whole. */
  static Dataset<Row> of(Dataset<Row> feedback, Dataset<Row> vectors, String modelId) {
    var wholes = vectors.where(col("passage").equalTo(0)).select("text_hash", "model_id", "vector");
    return hashed(feedback).join(ofModel(modelId, wholes), "text_hash");
  }

  /**
   * Each thing said, once for each passage of a long text, with where in it that stands; without a
   * vector where there is none.
   */
  static Dataset<Row> inPassages(Dataset<Row> feedback, Dataset<Row> vectors, String modelId) {
    var passages =
        vectors
            .where(not(col("is_cut")))
            .select("text_hash", "model_id", "passage", "from_character", "to_character", "vector");
    return hashed(feedback)
        .join(ofModel(modelId, passages, "passage"), new String[] {"text_hash"}, "left");
  }

  /** The words of a passage. */
  static Column passage() {
    var length = col("to_character").minus(col("from_character"));
    return substring(col("text"), col("from_character").plus(1), length);
  }

  /** Names the words of a passage; of what is taken as a whole, {@code text_hash}. */
  static Column passageHash() {
    return TextVectors.hash(passage());
  }

  private static Dataset<Row> hashed(Dataset<Row> feedback) {
    return feedback.withColumn("text_hash", TextVectors.hash(col("text")));
  }

  /** A text embedded for a later day is embedded anew when an earlier day is filled in. */
  private static Dataset<Row> ofModel(String modelId, Dataset<Row> vectors, String... passage) {
    return vectors
        .where(col("model_id").equalTo(lit(modelId)))
        .drop("model_id")
        .dropDuplicates("text_hash", passage);
  }

  /** What was said and not taken back since, as far as these rows know. */
  static Dataset<Row> standing(Dataset<Row> feedback) {
    var takenBack = feedback.where(col("is_redacted")).select("feedback_id");
    return feedback.join(takenBack, new String[] {"feedback_id"}, "left_anti");
  }

  /** The vector in a column of a row. */
  static float[] floats(Row row, int column) {
    var values = row.<Float>getList(column);
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  /** Never after it was known; the day it was known where nothing says when it was said. */
  static Column saidOn() {
    return least(coalesce(to_date(col("said_at")), col("known_on")), col("known_on"));
  }
}
