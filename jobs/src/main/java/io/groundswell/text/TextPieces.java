package io.groundswell.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Lists;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Texts as topics are made of them: a short one as it is, a long one in its passages ({@link
 * LongText}). What is said again is one piece.
 *
 * @param ofText by distinct text its pieces, in their order
 * @param said what the pieces say, in the order of its hash, whatever the order of the texts
 * @param known vectors of pieces that are one sentence of a long text, which cutting it has made
 */
record TextPieces(Map<String, List<Piece>> ofText, List<String> said, KnownVectors known) {
  private static final int TOGETHER = 256;

  /** Some 300 MB; beyond them a vector is made again when it is asked for. */
  private static final int MOST_KNOWN = 200_000;

  /**
   * Where something stands in a text, in code points.
   *
   * @param number its position among all that is said
   */
  record Piece(int from, int to, int number) {}

  static TextPieces of(List<String> texts) {
    var distinct = texts.stream().distinct().toList();
    var known = new ConcurrentHashMap<String, float[]>();
    var cut =
        Lists.partition(distinct, TOGETHER).parallelStream()
            .flatMap(some -> cut(some, known).stream())
            .toList();
    var byHash = new TreeMap<String, String>();
    var passages = new ArrayList<List<LongText.Passage>>();
    for (int i = 0; i < distinct.size(); i++) {
      String text = distinct.get(i);
      passages.add(
          cut.get(i).isEmpty() ? List.of(new LongText.Passage(0, text.length())) : cut.get(i));
      passages.get(i).stream().map(p -> p.of(text)).forEach(p -> byHash.put(hash(p), p));
    }
    var said = List.copyOf(byHash.values());
    var numbers = new HashMap<String, Integer>();
    IntStream.range(0, said.size()).forEach(i -> numbers.put(said.get(i), i));
    var ofText = new LinkedHashMap<String, List<Piece>>();
    for (int i = 0; i < distinct.size(); i++) {
      String text = distinct.get(i);
      ofText.put(text, passages.get(i).stream().map(p -> piece(text, p, numbers)).toList());
    }
    return new TextPieces(ofText, said, new KnownVectors(known));
  }

  /** The passages of each text, whose vectors are kept where they are known. */
  private static List<List<LongText.Passage>> cut(List<String> texts, Map<String, float[]> known) {
    var found = LongText.cut(texts);
    for (int i = 0; i < texts.size() && known.size() < MOST_KNOWN; i++) {
      for (var passage : found.passages().get(i)) {
        String said = passage.of(texts.get(i));
        known.computeIfAbsent(said, found.sentences().byWords()::get);
      }
    }
    return found.passages();
  }

  private static Piece piece(String text, LongText.Passage passage, Map<String, Integer> numbers) {
    return new Piece(
        text.codePointCount(0, passage.start()),
        text.codePointCount(0, passage.end()),
        numbers.get(passage.of(text)));
  }

  /** By topic of how many distinct texts a piece is in it. */
  int[] texts(int[] topics, int count) {
    int[] texts = new int[count];
    for (var pieces : ofText.values()) {
      pieces.stream()
          .mapToInt(piece -> piece.number() < topics.length ? topics[piece.number()] : Topics.NONE)
          .filter(topic -> topic != Topics.NONE)
          .distinct()
          .forEach(topic -> texts[topic]++);
    }
    return texts;
  }

  private static String hash(String text) {
    return Hashing.sha256().hashString(text, UTF_8).toString();
  }
}
