package io.groundswell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Words, titles and sentences in which nobody is named, from the lists of datafaker: what is to be
 * left alone is far more varied than what is to be found.
 *
 * <p>Longer than other files: a line for each list.
 */
final class Phrases {
  private static final List<String> NOUNS = list("words", "noun");
  private static final List<String> ADJECTIVES = list("words", "adjective");
  private static final List<String> ADVERBS = list("words", "adverb");
  private static final List<String> VERBS = list("verbs", "base");
  private static final List<String> PASTS = list("verbs", "past");
  private static final List<String> PRESENTS = list("verbs", "simple_present");
  private static final List<String> DOINGS = list("verbs", "ing_form");
  private static final List<String> INDUSTRIES = list("industry_segments", "sub_sector");
  private static final List<String> POSITIONS = list("job", "position");
  private static final List<String> FIELDS = list("job", "field");
  private static final List<String> BUZZ = list("company", "buzzwords");
  private static final List<String> BANDS =
      joined(list("rock_band", "name"), list("kpop", "girl_groups"));
  private static final List<String> WORKS =
      joined(
          joined(list("book", "title"), list("music", "albums")),
          joined(
              joined(list("show", "adult_musical"), list("show", "play")),
              joined(list("video_game", "title"), list("boardgame", "name"))));

  private static final List<String> SPOKEN_IN =
      List.of(
          ("quote dune star_wars dota2 street_fighter v_for_vendetta lord_of_the_rings back_to_the_future tron"
                  + " ghostbusters fresh_prince_of_bel_air dumb_and_dumber the_office the_it_crowd jack_handey.todo"
                  + " shakespeare seinfeld buffy elder_scrolls joke restaurant control futurama friends tolkien.todo"
                  + " how_i_met_your_mother suits the_room princess_bride hitchhikers_guide_to_the_galaxy game_of_thrones"
                  + " witcher harry_potter mass_effect warhammer_fantasy heroes_of_the_storm bojack_horseman prince.todo"
                  + " brooklyn_nine_nine resident_evil yoda movie departed simpsons star_trek new_girl community")
              .split(" "));

  /** A capital inside of a sentence: a name, or the like of one. */
  private static final Pattern NAME_LIKE =
      Pattern.compile("(?<![.!?:\"\u2026] )(?<!^)(?<![\\p{L}'{])(?!I\\b)\\p{Lu}");

  private static final List<String> SAYINGS =
      SPOKEN_IN.stream().flatMap(file -> texts(file).stream()).filter(Phrases::isOfNobody).toList();

  private Phrases() {}

  /** What a film or a book lets somebody say, without a name in it. */
  static String saying(Random dice) {
    return Slots.pick(SAYINGS, dice);
  }

  /** Sentences that tell something of a person, with slots for the name. */
  static List<String> facts() {
    return texts("chuck_norris").stream()
        .map(fact -> fact.replace("Chuck Norris", "{person}").replace("Chuck", "{first}"))
        .filter(fact -> fact.contains("{") && !NAME_LIKE.matcher(fact).find())
        .toList();
  }

  private static boolean isOfNobody(String text) {
    if (!Character.isLetter(text.charAt(0))) {
      return false;
    }
    String first = Gazetteer.plain(text.split("[^\\p{L}']")[0]);
    boolean isName = (Gazetteer.shared().kindsOf(first) & Gazetteer.FIRST_NAME) != 0;
    return text.split(" ").length > 5
        && !NAME_LIKE.matcher(text).find()
        && (WordClasses.isOrdinary(first) || !isName);
  }

  private static List<String> texts(String file) {
    List<String> texts = new ArrayList<>();
    addTexts(read(file), texts);
    return texts;
  }

  private static void addTexts(JsonNode node, List<String> texts) {
    if (node.asText().length() > 1 && !node.asText().contains("{")) {
      texts.add(node.asText());
    }
    node.forEach(child -> addTexts(child, texts));
  }

  private static JsonNode read(String file) {
    try (var in = Phrases.class.getResourceAsStream("/en/" + file + ".yml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String noun(Random dice) {
    return Slots.pick(NOUNS, dice);
  }

  static String adjective(Random dice) {
    return Slots.pick(ADJECTIVES, dice);
  }

  static String verb(Random dice) {
    return Slots.pick(VERBS, dice);
  }

  static String past(Random dice) {
    return Slots.pick(PASTS, dice);
  }

  static String present(Random dice) {
    return Slots.pick(PRESENTS, dice);
  }

  static String doing(Random dice) {
    return Slots.pick(DOINGS, dice);
  }

  static String band(Random dice) {
    return dice.nextInt(3) == 0
        ? Slots.pick(List.of("The ", ""), dice) + capitals(phrase(dice)) + "s"
        : Slots.pick(BANDS, dice);
  }

  /** The title of a book, a song, a game: known, or made of words. */
  static String work(Random dice) {
    return switch (dice.nextInt(4)) {
      case 0, 1 -> Slots.pick(WORKS, dice);
      case 2 ->
          capitals(phrase(dice) + Slots.pick(List.of(" of ", " and ", " in "), dice) + noun(dice));
      default ->
          capitals(Slots.pick(List.of("you ", "we ", "my ", "the ", "no "), dice) + sentence(dice));
    };
  }

  /** Two or three words in small letters, or with capitals as in headings and on buttons. */
  static String thing(Random dice) {
    String some =
        switch (dice.nextInt(6)) {
          case 0 -> Slots.pick(INDUSTRIES, dice).toLowerCase(Locale.ROOT);
          case 1 -> Slots.pick(BUZZ, dice).toLowerCase(Locale.ROOT) + " " + noun(dice);
          case 2 -> doing(dice) + " " + noun(dice) + "s";
          default -> phrase(dice);
        };
    return dice.nextInt(3) == 0 ? capitals(some) : some;
  }

  /** What somebody works as. */
  static String job(Random dice) {
    String some = Slots.pick(FIELDS, dice).replace('-', ' ') + " " + Slots.pick(POSITIONS, dice);
    return dice.nextBoolean() ? some : some.toLowerCase(Locale.ROOT);
  }

  /** A sentence that could be about anything, without its capital and its full stop. */
  static String sentence(Random dice) {
    return switch (dice.nextInt(7)) {
      case 0 -> "the " + phrase(dice) + " " + past(dice) + " the " + noun(dice);
      case 1 -> noun(dice) + "s " + verb(dice) + " " + Slots.pick(ADVERBS, dice);
      case 2 -> Slots.pick(ADVERBS, dice) + " " + adjective(dice) + " " + noun(dice) + "s";
      case 3 -> doing(dice) + " a " + noun(dice) + " " + past(dice) + " our " + noun(dice);
      case 4 -> adjective(dice) + " " + noun(dice) + " " + present(dice) + " the " + phrase(dice);
      case 5 -> past(dice) + " " + noun(dice) + " of the " + noun(dice) + ", " + adjective(dice);
      default -> "they " + past(dice) + " " + adjective(dice) + " " + noun(dice) + "s";
    };
  }

  static String capitals(String words) {
    var text = new StringBuilder(words);
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || text.charAt(i - 1) == ' ') {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return text.toString();
  }

  private static String phrase(Random dice) {
    return adjective(dice) + " " + noun(dice);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  private static List<String> list(String file, String field) {
    List<String> entries = new ArrayList<>();
    add(read(file).findValue(field), entries);
    return List.copyOf(entries);
  }

  private static void add(JsonNode node, List<String> entries) {
    if (node.isArray()) {
      node.forEach(item -> add(item, entries));
    } else if (node.asText().matches("[\\p{L}\\d][^#{}]{1,50}")) {
      entries.add(node.asText());
    }
  }
}
