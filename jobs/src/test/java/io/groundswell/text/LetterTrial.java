package io.groundswell.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether a long text is judged better by its passages than by the vector of the whole: letters of
 * sentences whose kind or feeling is known, beside one another and between courtesies. The figures
 * of docs/kinds.md.
 *
 * <p>{@code kinds choose|report} takes the sentences of three folds, or of the other two, and
 * judges that have not seen them. {@code sentiments FOLDER} takes the rated review snippets of
 * Hutto and Gilbert (2014), of which the shipped judge has seen one half, and asks it for letters
 * of the other.
 */
final class LetterTrial {
  private static final int LETTERS = 300;
  private static final int FOLDS = 5;
  private static final double DECAY = 1e-4;
  private static final long SEED = 7;
  private static final double FLOOR = 0.6;

  private static final int PRAISE = ClassifierTrial.KINDS.indexOf("praise");
  private static final int OTHER = ClassifierTrial.KINDS.indexOf("other");
  private static final int CHURN = ClassifierTrial.KINDS.indexOf("churn_threat");
  private static final List<Integer> ASKS = List.of(0, 1, 2, CHURN);

  /** A letter, and the labels that are right for it. */
  private record Letter(String form, String text, Set<Integer> right) {}

  /** What a judge makes of the passages of a letter. */
  private record Heard(List<double[]> passages, List<Integer> lengths, double[] whole) {}

  private LetterTrial() {}

  public static void main(String[] arguments) throws IOException {
    kinds(arguments[0].equals("choose") ? List.of(0, 1, 2) : List.of(3, 4));
  }

  private static Map<String, Function<Heard, double[]>> rules() {
    var rules = new LinkedHashMap<String, Function<Heard, double[]>>();
    rules.put("whole", Heard::whole);
    rules.put("mean by length", LetterTrial::mean);
    rules.put("whole and mean", heard -> sum(heard.whole(), mean(heard), 0.5));
    rules.put("strongest of all", heard -> strongest(heard, Set.of()));
    rules.put("strongest but praise", heard -> strongest(heard, Set.of(PRAISE)));
    rules.put("strongest but praise, other", heard -> strongest(heard, Set.of(PRAISE, OTHER)));
    rules.put("a threat, else strongest", LetterTrial::threatFirst);
    rules.put("most of each, but praise, other", LetterTrial::mostOfEach);
    return rules;
  }

  private static double[] mean(Heard heard) {
    double[] mean = new double[heard.whole().length];
    double all = heard.lengths().stream().mapToInt(i -> i).sum();
    for (int p = 0; p < heard.passages().size(); p++) {
      mean = sum(mean, heard.passages().get(p), heard.lengths().get(p) / all, 1);
    }
    return mean;
  }

  private static double[] sum(double[] a, double[] b, double share) {
    return sum(a, b, share, 1 - share);
  }

  private static double[] sum(double[] a, double[] b, double weightOfB, double weightOfA) {
    return IntStream.range(0, a.length)
        .mapToDouble(i -> weightOfA * a[i] + weightOfB * b[i])
        .toArray();
  }

  /**
   * The passage that is surest of its kind, of those whose kind is none of the weak ones, if any.
   */
  private static double[] strongest(Heard heard, Set<Integer> weak) {
    var strong =
        heard.passages().stream()
            .filter(p -> !weak.contains(TextClassifier.likeliest(p)))
            .filter(p -> p[TextClassifier.likeliest(p)] >= FLOOR)
            .toList();
    var asked = strong.isEmpty() ? heard.passages() : strong;
    return asked.stream()
        .reduce((a, b) -> b[TextClassifier.likeliest(b)] > a[TextClassifier.likeliest(a)] ? b : a)
        .orElseThrow();
  }

  private static double[] threatFirst(Heard heard) {
    return heard.passages().stream()
        .filter(p -> TextClassifier.likeliest(p) == CHURN && p[CHURN] >= FLOOR)
        .findFirst()
        .orElseGet(() -> strongest(heard, Set.of(PRAISE, OTHER)));
  }

  /** Of each kind the most that a passage says of it; praise and the rest where nothing else is. */
  private static double[] mostOfEach(Heard heard) {
    double[] most = new double[heard.whole().length];
    heard
        .passages()
        .forEach(p -> IntStream.range(0, p.length).forEach(i -> most[i] = Math.max(most[i], p[i])));
    boolean asks = ASKS.stream().anyMatch(kind -> most[kind] >= FLOOR);
    if (asks) {
      most[PRAISE] = 0;
      most[OTHER] = 0;
    }
    return most;
  }

  private static void kinds(List<Integer> folds) throws IOException {
    var texts = new ArrayList<String>();
    var truth = new ArrayList<Integer>();
    for (String kind : ClassifierTrial.KINDS) {
      for (String line : lines("/kinds/" + kind + ".txt")) {
        texts.add(line);
        truth.add(ClassifierTrial.KINDS.indexOf(kind));
      }
    }
    float[][] vectors = TopicTrial.vectors(texts);
    var tally = new LinkedHashMap<String, Map<String, int[]>>();
    for (int fold : folds) {
      int[] learnt = IntStream.range(0, texts.size()).filter(i -> i % FOLDS != fold).toArray();
      var judge =
          new ClassifierTraining(
                  ClassifierTrial.KINDS,
                  Arrays.stream(learnt).mapToObj(i -> vectors[i]).toArray(float[][]::new),
                  Arrays.stream(learnt).map(truth::get).toArray())
              .calibrated(DECAY, SEED);
      var byKind = new ArrayList<List<String>>();
      for (int kind = 0; kind < ClassifierTrial.KINDS.size(); kind++) {
        int its = kind;
        byKind.add(
            IntStream.range(0, texts.size())
                .filter(i -> i % FOLDS == fold && truth.get(i) == its)
                .mapToObj(texts::get)
                .toList());
      }
      var letters = letters(byKind, new Random(SEED + fold));
      mark(letters, heard(letters, judge), tally);
    }
    print(tally);
  }

  private static List<Letter> letters(List<List<String>> byKind, Random dice) {
    var letters = new ArrayList<Letter>();
    for (int i = 0; i < LETTERS; i++) {
      int kind = dice.nextInt(byKind.size());
      int ask = any(ASKS, dice);
      int next = any(ASKS, dice);
      String said = any(byKind.get(ask), dice);
      letters.add(letter("one", dice, Set.of(kind), any(byKind.get(kind), dice)));
      letters.add(
          letter(
              "two of a kind",
              dice,
              Set.of(kind),
              any(byKind.get(kind), dice),
              any(byKind.get(kind), dice)));
      letters.add(
          letter("praise and an ask", dice, Set.of(ask), any(byKind.get(PRAISE), dice), said));
      letters.add(
          letter("an ask and praise", dice, Set.of(ask), said, any(byKind.get(PRAISE), dice)));
      letters.add(
          letter("bills and an ask", dice, Set.of(ask), any(byKind.get(OTHER), dice), said));
      Set<Integer> either = new java.util.TreeSet<>(List.of(ask));
      either.add(next);
      boolean leaves = either.contains(CHURN);
      letters.add(
          letter(
              "two asks",
              dice,
              leaves ? Set.of(CHURN) : either,
              said,
              any(byKind.get(next), dice)));
    }
    return letters.stream().filter(letter -> letter.text().length() > LongText.SHORT).toList();
  }

  private static Letter letter(String form, Random dice, Set<Integer> right, String... said) {
    var parts = new ArrayList<String>();
    parts.add(any(PassageTrial.OPENINGS, dice));
    for (int i = 0; i < said.length; i++) {
      if (i > 0) {
        parts.add(any(PassageTrial.MIDDLES, dice));
      }
      parts.add(said[i].matches(".*[.!?…]\\s*") ? said[i] : said[i] + ".");
    }
    parts.add(any(PassageTrial.ENDINGS, dice));
    return new Letter(form, String.join(dice.nextBoolean() ? " " : "\n\n", parts), right);
  }

  private static List<Heard> heard(List<Letter> letters, TextClassifier judge) {
    var texts = letters.stream().map(Letter::text).toList();
    var cut = LongText.cut(texts).passages();
    var wholes = TopicTrial.vectors(texts);
    var heard = new ArrayList<Heard>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      double[] whole = judge.probabilities(wholes[i]);
      var passages = cut.get(i).stream().map(p -> p.of(text)).toList();
      heard.add(
          passages.isEmpty()
              ? new Heard(List.of(whole), List.of(1), whole)
              : new Heard(
                  Embedder.shared().vectors(passages).stream().map(judge::probabilities).toList(),
                  passages.stream().map(String::length).toList(),
                  whole));
    }
    return heard;
  }

  /** By rule and form: letters, said surely, right, right of those. */
  private static void mark(
      List<Letter> letters, List<Heard> heard, Map<String, Map<String, int[]>> tally) {
    rules()
        .forEach(
            (name, rule) -> {
              var byForm = tally.computeIfAbsent(name, n -> new LinkedHashMap<>());
              for (int i = 0; i < letters.size(); i++) {
                double[] probabilities = rule.apply(heard.get(i));
                int kind = TextClassifier.likeliest(probabilities);
                boolean isRight = letters.get(i).right().contains(kind);
                boolean isSure = probabilities[kind] >= FLOOR;
                for (String form : List.of(letters.get(i).form(), "all")) {
                  int[] counts = byForm.computeIfAbsent(form, f -> new int[4]);
                  counts[0]++;
                  counts[1] += isSure ? 1 : 0;
                  counts[2] += isRight ? 1 : 0;
                  counts[3] += isRight && isSure ? 1 : 0;
                }
              }
            });
  }

  private static void print(Map<String, Map<String, int[]>> tally) {
    tally.forEach(
        (rule, byForm) ->
            byForm.forEach(
                (form, counts) ->
                    System.out.printf(
                        Locale.ROOT,
                        "%-32s %-18s %5d letters  right %.1f %%  said %.1f %%, of these right %.1f %%%n",
                        rule,
                        form,
                        counts[0],
                        100.0 * counts[2] / counts[0],
                        100.0 * counts[1] / counts[0],
                        100.0 * counts[3] / counts[1])));
  }

  private static List<String> lines(String resource) throws IOException {
    try (var in = Objects.requireNonNull(LetterTrial.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static <T> T any(List<T> some, Random dice) {
    return some.get(dice.nextInt(some.size()));
  }
}
