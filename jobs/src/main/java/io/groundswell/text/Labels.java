package io.groundswell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names topics by the terms that their texts use and other topics do not.
 *
 * <p>A term weighs tf * log(1 + A / f): tf its share among the terms of the topic, f how often all
 * topics use it, A the mean number of terms in a topic (class-based TF-IDF, Grootendorst 2022). A
 * text counts a term once, so that one long message does not name a topic alone.
 */
public final class Labels {
  private static final int KEYWORDS = 6;

  /** Of terms that say about the same, the longer one says more. */
  private static final double BONUS_PER_WORD = 0.5;

  /** A term has to be used by this share of a topic's texts, so that no single text names it. */
  private static final double LEAST_SHARE = 0.1;

  /** From this many texts on, a term of a single text is chance. */
  private static final int TEXTS_FOR_TWO_USES = 4;

  private static final String NAMELESS = "other";

  /** A topic in words: a short name, and the terms that set it apart, the strongest first. */
  public record Label(String name, List<String> keywords) {}

  /** The terms that may name a topic; the next are asked where those before name none. */
  private enum Choice {
    /** Those that several of its texts use. */
    SHARED,
    /** Those of a single text, too, where most say something: more than the articles they share. */
    ANY,
    /** Courtesy, too: what is nothing else, such as a greeting, is named by it. */
    COURTESY
  }

  private record Weighted(String term, double weight) {}

  private Labels() {}

  /** By topic its label; names are distinct. The topic of each text is as in {@link Topics}. */
  public static List<Label> of(List<String> texts, int[] topics) {
    int[][] members = Topics.members(topics);
    var keywords = keywords(texts, members, Choice.SHARED);
    for (var choice : List.of(Choice.ANY, Choice.COURTESY)) {
      if (keywords.stream().anyMatch(List::isEmpty)) {
        var others = keywords(texts, members, choice);
        for (int topic = 0; topic < members.length; topic++) {
          keywords.set(
              topic, keywords.get(topic).isEmpty() ? others.get(topic) : keywords.get(topic));
        }
      }
    }
    List<Label> labels = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (var telling : keywords) {
      labels.add(new Label(distinctName(telling, taken), telling));
    }
    return labels;
  }

  /** By topic its keywords, as they are mostly written. */
  private static List<List<String>> keywords(List<String> texts, int[][] members, Choice choice) {
    boolean withEmptyWords = choice == Choice.COURTESY;
    List<Map<String, Integer>> counts = new ArrayList<>();
    Map<String, Integer> everywhere = new HashMap<>();
    for (int[] topic : members) {
      Map<String, Integer> count = new HashMap<>();
      for (int text : topic) {
        Terms.asWritten(texts.get(text), withEmptyWords)
            .keySet()
            .forEach(term -> count.merge(term, 1, Integer::sum));
      }
      count.forEach((term, times) -> everywhere.merge(term, times, Integer::sum));
      counts.add(count);
    }
    double mean = (double) everywhere.values().stream().mapToInt(n -> n).sum() / members.length;
    List<List<String>> keywords = new ArrayList<>();
    for (int topic = 0; topic < members.length; topic++) {
      var ownTexts = Arrays.stream(members[topic]).mapToObj(texts::get).toList();
      var terms = keywords(counts.get(topic), everywhere, mean, least(ownTexts, choice));
      keywords.add(asWritten(terms, ownTexts, withEmptyWords));
    }
    return keywords;
  }

  /** Each as most of the texts write it; of equals the shortest. */
  private static List<String> asWritten(
      List<String> terms, List<String> texts, boolean withEmptyWords) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (String text : texts) {
      var written = Terms.asWritten(text, withEmptyWords);
      for (String term : terms) {
        if (written.containsKey(term)) {
          counts
              .computeIfAbsent(term, t -> new TreeMap<>())
              .merge(written.get(term), 1, Integer::sum);
        }
      }
    }
    Comparator<Map.Entry<String, Integer>> byUse = Map.Entry.comparingByValue();
    var best = byUse.thenComparing(use -> -use.getKey().length());
    return terms.stream()
        .map(term -> counts.get(term).entrySet().stream().max(best).orElseThrow().getKey())
        .toList();
  }

  /** How many of the texts have to use a term. */
  private static int least(List<String> texts, Choice choice) {
    if (choice == Choice.ANY) {
      long saying = texts.stream().filter(text -> !Terms.of(text).isEmpty()).count();
      return 2 * saying > texts.size() ? 1 : texts.size();
    }
    int share = (int) Math.ceil(LEAST_SHARE * texts.size());
    return Math.max(share, texts.size() < TEXTS_FOR_TWO_USES ? 1 : 2);
  }

  private static List<String> keywords(
      Map<String, Integer> count, Map<String, Integer> everywhere, double mean, int least) {
    double total = count.values().stream().mapToInt(n -> n).sum();
    List<Weighted> weighted =
        count.entrySet().stream()
            .filter(term -> term.getValue() >= least)
            .map(
                term ->
                    new Weighted(
                        term.getKey(),
                        term.getValue()
                            / total
                            * Math.log1p(mean / everywhere.get(term.getKey()))
                            * (1 + BONUS_PER_WORD * (term.getKey().split(" ").length - 1))))
            .sorted(
                Comparator.comparingDouble(Weighted::weight)
                    .reversed()
                    .thenComparing(Weighted::term))
            .toList();
    List<String> keywords = new ArrayList<>();
    for (Weighted candidate : weighted) {
      if (keywords.size() < KEYWORDS && saysSomethingNew(candidate.term(), keywords)) {
        keywords.add(candidate.term());
      }
    }
    return List.copyOf(keywords);
  }

  /** "Cards" says nothing beside "card declined", nor does "declined card". */
  private static boolean saysSomethingNew(String term, List<String> keywords) {
    return keywords.stream()
        .noneMatch(
            keyword ->
                words(keyword).containsAll(words(term)) || words(term).containsAll(words(keyword)));
  }

  /** Singular and plural count as one word. */
  private static Set<String> words(String term) {
    return Arrays.stream(term.split(" "))
        .map(word -> word.length() > 3 && word.endsWith("s") ? word.replaceFirst("s$", "") : word)
        .collect(Collectors.toSet());
  }

  /** The strongest term; with the next ones, when it is a single word or another topic has it. */
  private static String distinctName(List<String> keywords, Set<String> taken) {
    String name = keywords.isEmpty() ? NAMELESS : keywords.get(0);
    for (int next = 1; next < keywords.size(); next++) {
      boolean isTold = next > 1 || name.contains(" ");
      if (isTold && !taken.contains(name)) {
        break;
      }
      name += ", " + keywords.get(next);
    }
    String distinct = name;
    for (int copy = 2; !taken.add(distinct); copy++) {
      distinct = name + " (" + copy + ")";
    }
    return distinct;
  }
}
