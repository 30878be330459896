package io.groundswell.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures which kind a letter is said to have: by the vector of its whole, and by that of the
 * passage that is least of none. Letters are what the simulated company's customers say, between
 * greetings and small talk. The way was chosen on every second letter; docs/kinds.md shows the
 * others.
 */
final class LetterTrial {
  private static final long SEED = 11;
  private static final double FLOOR = 0.6;
  private static final int OTHER = ClassifierTrial.KINDS.indexOf("other");

  /** What stands in a letter: so much small talk, so many texts of one kind, courtesies or none. */
  private enum Shape {
    COURTEOUS(0, 1, 2),
    TALKATIVE(1, 1, 2),
    LONG(6, 1, 1),
    BARE(0, 3, 0);

    private final int smallTalk;
    private final int texts;
    private final int endings;

    Shape(int smallTalk, int texts, int endings) {
      this.smallTalk = smallTalk;
      this.texts = texts;
      this.endings = endings;
    }
  }

  private LetterTrial() {}

  public static void main(String[] arguments) throws IOException {
    var said = ClassifierTrial.exam(true);
    int[] truth = said.truth();
    for (Shape shape : Shape.values()) {
      var random = new Random(SEED);
      var letters =
          IntStream.range(0, truth.length)
              .mapToObj(i -> letter(shape, i, said.texts(), truth, random))
              .toList();
      var wholes = Embedder.shared().vectors(letters);
      var cut = LongText.cut(letters);
      var byWhole = new ArrayList<double[]>();
      var byPassage = new ArrayList<double[]>();
      for (int i = 0; i < letters.size(); i++) {
        String letter = letters.get(i);
        var words = cut.passages().get(i).stream().map(passage -> passage.of(letter)).toList();
        var vectors =
            words.isEmpty()
                ? List.of(wholes.get(i))
                : cut.sentences().vectors(words, SentenceModel.SHIPPED);
        byWhole.add(TextClassifier.kinds().probabilities(wholes.get(i)));
        byPassage.add(
            vectors.stream()
                .map(TextClassifier.kinds()::probabilities)
                .min(Comparator.comparingDouble(kinds -> kinds[OTHER]))
                .orElseThrow());
      }
      print(shape + ", whole", byWhole, truth);
      print(shape + ", passage", byPassage, truth);
    }
  }

  private static String letter(
      Shape shape, int text, List<String> texts, int[] truth, Random random) {
    int[] alike = IntStream.range(0, truth.length).filter(i -> truth[i] == truth[text]).toArray();
    var parts = new ArrayList<String>();
    if (shape.endings > 0) {
      parts.add(any(PassageTrial.OPENINGS, random));
    }
    for (int i = 0; i < shape.smallTalk; i++) {
      parts.add(any(PassageTrial.MIDDLES, random));
    }
    parts.add(texts.get(text));
    for (int i = 1; i < shape.texts; i++) {
      parts.add(texts.get(alike[random.nextInt(alike.length)]));
    }
    for (int i = 0; i < shape.endings; i++) {
      parts.add(any(PassageTrial.ENDINGS, random));
    }
    return String.join(random.nextBoolean() ? " " : "\n\n", parts);
  }

  private static String any(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static void print(String what, List<double[]> kinds, int[] truth) {
    int[] reported = IntStream.range(0, truth.length).filter(i -> i % 2 == 1).toArray();
    int[] sure =
        Arrays.stream(reported)
            .filter(i -> Arrays.stream(kinds.get(i)).max().orElseThrow() >= FLOOR)
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "%-20s %d letters: right %.1f %%, above 0.6 %.0f %%, of these right %.1f %%%n",
        what,
        reported.length,
        100 * right(reported, kinds, truth),
        100.0 * sure.length / reported.length,
        100 * right(sure, kinds, truth));
  }

  private static double right(int[] letters, List<double[]> kinds, int[] truth) {
    return Arrays.stream(letters)
        .mapToDouble(i -> TextClassifier.likeliest(kinds.get(i)) == truth[i] ? 1 : 0)
        .average()
        .orElse(0);
  }
}
