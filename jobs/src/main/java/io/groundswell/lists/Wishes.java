package io.groundswell.lists;

import io.groundswell.lists.Wish.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A request such as "manufacturing, SSO, EU", understood by what we know of people and companies.
 *
 * @param understood each wish, in all the ways in which it can be meant
 * @param unknown the words that mean nothing to us; they are told and never passed over
 */
public record Wishes(List<List<Wish>> understood, List<String> unknown) {
  /** Pages that speak of a feature which no event shows. */
  private static final Map<String, String> PAGES =
      Map.of("sso", "sso", "single sign-on", "sso", "saml", "sso", "security", "security");

  /**
   * What words can mean: industries, whatever is true of anybody, and what the company calls its
   * features and plans.
   *
   * @param people who may be asked
   * @param industries of any account
   * @param features core features
   * @param plans from each name of a plan, in lower case, to ours
   */
  public record Vocabulary(
      Collection<Profile> people,
      Collection<String> industries,
      Collection<String> features,
      Map<String, String> plans) {}

  /** The wishes of a request, parted by commas or semicolons. */
  public static Wishes of(String request, Vocabulary vocabulary) {
    var understood = new ArrayList<List<Wish>>();
    var unknown = new ArrayList<String>();
    for (var part : request.split("[,;]")) {
      var words = part.strip().replaceAll("\\s+", " ");
      var meanings = meanings(words, words.toLowerCase(Locale.ROOT), vocabulary);
      if (!meanings.isEmpty()) {
        understood.add(meanings);
      } else if (!words.isEmpty()) {
        unknown.add(words);
      }
    }
    return new Wishes(List.copyOf(understood), List.copyOf(unknown));
  }

  /** The wishes that somebody fulfils, each in the first way that holds. */
  List<Wish> fulfilledBy(Profile person) {
    return understood.stream()
        .map(ways -> ways.stream().filter(wish -> wish.holds().test(person)).findFirst())
        .flatMap(wish -> wish.stream())
        .toList();
  }

  /** The wishes of which nothing is known to hold for somebody, as they were asked for. */
  List<String> missing(Profile person) {
    return understood.stream()
        .filter(ways -> ways.stream().noneMatch(wish -> wish.holds().test(person)))
        .map(ways -> ways.get(0).words())
        .toList();
  }

  /** What was asked about, so that those chosen need not differ in it. */
  Set<Kind> kinds() {
    return understood.stream()
        .flatMap(ways -> ways.stream().map(Wish::kind))
        .collect(Collectors.toSet());
  }

  private static List<Wish> meanings(String words, String word, Vocabulary all) {
    var meanings = new ArrayList<Wish>();
    for (var industry : all.industries()) {
      if (holdsWords(industry, word)) {
        add(
            meanings,
            words,
            Kind.INDUSTRY,
            "industry " + industry,
            p -> industry.equals(p.industry()));
      }
    }
    for (var feature : all.features()) {
      if (plain(feature).equals(plain(word))) {
        add(meanings, words, Kind.USE, "uses " + feature, p -> p.features().contains(feature));
      }
    }
    if (PAGES.containsKey(word)) {
      var page = PAGES.get(word);
      add(
          meanings,
          words,
          Kind.USE,
          "looked at " + page + " of late",
          p -> p.pages().contains(page));
    }
    if (all.plans().containsKey(word)) {
      var plan = all.plans().get(word);
      add(meanings, words, Kind.PLAN, "on the plan " + plan, p -> plan.equals(p.plan()));
    }
    if (List.of("free", "paying", "paid").contains(word)) {
      boolean pays = !word.equals("free");
      add(meanings, words, Kind.PLAN, pays ? "pays" : "pays nothing", p -> isPaying(p, pays));
    }
    var countries = Regions.named(word);
    if (!countries.isEmpty()) {
      var place = countries.size() > 1 ? words : countries.iterator().next();
      add(meanings, words, Kind.PLACE, "company in " + place, p -> isIn(p, countries));
    }
    if (all.people().stream().anyMatch(p -> word.equalsIgnoreCase(p.law()))) {
      add(meanings, words, Kind.PLACE, "law of " + words, p -> word.equalsIgnoreCase(p.law()));
    }
    CompanySize.of(word)
        .ifPresent(
            size -> add(meanings, words, Kind.SIZE, size.words(), p -> size.holds(p.employees())));
    for (var topic : topics(all)) {
      if (word.length() > 2 && holdsWords(topic, word)) {
        add(
            meanings,
            words,
            Kind.PRAISE,
            "praised '" + topic + "'",
            p -> p.praised().contains(topic));
      }
    }
    return meanings;
  }

  private static void add(
      List<Wish> meanings, String words, Kind kind, String meaning, Predicate<Profile> holds) {
    meanings.add(new Wish(words, kind, meaning, holds));
  }

  private static boolean isPaying(Profile person, boolean pays) {
    return Objects.equals(person.isPaying(), pays);
  }

  private static boolean isIn(Profile person, Set<String> countries) {
    return person.country() != null && countries.contains(person.country());
  }

  private static Set<String> topics(Vocabulary all) {
    return all.people().stream()
        .flatMap(person -> person.praised().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether every word of the wish is a word of the name. */
  private static boolean holdsWords(String name, String wish) {
    var words = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    return words.containsAll(Arrays.asList(wish.split("[^\\p{L}\\p{N}]+")));
  }

  /** A name of a feature without its ending and gaps: API Token, api_tokens. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("s$", "");
  }
}
