package io.groundswell.lists;

import io.groundswell.lists.Wish.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom to turn to for a request: people of different companies, who fulfil the most wishes, and who
 * differ in what was not asked for.
 *
 * <p>They are chosen one by one. Whoever fulfils more wishes goes first. Among those who fulfil as
 * many, each next one has the best of: how gladly they would speak, less how like they are to the
 * likest of those chosen already (maximal marginal relevance: J. Carbonell and J. Goldstein, SIGIR
 * 1998).
 */
public final class Matches {
  /** Of a choice, so much is the score and the rest is being another kind of company. */
  private static final double SCORE_SHARE = 0.6;

  private Matches() {}

  /**
   * Somebody to turn to.
   *
   * @param fulfilled how the person fulfils the wishes, as they were understood
   * @param missing the wishes that are not known to hold
   */
  public record Match(Profile person, List<String> fulfilled, List<String> missing) {}

  /** At most {@code count} people, best first; nobody who fulfils no wish. */
  public static List<Match> of(Collection<Profile> people, Wishes wishes, int count) {
    var free = new ArrayList<>(people);
    free.removeIf(person -> wishes.fulfilledBy(person).isEmpty());
    var chosen = new ArrayList<Profile>();
    var companies = new HashSet<String>();
    var asked = wishes.kinds();
    while (chosen.size() < count) {
      var best =
          free.stream()
              .filter(person -> !companies.contains(person.company()))
              .max(
                  Comparator.comparing((Profile person) -> wishes.fulfilledBy(person).size())
                      .thenComparing(person -> worth(person, chosen, asked))
                      .thenComparing(Profile::score)
                      .thenComparing(Profile::userId, Comparator.reverseOrder()));
      if (best.isEmpty()) {
        break;
      }
      chosen.add(best.get());
      companies.add(best.get().company());
    }
    return chosen.stream().map(person -> match(person, wishes)).toList();
  }

  private static Match match(Profile person, Wishes wishes) {
    return new Match(
        person,
        wishes.fulfilledBy(person).stream().map(Wish::meaning).toList(),
        wishes.missing(person));
  }

  private static double worth(Profile person, List<Profile> chosen, Set<Kind> asked) {
    double likest =
        chosen.stream().mapToDouble(other -> likeness(person, other, asked)).max().orElse(0);
    return SCORE_SHARE * person.score() / 100 - (1 - SCORE_SHARE) * likest;
  }

  /** The share of traits that two have in common, of those known of both and not asked for. */
  static double likeness(Profile one, Profile other, Set<Kind> asked) {
    var traits = one.traits();
    var others = other.traits();
    traits.keySet().removeAll(asked);
    traits.keySet().retainAll(others.keySet());
    long same =
        traits.entrySet().stream()
            .filter(trait -> trait.getValue().equals(others.get(trait.getKey())))
            .count();
    return traits.isEmpty() ? 0 : (double) same / traits.size();
  }
}
