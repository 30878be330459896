package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people are called by machines: where a name is in it, or a service is named beside it. */
record Handles() implements Recogniser {
  private static final int SHORTEST_NAME = 3;

  private static final List<Pattern> HANDLES =
      List.of(
          Pattern.compile("(?<![\\p{L}\\p{N}@/._-])@(?<hit>\\p{L}[\\p{L}\\p{N}_.]{2,29})"),
          Pattern.compile(
              "(?i:"
                  + WORD_STARTS
                  + "(?:user ?name|user|login|log-in|handle|nick(?:name)?|screen ?name))[\"']?\\s{0,2}(?:is|:|=)\\s{0,2}[\"']?@?"
                  + "(?<hit>\\p{L}[\\p{L}\\p{N}_.-]{2,29})(?![\\p{L}\\p{N}_.-]|\\s\\p{Lu})"));

  /** A name of no person, but one that only a person signs in with: "user id dark_wolf7". */
  private static final Pattern SIGNS_IN =
      Pattern.compile(
          "(?i:"
              + WORD_STARTS
              + "(?:user ?name|user ?id|login|log ?in|sign ?in|(?:with|as) user|benutzername|nutzername|nom d'utilisateur|usuario)(?:\\s(?:is|was|as|with|ist|lautet|est|es)){0,2})"
              + "[\"']?\\s{0,2}[:=]?\\s{0,2}[\"']?(?<hit>[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{2,29})(?![\\p{L}\\p{N}_.-])");

  /** Before a password, as commands have it: "-u dark_wolf7:Winter24!". */
  private static final Pattern BEFORE_PASSWORD =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}])-u|(?i:basic auth))\\s{1,2}(?<hit>[\\p{L}\\p{N}_.@-]{2,64})(?=:[^\\s])");

  /** Who is called so by a service: whatever stands there is somebody. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?i:"
              + WORD_STARTS
              + "(?:skype|telegram|twitter|instagram|insta|github|gitlab|discord|tiktok|snapchat|linkedin|mastodon)"
              + "(?:\\s(?:id|name|handle|user|account|profile))?)\\s{0,2}(?:@|(?:is|:|=)\\s{0,2}@?)(?<hit>\\p{L}[\\p{L}\\p{N}_.-]{2,29})");

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (Pattern pattern : HANDLES) {
      spans.addAll(Recogniser.matches(Placeholder.PERSON, pattern, text, Handles::hasName));
    }
    spans.addAll(Recogniser.matches(Placeholder.PERSON, SIGNS_IN, text, Handles::looksMade));
    spans.addAll(Recogniser.matches(Placeholder.PERSON, List.of(BEFORE_PASSWORD), text));
    spans.addAll(Recogniser.matches(Placeholder.PERSON, ACCOUNT, text, Handles::isSomebody));
    return spans;
  }

  private static boolean isSomebody(MatchResult match) {
    return match.group().contains("@") || looksMade(match) || hasName(match);
  }

  private static boolean looksMade(MatchResult match) {
    String handle = match.group(1);
    return handle.matches(".*\\p{L}.*")
        && handle.matches(".*[\\p{N}_].*|\\p{L}{1,20}\\.\\p{L}{2,20}");
  }

  /** "marta_k" and "j.doe" have a name in them, "latest_build" has none. */
  private static boolean hasName(MatchResult match) {
    for (String part : match.group(1).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      int kinds = Gazetteer.shared().kindsOf(Gazetteer.plain(part));
      boolean isName = (kinds & (Gazetteer.FIRST_NAME | Gazetteer.FAMILY_NAME)) != 0;
      if (isName && part.length() >= SHORTEST_NAME && !WordClasses.isOrdinary(part)) {
        return true;
      }
    }
    return false;
  }
}
