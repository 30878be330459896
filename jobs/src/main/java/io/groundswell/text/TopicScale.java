package io.groundswell.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where topics are looked for among the vectors of a model, and how near is near there.
 *
 * <p>The thresholds were chosen for the shipped model in the space that was learnt for it. Another
 * model's space is that of the company's own texts, and its thresholds are those that as many pairs
 * of these texts exceed ({@link MatchedCosines}).
 *
 * @param space where topics are looked for
 * @param own matches cosines of the models' vectors
 * @param inSpace matches cosines in the two spaces
 */
public record TopicScale(TopicSpace space, MatchedCosines own, MatchedCosines inSpace) {
  /** So many texts have half a million pairs, of which one in a thousand is enough to tell. */
  private static final int MOST_COMPARED = 1_000;

  /** From fewer nobody can tell how near is near. */
  static final int LEAST_COMPARED = 100;

  /** That of the shipped model, for which all thresholds are as they stand. */
  public static final TopicScale SHIPPED =
      new TopicScale(TopicSpace.shared(), MatchedCosines.SAME, MatchedCosines.SAME);

  /**
   * That of another model; none where the shipped one, which knows English only, can read too few
   * of the texts.
   *
   * @param vectors of these texts in that model
   */
  public static Optional<TopicScale> of(
      SentenceModel model, List<String> texts, float[][] vectors) {
    if (model.isShipped()) {
      return Optional.of(SHIPPED);
    }
    int[] compared =
        IntStream.range(0, texts.size())
            .filter(i -> SentenceModel.SHIPPED.knows(Language.of(texts.get(i))))
            .limit(MOST_COMPARED)
            .toArray();
    if (compared.length < LEAST_COMPARED) {
      return Optional.empty();
    }
    var here =
        Embedder.shared()
            .vectors(IntStream.of(compared).mapToObj(texts::get).toList())
            .toArray(float[][]::new);
    var there = IntStream.of(compared).mapToObj(i -> vectors[i]).toArray(float[][]::new);
    var space = TopicSpace.learnt(vectors);
    return Optional.of(
        new TopicScale(
            space,
            MatchedCosines.of(here, there),
            MatchedCosines.of(TopicSpace.shared().of(here), space.of(there))));
  }

  /** The least cosine to the mean of a topic's exemplars at which a text is of the topic. */
  public double floor() {
    return own.there(Assignment.FLOOR);
  }
}
