package io.groundswell.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors that were made already, so that nothing is embedded twice. Those of the shipped model: it
 * tells the passages of a text whichever model their vectors are wanted in.
 *
 * @param byWords by what was said
 */
record KnownVectors(Map<String, float[]> byWords) {
  static KnownVectors of(List<String> words, List<float[]> vectors) {
    var byWords = new HashMap<String, float[]>();
    for (int i = 0; i < vectors.size(); i++) {
      byWords.put(words.get(i), vectors.get(i));
    }
    return new KnownVectors(byWords);
  }

  /** The vectors of some words in a model, on one core; of those that are known, no second time. */
  List<float[]> vectors(List<String> words, SentenceModel model) {
    if (!model.isShipped()) {
      return Embedder.of(model).vectors(words);
    }
    var unknown = words.stream().filter(said -> !byWords.containsKey(said)).toList();
    var made = Embedder.shared().vectors(unknown).iterator();
    var vectors = new ArrayList<float[]>();
    for (String said : words) {
      vectors.add(byWords.containsKey(said) ? byWords.get(said) : made.next());
    }
    return vectors;
  }
}
