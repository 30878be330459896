package io.groundswell.text;

import com.google.common.collect.Lists;
import io.groundswell.text.TextPieces.Piece;
import io.groundswell.text.TopicMap.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The topics of pieces of texts, and so those of the texts.
 *
 * @param answers by piece; those on which topics were fitted come first
 */
record PlacedPieces(List<Answer> answers) {
  private static final int TOGETHER = 256;
  private static final String TOO_FAR = "far from all topics";

  /**
   * What a piece is about.
   *
   * @param topic its number, or {@link Topics#NONE}
   * @param confidence cosine to the mean of the topic's exemplars, or to the nearest of all
   */
  record Answer(int topic, double confidence) {}

  /**
   * Of some pieces the topics are known, the others go to the nearest that is near enough.
   *
   * @param vectors of the first pieces, on which topics were fitted
   */
  static PlacedPieces of(
      TextPieces pieces, Topics found, float[][] vectors, SentenceModel model, double floor) {
    var assignment = assignment(found, vectors, floor);
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < vectors.length; i++) {
      answers.add(answer(found.labels()[i], vectors[i], assignment));
    }
    var others = pieces.said().subList(vectors.length, pieces.said().size());
    Lists.partition(others, TOGETHER).parallelStream()
        .map(some -> assigned(pieces.known().vectors(some, model), assignment))
        .toList()
        .forEach(answers::addAll);
    return new PlacedPieces(answers);
  }

  private static List<Answer> assigned(List<float[]> vectors, Assignment assignment) {
    return vectors.stream().map(vector -> answer(Topics.NONE, vector, assignment)).toList();
  }

  private static Answer answer(int label, float[] vector, Assignment assignment) {
    if (label != Topics.NONE) {
      return new Answer(label, assignment.nearness("" + label, vector));
    }
    var answer = assignment.of(vector);
    boolean isNear = !answer.topic().equals(Assignment.UNASSIGNED);
    return new Answer(isNear ? Integer.parseInt(answer.topic()) : Topics.NONE, answer.confidence());
  }

  private static Assignment assignment(Topics topics, float[][] vectors, double floor) {
    var exemplars = new ArrayList<Assignment.Exemplar>();
    for (int topic = 0; topic < topics.size(); topic++) {
      for (int position : topics.exemplars()[topic]) {
        exemplars.add(new Assignment.Exemplar("" + topic, vectors[position]));
      }
    }
    return new Assignment(exemplars, floor);
  }

  /** The topics of a text, each by its nearest piece; first that which most of it is about. */
  List<Place> ofText(List<Piece> pieces) {
    var byTopic =
        pieces.stream()
            .filter(piece -> answer(piece).topic() != Topics.NONE)
            .collect(
                Collectors.groupingBy(
                    piece -> answer(piece).topic(), TreeMap::new, Collectors.toList()));
    return byTopic.isEmpty()
        ? List.of(place(pieces, TOO_FAR))
        : byTopic.values().stream()
            .sorted(Comparator.<List<Piece>>comparingInt(PlacedPieces::characters).reversed())
            .map(ofTopic -> place(ofTopic, ""))
            .toList();
  }

  private static int characters(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.to() - piece.from()).sum();
  }

  private Place place(List<Piece> pieces, String reason) {
    var nearest =
        pieces.stream()
            .min(Comparator.comparingDouble(piece -> -answer(piece).confidence()))
            .orElseThrow();
    var answer = answer(nearest);
    return new Place(answer.topic(), answer.confidence(), reason, nearest.from(), nearest.to());
  }

  private Answer answer(Piece piece) {
    return answers.get(piece.number());
  }
}
