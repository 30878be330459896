package io.groundswell.text;

import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what customers speak of that they did not speak of before: groups of recent texts that are
 * denser among themselves than old texts explain.
 *
 * <p>All texts, old and recent, are moved half-way to their neighbours in {@link TopicSpace},
 * whatever their age. Then each text of today asks the others, the nearest first, until a number of
 * old ones have come: are recent ones among them at random, or do they come first? So it is a test
 * within each text's own surroundings, and no rate has to be known. It is made with the texts of
 * today as recent and with those of {@value #DAYS} days. A speaker counts once.
 *
 * <p>Two questions have to be answered. Among {@value Surroundings#WIDE} old texts: do so many come
 * together here and not in the parts around? And among {@value Surroundings#NEAR}: is it not merely
 * an old topic that is spoken of many times as often? Then many recent texts are near, but mixed
 * with old ones; of a new topic they come in front.
 *
 * <p>The chance of an answer is exact where old and recent texts are exchangeable ({@link
 * FrontLoad}). Times the number of texts that were asked, it is how many texts as unlikely a day
 * without news has on average, at most (Bonferroni; the error rate per family of Spjotvoll 1972);
 * texts with too few recent ones near to say anything are not asked (Tarone 1990). The first
 * question alone so holds the false topics of a day on which old topics keep their shares. The
 * second goes to those only that passed the first (gatekeeping, Maurer, Hothorn and Lehmacher
 * 1995). Both must be at most {@value #FALSE_A_DAY}. The share of false ones among all (Benjamini
 * and Hochberg 1995) is not held instead: a real topic is twenty answers, and would let in a false
 * one.
 */
public final class Emergence {
  /** How many days back a text is recent; a new topic may take so long to be spoken of enough. */
  public static final int DAYS = 7;

  /** Fewer speakers than this are an anecdote. */
  public static final int LEAST_SPEAKERS = 5;

  private static final int NEIGHBOURS = 10;

  /** The cosine above which a neighbour counts. */
  private static final double NEAR = 0.30;

  /** How many groups that are there by chance a day may have on average. */
  private static final double FALSE_A_DAY = 0.05;

  /**
   * A recent text.
   *
   * @param vector of the sentence model
   * @param speaker who said it; two texts of one speaker count as one
   * @param daysAgo 0 for today, less than {@value #DAYS}
   */
  public record Recent(float[] vector, String speaker, int daysAgo) {}

  /**
   * Texts of a new topic.
   *
   * @param members positions among the recent texts, in order
   * @param p the chance that texts come together so by chance, of the text where it is least
   * @param falseADay how many groups as unlikely come by chance on a day, at most
   */
  public record Group(int[] members, double p, double falseADay) {}

  private Emergence() {}

  /** The new topics of today, the least likely by chance first. */
  public static List<Group> of(List<Recent> recent, float[][] old, SentenceModel model) {
    if (old.length <= Surroundings.WIDE || recent.size() < LEAST_SPEAKERS) {
      return List.of();
    }
    var all =
        Stream.concat(recent.stream().map(Recent::vector), Arrays.stream(old))
            .toArray(float[][]::new);
    float[][] points = TopicSpace.of(model, all).of(all);
    float[][] smooth = NearestNeighbours.of(points, NEIGHBOURS).smoothed(points, NEAR);
    var answers = Surroundings.asked(recent, smooth);
    double share = FALSE_A_DAY / answers.size();
    var crowds = answers.stream().filter(a -> a.wide() <= share).toList();
    var kept = crowds.stream().filter(a -> a.near() * crowds.size() <= FALSE_A_DAY).toList();
    return groups(kept, recent.size(), answers.size(), crowds.size()).stream()
        .filter(group -> speakers(group, recent) >= LEAST_SPEAKERS)
        .toList();
  }

  /** Texts that have each other in front are of one group. */
  private static List<Group> groups(
      List<Surroundings.Answer> answers, int texts, int asked, int crowds) {
    int[] roots = IntStream.range(0, texts).toArray();
    var said = answers.stream().map(Surroundings.Answer::text).collect(Collectors.toSet());
    for (var answer : answers) {
      for (int other : answer.front()) {
        if (said.contains(other)) {
          int a = root(roots, answer.text());
          int b = root(roots, other);
          roots[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    var byRoot =
        answers.stream()
            .collect(Collectors.groupingBy(a -> root(roots, a.text()), TreeMap::new, toList()));
    return byRoot.values().stream()
        .map(group -> group(group, asked, crowds))
        .sorted(Comparator.comparingDouble(Group::falseADay))
        .toList();
  }

  /** Whoever answered, and whom at least half of the answers have in front. */
  private static Group group(List<Surroundings.Answer> answers, int asked, int crowds) {
    double p = answers.stream().mapToDouble(a -> Math.max(a.wide(), a.near())).min().orElseThrow();
    double falseADay =
        answers.stream()
            .mapToDouble(a -> Math.max(a.wide() * asked, a.near() * crowds))
            .min()
            .orElseThrow();
    var votes = new TreeMap<Integer, Integer>();
    for (var answer : answers) {
      Arrays.stream(answer.front()).forEach(text -> votes.merge(text, 1, Integer::sum));
      votes.merge(answer.text(), answers.size(), Integer::sum);
    }
    int[] members =
        votes.entrySet().stream()
            .filter(text -> 2 * text.getValue() >= answers.size())
            .mapToInt(Map.Entry::getKey)
            .toArray();
    return new Group(members, p, falseADay);
  }

  private static long speakers(Group group, List<Recent> recent) {
    return Arrays.stream(group.members()).mapToObj(i -> recent.get(i).speaker()).distinct().count();
  }

  private static int root(int[] roots, int text) {
    int root = text;
    while (roots[root] != root) {
      root = roots[root];
    }
    return root;
  }
}
