package io.groundswell.silver;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sha2;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Language;
import io.groundswell.text.PassageVectors;
import io.groundswell.text.SentenceModel;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a text means, as a vector, so that no text is embedded twice.
 *
 * <p>One row per distinct redacted text and model, on the day the text was first known, and one
 * more for each passage of a long one. A text in a language that the model does not know has none,
 * nor has one without words. Looks at its own earlier slices to leave out what it knows; a model of
 * which there is nothing yet begins with the texts of {@value #LOOK_BACK_DAYS} days.
 */
public final class TextVectors implements Job {
  /** So far back topics are fitted, which a new model has to know. */
  private static final int LOOK_BACK_DAYS = 180;

  private final SentenceModel model;

  public TextVectors(SentenceModel model) {
    this.model = model;
  }

  @Override
  public Table output() {
    return TEXT_VECTORS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var known =
        in.rows(TEXT_VECTORS)
            .where(col("known_on").lt(lit(run.from())))
            .where(col("model_id").equalTo(model.id()))
            .select("text_hash");
    var said = known.isEmpty() ? in.recent(FEEDBACK, LOOK_BACK_DAYS) : in.news(FEEDBACK);
    var unknown =
        said.where(model.knows(col("language")).and(Language.hasWords(col("text"))))
            .withColumn("text_hash", hash(col("text")))
            .groupBy("text_hash")
            .agg(
                greatest(min("known_on"), lit(run.from())).as("known_on"),
                min_by(col("text"), col("known_on")).as("text"))
            .join(known, "text_hash", "left_anti");
    return PassageVectors.of(unknown, "text", model)
        .select(
            col("known_on"),
            col("text_hash"),
            lit(model.id()).as("model_id"),
            col("passage"),
            col("is_cut"),
            col("from_character"),
            col("to_character"),
            col("vector"));
  }

  /** Names a text: the SHA-256 of its UTF-8 bytes, in hex. */
  public static Column hash(Column text) {
    return sha2(text.cast("binary"), 256);
  }
}
