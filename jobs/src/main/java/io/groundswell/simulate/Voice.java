package io.groundswell.simulate;

import io.groundswell.simulate.Said.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a person puts something into words: curt or wordy, tidy or with typos, and with slips. */
final class Voice {
  private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern QUESTION =
      Pattern.compile("(?i)(is|are|can|could|how|why|what|where|do|does|which|when (will|do)) ");
  private static final List<String> GREETINGS =
      List.of("Hi,", "Hello team,", "Hey there,", "Dear support,", "Good morning,", "Hi Loomline,");
  private static final List<String> SETTINGS =
      List.of(
          "We are a team of {n} and use your product daily.",
          "I am writing on behalf of our department.",
          "Not sure whether this is the right place.",
          "I hope you are well.",
          "Quick one from our side.",
          "We have been with you for a while now.",
          "This came up in our planning meeting.",
          "I run {board} here.");
  private static final List<String> WEIGHTS =
      List.of(
          "This is costing us time.",
          "It is not urgent but annoying.",
          "My manager keeps asking about it.",
          "We have a deadline next week.",
          "Several of us have noticed.",
          "I tried it on two machines.",
          "Otherwise we are happy.",
          "It was fine until {when}.");
  private static final List<String> CLOSINGS =
      List.of(
          "Could you take a look?",
          "Please advise.",
          "Thanks in advance",
          "What do you suggest?",
          "Looking forward to your answer.",
          "Any help is welcome.",
          "Thank you!");
  private static final List<String> SIGN_OFFS =
      List.of("Best regards,\n%s", "Cheers, %s", "%s", "Kind regards\n%s", "- %s", "Thanks, %s");
  private static final List<String> BOARDS =
      List.of(
          "the Q3 roadmap",
          "our release board",
          "the hiring plan",
          "the site board",
          "our main board",
          "the editorial calendar",
          "the backlog");
  private static final List<String> TOOLS =
      List.of("Taskwell", "Planora", "KanFlow", "Boardly", "Trackline", "Sprintbase");

  private Voice() {}

  /** A ticket: often a letter, with greeting, setting, slip and signature. */
  static Said letter(Topic topic, Workspace workspace, Person person, Dice dice) {
    var parts = new ArrayList<String>();
    var secrets = new ArrayList<Secret>();
    boolean wordy = dice.chance(0.55);
    if (wordy && dice.chance(0.7)) {
      parts.add(dice.pick(GREETINGS));
    }
    if (wordy && dice.chance(0.35)) {
      parts.add(filled(dice.pick(SETTINGS), dice));
    }
    parts.add(statements(topic, dice.chance(0.25) ? 2 : 1, dice));
    if (wordy && dice.chance(0.35)) {
      parts.add(filled(dice.pick(WEIGHTS), dice));
    }
    if (dice.chance(0.16)) {
      var slip = Secrets.slip(workspace, person, dice);
      parts.add(slip.text());
      secrets.addAll(slip.secrets());
    }
    if (wordy && dice.chance(0.5)) {
      parts.add(dice.pick(CLOSINGS));
    }
    if (wordy && dice.chance(0.5)) {
      var name = dice.chance(0.5) ? person.name() : person.first();
      parts.add(dice.pick(SIGN_OFFS).formatted(name));
      if (!person.isSharedMailbox()) {
        secrets.add(new Secret("person", name));
      }
    }
    return new Said(String.join(wordy && dice.chance(0.5) ? "\n\n" : " ", parts), topic, secrets);
  }

  /** A line in a chat or a survey box. */
  static Said remark(Topic topic, Workspace workspace, Person person, Dice dice) {
    var text = statements(topic, dice.chance(0.15) ? 2 : 1, dice);
    if (dice.chance(0.05)) {
      var slip = Secrets.slip(workspace, person, dice);
      return new Said(text + " " + slip.text(), topic, slip.secrets());
    }
    return new Said(text, topic, List.of());
  }

  /** One thing to say about the topic. */
  static String statement(Topic topic, Dice dice) {
    return statements(topic, 1, dice);
  }

  /** Different things to say about the topic, one after the other. */
  private static String statements(Topic topic, int count, Dice dice) {
    int first = dice.below(topic.frames().size());
    var said = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var frame = topic.frames().get((first + 7 * i) % topic.frames().size());
      said.add(inMood(Wording.varied(filled(frame, dice), dice), dice));
    }
    return String.join(" ", said);
  }

  /** Tidy, lower case, with feeling, or shouting. */
  private static String inMood(String said, Dice dice) {
    var text = said;
    if (dice.chance(0.2)) {
      text = mistyped(text, dice);
    }
    return switch (dice.weighted(5, 3, 1, 0.4)) {
      case 0 -> Character.toUpperCase(text.charAt(0)) + text.substring(1) + ending(text, dice);
      case 1 -> text;
      case 2 -> text + dice.pick("!!", "...", " :(", " pls");
      default -> text.toUpperCase(Locale.ROOT) + "!";
    };
  }

  private static String ending(String text, Dice dice) {
    boolean asks = QUESTION.matcher(text).lookingAt();
    return asks ? "?" : dice.chance(0.9) ? "." : "!";
  }

  static String filled(String frame, Dice dice) {
    var chosen = CHOICE.matcher(frame).replaceAll(found -> dice.pick(found.group(1).split("\\|")));
    return chosen
        .replace("{board}", dice.pick(BOARDS))
        .replace("{tool}", dice.pick(TOOLS))
        .replace("{n}", Integer.toString(dice.between(3, 60)))
        .replace("{browser}", dice.pick("Chrome", "Firefox", "Safari", "Edge"))
        .replace("{device}", dice.pick("my Pixel", "an iPhone 13", "a Galaxy tablet", "my phone"))
        .replace("{when}", dice.pick("last week", "yesterday", "this morning", "last Tuesday"));
  }

  /** Two neighbouring letters swapped, or one left out, somewhere inside a longer word. */
  private static String mistyped(String text, Dice dice) {
    int at = dice.between(1, Math.max(1, text.length() - 4));
    if (!text.substring(at).matches("[a-z]{3}.*")) {
      return text;
    }
    return dice.chance(0.5)
        ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
        : text.substring(0, at) + text.substring(at + 1);
  }
}
