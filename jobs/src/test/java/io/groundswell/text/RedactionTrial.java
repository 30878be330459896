package io.groundswell.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes the model, and the figures of docs/redaction.md, on sentences of exam.txt, from which
 * nothing was learnt.
 *
 * <p>{@code learn FILE} writes the model that ships. {@code mark N} prints how N texts of each
 * sentence fare, the sentences with numbers and those in other languages, and the speed. {@code
 * compare N} prints how rules alone, the model without and the model with the states of the
 * sentence model do.
 */
final class RedactionTrial {
  static final Set<Placeholder> ALL = EnumSet.allOf(Placeholder.class);
  private static final int EACH = 10;
  private static final int FACTS = 4;
  private static final int MESSAGES = 4_000;
  private static final int ROUNDS = 4;
  private static final long SEED = 3;

  private RedactionTrial() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("learn")) {
      try (var file = Files.newOutputStream(Path.of(arguments[1]))) {
        TaggerFile.write(learnt(States::of), file);
      }
      return;
    }
    int each = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("mark")) {
      print("rules, model, states", marks(each, Tagger.shared()::spans));
      print("silver and gold", marks(exam(each), Placeholder.direct(), Tagger.shared()::spans));
      for (String file : List.of("numbers.txt", "languages.txt")) {
        print(file, marks(LabelledFile.of(file), Tagger.shared()::spans));
      }
      printHalves();
      printSpeed(exam(2));
      printSpeed(
          Templates.of("learn.txt", new Slots())
              .only(s -> s.matches("[a-zA-Z][a-z ',?.]*"))
              .texts(5, new Random(5)));
      return;
    }
    Tagger blind = learnt(RedactionTrial::noStates);
    print("rules", marks(each, text -> List.of()));
    print("rules, model", marks(each, text -> blind.spans(text, RedactionTrial::noStates)));
    print("rules, model, states", marks(each, Tagger.shared()::spans));
  }

  /** How well finds agree with the labels of so many texts of each sentence of the exam. */
  static Marks marks(int each, Function<String, List<Span>> model) {
    return marks(exam(each), model);
  }

  static Marks marks(List<Labelled> texts, Function<String, List<Span>> model) {
    return marks(texts, ALL, model);
  }

  /** The same of some kinds only, such as those that silver and gold lose. */
  static Marks marks(
      List<Labelled> texts, Set<Placeholder> kinds, Function<String, List<Span>> model) {
    var marks = new Marks(kinds);
    for (Labelled text : texts) {
      marks.add(text, Redactor.redaction(text.text(), List.of(), kinds, model).spans());
    }
    return marks;
  }

  static List<Labelled> exam(int each) {
    return Templates.of("exam.txt", new Slots()).texts(each, new Random(77));
  }

  private static void printHalves() {
    for (Half half : Half.values()) {
      String title = "feedback.txt, " + half.told;
      print(title, marks(half.texts(), Tagger.shared()::spans));
      print(
          title + ", silver and gold",
          marks(half.texts(), Placeholder.direct(), Tagger.shared()::spans));
    }
  }

  /** Of feedback.txt every other sentence was looked at. */
  enum Half {
    LOOKED_AT("looked at"),
    NOT_LOOKED_AT("not looked at");

    private final String told;

    Half(String told) {
      this.told = told;
    }

    List<Labelled> texts() {
      List<Labelled> all = LabelledFile.of("feedback.txt");
      return IntStream.range(0, all.size())
          .filter(i -> i % 2 == ordinal())
          .mapToObj(all::get)
          .toList();
    }
  }

  private static Tagger learnt(Function<Words, float[][]> states) {
    var sentences = Templates.of("learn.txt", new Slots());
    List<Labelled> texts = new ArrayList<>(sentences.texts(EACH, new Random(1)));
    texts.addAll(sentences.messages(MESSAGES, new Random(2)));
    texts.addAll(new Templates(Phrases.facts(), new Slots()).texts(FACTS, new Random(4)));
    return TaggerTraining.learn(texts, ROUNDS, SEED, states);
  }

  private static float[][] noStates(Words words) {
    return new float[words.count()][];
  }

  private static void printSpeed(List<Labelled> texts) {
    var clock = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 2; round++) {
      long start = clock.getCurrentThreadCpuTime();
      texts.forEach(text -> Redactor.redaction(text.text(), List.of(), ALL));
      double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf("%d texts, %.0f per core-second%n", texts.size(), texts.size() / seconds);
    }
  }

  private static void print(String title, Marks marks) {
    System.out.printf("%n## %s%n%n%s", title, marks.table());
  }
}
