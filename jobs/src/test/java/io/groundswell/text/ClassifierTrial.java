package io.groundswell.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Learns the classifiers that ship and makes the figures of docs/kinds.md.
 *
 * <p>{@code kinds FILE} learns from the texts beside the tests and marks on what the simulated
 * company's customers say; {@code sentiments FILE FOLDER} learns from one half of the rated review
 * snippets and tweets of Hutto and Gilbert (2014) and marks on the other. Both write the weights.
 */
final class ClassifierTrial {
  static final List<String> KINDS =
      List.of("bug", "wish", "question", "praise", "churn_threat", "other");
  private static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");
  private static final List<Double> DECAYS = List.of(3e-4, 1e-4, 3e-5);
  private static final long SEED = 7;

  /** Raters marked from -4 to 4; nearer to 0 than this is neutral. */
  private static final double FEELING = 0.5;

  record Texts(List<String> texts, List<Integer> labels) {
    Texts() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(String text, int label) {
      texts.add(text);
      labels.add(label);
    }

    int[] truth() {
      return labels.stream().mapToInt(label -> label).toArray();
    }

    float[][] vectors() {
      return texts.parallelStream().map(Embedder.shared()::vector).toArray(float[][]::new);
    }
  }

  private ClassifierTrial() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[1]);
    if (arguments[0].equals("kinds")) {
      var model = learn(KINDS, written(), file);
      mark("simulated customers", model, exam(true));
      mark("without billing", model, exam(false));
    } else {
      var learn = new Texts();
      var reviews = new Texts();
      var tweets = new Texts();
      split(Path.of(arguments[2], "amazonReviewSnippets_GroundTruth.txt"), learn, reviews);
      split(Path.of(arguments[2], "tweets_GroundTruth.txt"), learn, tweets);
      var model = learn(SENTIMENTS, learn, file);
      mark("reviews of other products", model, reviews);
      mark("other tweets", model, tweets);
    }
  }

  private static TextClassifier learn(List<String> labels, Texts texts, Path file)
      throws IOException {
    var training = new ClassifierTraining(labels, texts.vectors(), texts.truth());
    double decay = training.bestDecay(DECAYS, SEED);
    System.out.printf("%d texts, decay %s%n", texts.texts().size(), decay);
    ClassifierMarks.of(labels, training.unseenProbabilities(decay, SEED), texts.truth())
        .print("five folds");
    var model = training.calibrated(decay, SEED);
    try (var out = Files.newOutputStream(file)) {
      model.write(out);
    }
    return model;
  }

  private static void mark(String what, TextClassifier model, Texts texts) {
    double[][] probabilities = new double[texts.texts().size()][];
    float[][] vectors = texts.vectors();
    for (int i = 0; i < vectors.length; i++) {
      probabilities[i] = model.probabilities(vectors[i]);
    }
    ClassifierMarks.of(model.labels(), probabilities, texts.truth()).print(what);
  }

  private static Texts written() throws IOException {
    var texts = new Texts();
    for (String kind : KINDS) {
      var name = "/kinds/" + kind + ".txt";
      try (var in = Objects.requireNonNull(ClassifierTrial.class.getResourceAsStream(name))) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> texts.add(line, KINDS.indexOf(kind)));
      }
    }
    return texts;
  }

  /** As the simulator's tidy customers write: a capital, and the mark that belongs at the end. */
  static Texts exam(boolean hasBilling) throws IOException {
    var texts = new Texts();
    for (String file : List.of("reliability", "everyday", "wishes", "buying", "praise")) {
      var name = "/io/groundswell/simulate/topics/" + file + ".yaml";
      try (var in = Objects.requireNonNull(ClassifierTrial.class.getResourceAsStream(name))) {
        for (var topic : new ObjectMapper(new YAMLFactory()).readTree(in)) {
          var kind = topic.path("kind").asText();
          boolean isLeaving = topic.path("audience").asText().equals("leaving");
          int label =
              isLeaving
                  ? KINDS.indexOf("churn_threat")
                  : KINDS.indexOf(kind.equals("billing") ? "other" : kind);
          for (var frame : topic.path("frames")) {
            if (hasBilling || isLeaving || !kind.equals("billing")) {
              texts.add(tidy(frame.asText()), label);
            }
          }
        }
      }
    }
    return texts;
  }

  private static String tidy(String frame) {
    var said =
        frame
            .replaceAll("\\[([^|\\]]*)\\|[^\\]]*\\]", "$1")
            .replace("{board}", "the backlog")
            .replace("{tool}", "Planora")
            .replace("{n}", "12")
            .replace("{browser}", "Firefox")
            .replace("{device}", "my phone")
            .replace("{when}", "yesterday");
    boolean asks =
        said.matches("(?is)(is|are|can|could|how|why|what|where|do|does|which|when (will|do)) .*");
    return Character.toUpperCase(said.charAt(0)) + said.substring(1) + (asks ? "?" : ".");
  }

  /** Lines are an id, a mark and a text; sentences of one review stay together. */
  private static void split(Path file, Texts one, Texts other) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      var parts = line.split("\t", 3);
      double mark = Double.parseDouble(parts[1]);
      int label = mark <= -FEELING ? 0 : mark >= FEELING ? 2 : 1;
      int review = Integer.parseInt(parts[0].replaceAll("_.*", ""));
      (review % 2 == 0 ? one : other).add(parts[2], label);
    }
  }
}
