package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keys that say themselves what they are, and whatever follows the word "password" and its kin. */
record Secrets() implements Recogniser {

  private static final List<Pattern> BY_SHAPE =
      List.of(
          Pattern.compile("(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
          Pattern.compile("(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,255}"),
          Pattern.compile("(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{20,255}"),
          Pattern.compile("(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{16,64}"),
          Pattern.compile("(?<![A-Za-z0-9])(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,255}"),
          Pattern.compile("(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]{8,255}"),
          Pattern.compile("(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{20,255}"),
          Pattern.compile("(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{8,255}"),
          Pattern.compile("(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,64}"),
          Pattern.compile(
              "(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{5,3000}+\\.[A-Za-z0-9_-]{5,3000}+"
                  + "(?:\\.[A-Za-z0-9_-]{0,1000})?"),
          Pattern.compile(
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,8000}+(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?"),
          Pattern.compile(WORD_STARTS + "(?i:bearer)\\s{1,3}(?<hit>[A-Za-z0-9._~+/=-]{16,2000})"));

  private static final String WORD =
      "(?<![\\p{L}\\p{N}])(?:pass(?:word|wd|code|phrase)|pwd|pw|pin(?: code)?|secret(?:[ _-]?(?:access[ _-]?)?key)?"
          + "|(?:aws_)?secret_access_key|(?:api|access|private|auth|license)[ _-]?key|(?:api|access|auth|refresh)?[ _-]?token"
          + "|client[ _-]?secret|credentials?)[\"']?";

  private static final Pattern ASSIGNED =
      Pattern.compile(
          WORD + "\\s{0,3}(?:[:=]|=>)\\s{0,3}[\"']?(?<hit>[^\\s\"'<>,;]{3,300})", CASE_INSENSITIVE);

  private static final Pattern TOLD =
      Pattern.compile(
          WORD
              + "\\s{1,3}(?:is|was)(?:\\s{1,3}now)?\\s{0,2}:?\\s{1,3}[\"']?(?<hit>[^\\s\"'<>,;]{3,300})",
          CASE_INSENSITIVE);

  /** After "password:" people also write on: "password: it does not work". */
  private static final Set<String> NO_SECRET =
      Set.of(
          "the",
          "and",
          "but",
          "not",
          "does",
          "doesn't",
          "can't",
          "cannot",
          "how",
          "why",
          "what",
          "when",
          "where",
          "please",
          "reset",
          "forgot",
          "forgotten",
          "wrong",
          "invalid",
          "expired",
          "incorrect",
          "missing",
          "required",
          "error",
          "this",
          "that",
          "there",
          "you",
          "yes",
          "none",
          "null",
          "true",
          "false",
          "unknown",
          "has",
          "was",
          "just",
          "still");

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>(Recogniser.matches(Placeholder.SECRET, BY_SHAPE, text));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, ASSIGNED, text, Secrets::isNoWord));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, TOLD, text, Secrets::looksMade));
    return spans;
  }

  private static boolean isNoWord(MatchResult match) {
    String word = value(match).toLowerCase(java.util.Locale.ROOT);
    return !NO_SECRET.contains(word);
  }

  /** "My password is wrong" tells no password; "is Summer24" does. */
  private static boolean looksMade(MatchResult match) {
    String value = value(match).replaceAll("[.!?)]{1,3}$", "");
    boolean hasDigit = value.chars().anyMatch(Character::isDigit);
    boolean hasSign = value.chars().anyMatch(c -> "!@#$%^&*_+=~?/\\|".indexOf(c) >= 0);
    return value.length() >= 4 && (hasDigit || hasSign);
  }

  private static String value(MatchResult match) {
    return match.group(match.groupCount());
  }
}
