package io.groundswell.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures whether messages that speak of several things are heard in all of them, and how often
 * they are heard in something that they do not say: requests of CLINC150 (test) between greetings,
 * thanks, small talk and apologies, held against topics of the validation texts. docs/topics.md
 * shows what it prints.
 */
public final class PassageTrial {
  private static final int MESSAGES = 400;
  private static final long SEED = 42;
  private static final int LEAST_TEXTS = 5;

  /** Which nobody counts as feedback. */
  private static final List<String> COURTESIES = List.of("greeting", "goodbye", "thank_you");

  static final List<String> OPENINGS =
      List.of(
          "Hi there,",
          "Hello, hope this finds you well.",
          "Good morning! It has been a while since we last spoke.",
          "Hey team, happy Friday!",
          "Dear all, thanks again for the quick answer last time.",
          "Hi, sorry to come back to you so soon.",
          "Greetings from a rainy harbour town.",
          "Hello again, me once more.");
  static final List<String> MIDDLES =
      List.of(
          "While I have you here, there is one more thing.",
          "And then there is something else on my list.",
          "My apologies for piling everything into one message.",
          "Anyway, next point.",
          "I know you are all busy these days, so no rush.",
          "Another matter that has been on my mind for some time:",
          "My colleague laughed when she saw how long this letter was getting.",
          "On a different note:");
  static final List<String> ENDINGS =
      List.of(
          "Thanks a lot in advance, you have been wonderful so far.",
          "I would be glad to hear from you whenever it suits you.",
          "Sorry for the long message, and have a great rest of the week!",
          "Kind regards and all the best from the whole family.",
          "Thank you so much for your patience with me.",
          "Take your time, and enjoy the sunshine if you have any.",
          "Many thanks!",
          "Looking forward to your reply.");

  /** What a message says, and what it is about. */
  private record Message(String text, Set<Integer> intents) {}

  private PassageTrial() {}

  public static void main(String[] arguments) throws IOException {
    var fitted = Clinc150.split("val").without(COURTESIES);
    float[][] vectors = TopicTrial.vectors(fitted.texts());
    var topics = TopicTree.fit(vectors, SEED).atLeast(LEAST_TEXTS);
    var assignment = assignment(topics, vectors);
    int[] intents = intents(topics, fitted.intents());
    var test = Clinc150.split("test").without(COURTESIES);
    var names = new ArrayList<>(new TreeSet<>(Arrays.stream(test.intents()).boxed().toList()));
    Collections.shuffle(names, new Random(SEED));
    boolean isChoosing = arguments.length > 0 && arguments[0].equals("choose");
    var half =
        isChoosing
            ? names.subList(0, names.size() / 2)
            : names.subList(names.size() / 2, names.size());
    System.out.printf("%d topics of %d texts%n", topics.size(), vectors.length);
    for (int count = 1; count <= 3; count++) {
      var messages = messages(test, half, count, new Random(count));
      var texts = messages.stream().map(Message::text).toList();
      var whole = Embedder.shared().vectors(texts);
      var cut = LongText.cut(texts).passages();
      var one = new ArrayList<Set<Integer>>();
      var many = new ArrayList<Set<Integer>>();
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        var passages = cut.get(i).stream().map(passage -> passage.of(text)).toList();
        var heard =
            passages.isEmpty() ? List.of(whole.get(i)) : Embedder.shared().vectors(passages);
        one.add(heard(List.of(whole.get(i)), assignment, intents));
        many.add(heard(heard, assignment, intents));
      }
      print(count, "one vector", messages, one);
      print(count, "passages", messages, many);
    }
  }

  private static void print(
      int count, String how, List<Message> messages, List<Set<Integer>> heard) {
    double found = 0;
    int all = 0;
    int any = 0;
    int extra = 0;
    for (int i = 0; i < messages.size(); i++) {
      var said = messages.get(i).intents();
      var right = new HashSet<>(heard.get(i));
      right.retainAll(said);
      found += (double) right.size() / said.size();
      all += right.size() == said.size() ? 1 : 0;
      any += right.isEmpty() ? 0 : 1;
      extra += heard.get(i).size() - right.size();
    }
    double n = messages.size();
    System.out.printf(
        "%d intents, %-10s  of its intents %.1f %%  all of them %.1f %%  at least one %.1f %%  false topics a message %.2f%n",
        count, how, 100 * found / n, 100 * all / n, 100 * any / n, extra / n);
  }

  private static Set<Integer> heard(List<float[]> vectors, Assignment assignment, int[] intents) {
    return vectors.stream()
        .map(vector -> assignment.of(vector).topic())
        .filter(topic -> !topic.equals(Assignment.UNASSIGNED))
        .map(topic -> intents[Integer.parseInt(topic)])
        .collect(Collectors.toSet());
  }

  private static List<Message> messages(
      Clinc150 test, List<Integer> intents, int count, Random random) {
    Map<Integer, List<String>> byIntent = new HashMap<>();
    for (int i = 0; i < test.texts().size(); i++) {
      byIntent
          .computeIfAbsent(test.intents()[i], intent -> new ArrayList<>())
          .add(test.texts().get(i));
    }
    return IntStream.range(0, MESSAGES)
        .mapToObj(
            i -> {
              var chosen = new ArrayList<>(intents);
              Collections.shuffle(chosen, random);
              var about = Set.copyOf(chosen.subList(0, count));
              var parts = new ArrayList<String>();
              parts.add(any(OPENINGS, random));
              for (int intent : chosen.subList(0, count)) {
                if (parts.size() > 1 || count == 1) {
                  parts.add(any(MIDDLES, random));
                }
                String said = any(byIntent.get(intent), random);
                parts.add(
                    Character.toUpperCase(said.charAt(0))
                        + said.substring(1)
                        + (said.matches(
                                "(?i)(who|what|how|can|is|are|do|does|when|where|why|could|will).*")
                            ? "?"
                            : "."));
              }
              parts.add(any(ENDINGS, random));
              return new Message(String.join(random.nextBoolean() ? " " : "\n\n", parts), about);
            })
        .toList();
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static Assignment assignment(Topics topics, float[][] vectors) {
    var exemplars = new ArrayList<Assignment.Exemplar>();
    for (int topic = 0; topic < topics.size(); topic++) {
      for (int position : topics.exemplars()[topic]) {
        exemplars.add(new Assignment.Exemplar("" + topic, vectors[position]));
      }
    }
    return new Assignment(exemplars);
  }

  /** By topic the intent of most of its texts. */
  private static int[] intents(Topics topics, int[] intents) {
    return Arrays.stream(topics.members())
        .mapToInt(
            members -> {
              var counts =
                  Arrays.stream(members)
                      .mapToObj(text -> intents[text])
                      .collect(Collectors.groupingBy(intent -> intent, Collectors.counting()));
              return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
            })
        .toArray();
  }
}
