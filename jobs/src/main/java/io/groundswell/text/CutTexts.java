package io.groundswell.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts in their passages, and the vectors that were needed to find these.
 *
 * @param passages by text; none for one that is best taken as a whole
 * @param known by its words the vector of each sentence, in the shipped model: a passage of a
 *     single sentence has the same to the bit
 */
record CutTexts(List<List<LongText.Passage>> passages, Map<String, float[]> known) {

  /** The vectors of some words in a model, on one core; of those that are known, no second time. */
  List<float[]> vectors(List<String> words, SentenceModel model) {
    if (!model.isShipped()) {
      return Embedder.of(model).vectors(words);
    }
    var unknown = words.stream().filter(said -> !known.containsKey(said)).toList();
    var made = Embedder.shared().vectors(unknown).iterator();
    var vectors = new ArrayList<float[]>();
    for (String said : words) {
      vectors.add(known.containsKey(said) ? known.get(said) : made.next());
    }
    return vectors;
  }

  static CutTexts of(
      List<List<LongText.Passage>> passages, List<String> sentences, List<float[]> vectors) {
    var known = new HashMap<String, float[]>();
    for (int i = 0; i < vectors.size(); i++) {
      known.put(sentences.get(i), vectors.get(i));
    }
    return new CutTexts(passages, known);
  }
}
