package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.min;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.silver.TextVectors;
import io.groundswell.text.Assignment;
import java.nio.FloatBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The distinct texts that topics are fitted on, of long ones their passages, in a fixed order: that
 * of their hashes, which is random.
 *
 * @param vectors by text what it means
 * @param knownOn by text the first day of the window on which somebody said it
 * @param positions by vector the text that it belongs to
 */
record TopicTexts(
    List<String> texts,
    float[][] vectors,
    List<LocalDate> knownOn,
    Map<FloatBuffer, Integer> positions) {
  static final int WINDOW_DAYS = 180;

  /** More texts than this say nothing new about which topics there are. */
  private static final int MOST_TEXTS = 10_000;

  private TopicTexts(List<String> texts, float[][] vectors, List<LocalDate> knownOn) {
    this(texts, vectors, knownOn, new HashMap<>());
    IntStream.range(0, vectors.length).forEach(i -> positions.put(FloatBuffer.wrap(vectors[i]), i));
  }

  /** By the vectors of one model. */
  static TopicTexts of(Inputs in, String modelId) {
    var said = FeedbackVectors.standing(in.recent(FEEDBACK, WINDOW_DAYS - 1));
    var rows =
        FeedbackVectors.inPassages(said, in.rows(TEXT_VECTORS), modelId)
            .where(col("vector").isNotNull())
            .withColumn("_said", FeedbackVectors.passage())
            .groupBy(TextVectors.hash(col("_said")).as("_hash"))
            .agg(first("_said"), first("vector"), min("known_on"))
            .orderBy("_hash")
            .limit(MOST_TEXTS)
            .collectAsList();
    return new TopicTexts(
        rows.stream().map(row -> row.getString(1)).toList(),
        rows.stream().map(row -> FeedbackVectors.floats(row, 2)).toArray(float[][]::new),
        rows.stream().map(row -> row.getDate(3).toLocalDate()).toList());
  }

  int size() {
    return texts.size();
  }

  /** Only these. */
  TopicTexts only(int[] positions) {
    return new TopicTexts(
        Arrays.stream(positions).mapToObj(texts::get).toList(),
        Arrays.stream(positions).mapToObj(i -> vectors[i]).toArray(float[][]::new),
        Arrays.stream(positions).mapToObj(knownOn::get).toList());
  }

  /** By text the fitted topic that a slice puts it into, or {@link Assignment#UNASSIGNED}. */
  String[] fittedIds(TopicSlice slice) {
    var assignment =
        new Assignment(
            slice.parts().stream()
                .flatMap(
                    part ->
                        part.exemplars().stream()
                            .map(
                                vector ->
                                    new Assignment.Exemplar(
                                        part.fittedId(), part.topicId(), vector)))
                .toList(),
            slice.floor());
    return Arrays.stream(vectors)
        .map(vector -> assignment.of(vector).topic())
        .toArray(String[]::new);
  }

  /** Where these vectors stand among the texts; those that nobody says any more are left out. */
  int[] positions(List<float[]> sought) {
    return sought.stream()
        .map(vector -> positions.get(FloatBuffer.wrap(vector)))
        .filter(Objects::nonNull)
        .mapToInt(i -> i)
        .toArray();
  }

  /** The texts behind these vectors, as far as anybody says them still. */
  List<String> textsOf(List<float[]> sought) {
    return Arrays.stream(positions(sought)).mapToObj(texts::get).toList();
  }

  /** The vectors of those of these texts that are here. */
  List<float[]> vectorsOf(List<String> sought) {
    return sought.stream().map(texts::indexOf).filter(i -> i >= 0).map(i -> vectors[i]).toList();
  }

  List<float[]> vectors(int[] positions) {
    return Arrays.stream(positions).mapToObj(i -> vectors[i]).toList();
  }
}
