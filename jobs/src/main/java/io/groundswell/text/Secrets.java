package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
          Pattern.compile("(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}"),
          // A licence: five times five.
          Pattern.compile(
              "(?<![A-Za-z0-9-])(?=[A-Z-]{0,28}\\d)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Za-z0-9-])"),
          Pattern.compile("(?<![A-Za-z0-9])(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])"),
          Pattern.compile(
              "(?<![A-Za-z0-9])(?:npm_|pypi-|hf_|dop_v1_|shp(?:at|ss|ca|pa)_|xapp-|ya29\\.|GOCSPX-|ATATT3?|PMAK-|glsa_|r8_"
                  + "|sq0(?:atp|csp)-|EAA[A-Z]|figd_|lin_api_|pat-[a-z]{2}\\d-|dckr_pat_|key-)[A-Za-z0-9_=-]{16,255}"),
          Pattern.compile("(?<![A-Za-z0-9])\\d{8,10}:AA[A-Za-z0-9_-]{32,36}"),
          Pattern.compile(
              "(?<![A-Za-z0-9])(?i:AccountKey|SharedAccessKey|SharedSecret|sig)=(?<hit>[A-Za-z0-9+/%]{16,255}={0,2})"),
          Pattern.compile(
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[^-]{0,8000}+(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?"),
          Pattern.compile(
              WORD_STARTS
                  + "(?i:bearer|basic)\\s{1,3}(?<hit>(?=[A-Za-z._~+/-]{0,40}[0-9=])[A-Za-z0-9._~+/=-]{12,2000})"),
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])(?:mysql|mysqldump|mariadb)(?:\\s[^\\s]{1,40}){0,6}\\s-p(?<hit>[^\\s\"']{3,100})"),
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])-u\\s{1,2}[\\p{L}\\p{N}._@-]{1,64}:(?<hit>[^\\s\"']{3,100})"));

  private static final String WORD =
      "(?<![\\p{L}\\p{N}])(?:pass(?:word|wd|code|phrase|wort)?|kennwort|contraseña|mot de passe|wachtwoord|senha"
          + "|pwd|pw|pin(?: code)?|cvv2?|cvc|otp|secret(?:[ _-]?(?:access[ _-]?)?key)?"
          + "|(?:aws[_-])?secret[_-]access[_-]key|(?:api|access|private|auth|licen[cs]e|activation|product|secret|signing|encryption|webhook|wpa2?|wi-?fi)[ _-]?key"
          + "|[A-Z]{2,20}(?:_[A-Z]{2,20}){0,3}_(?:KEY|TOKEN|SECRET|PASSWORD)(?:_ID)?|(?:api|access|auth|refresh)?[ _-]?token"
          + "|client[ _-]?secret|credentials?)[\"']?";

  private static final String CODE =
      "(?=[A-Za-z-]{0,12}\\d)(?:\\d{2} \\d{2} \\d{2}|\\d{3}[ -]\\d{3}|\\d{4} \\d{4}|[A-Za-z0-9]{3,10}(?:-[A-Za-z0-9]{3,10}){1,5}|\\d{4,8})(?![\\p{L}\\p{N}-])";

  private static final Pattern ASSIGNED =
      Pattern.compile(
          WORD + "\\s{0,3}(?:[:=]|=>)\\s{0,3}[\"']?(?<hit>(?:(?!&\\w{1,20}=)[^\\s\"'<>,;]){3,300})",
          CASE_INSENSITIVE);

  private static final Pattern TOLD =
      Pattern.compile(
          WORD
              + "(?:\\s{1,3}(?:for|of|to|on)(?:\\s{1,2}[\\p{L}\\p{N}.@_-]{1,40}){1,4})?"
              + "(?:\\s(?:I|we|you|he|she|they)\\s\\p{L}{1,12})?"
              + "\\s{1,3}(?:is|was|should be|to|set to|lautet|ist|est|es|è|é)(?:\\s{1,3}(?:now|still|currently))?\\s{0,2}:?\\s{1,3}[\"']?(?<hit>[^\\s\"'<>,;]{3,300})",
          CASE_INSENSITIVE);

  /** "pw hunter2", "login is bob / hunter2": nothing but its look says that it is one. */
  private static final Pattern BESIDE =
      Pattern.compile(
          WORD + "\\s{1,2}[(\"'\u0060]{0,2}(?<hit>[^\\s\"'<>,;()\u0060]{5,300})", CASE_INSENSITIVE);

  private static final Pattern BOTH =
      Pattern.compile(
          WORD_STARTS
              + "(?:log ?in|credentials?|creds|(?:basic )?auth)(?:\\s(?:is|are|with))?\\s{0,2}[:=]?\\s{0,2}[^\\s/:]{2,64}\\s{0,2}[/:|]\\s{0,2}(?<hit>[^\\s\"'<>,;]{4,100})",
          CASE_INSENSITIVE);

  /** "The passphrase you gave me (blue-kite-12)". */
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          WORD + "(?:\\s[\\p{L}']{1,12}){0,5}\\s\\([\"']?(?<hit>[^\\s\"'<>,;()]{4,300})[\"']?\\)",
          CASE_INSENSITIVE);

  /** Of one use, or for the day on which the telephone is lost; often a few in a row. */
  private static final Pattern CODES =
      Pattern.compile(
          WORD_STARTS
              + "(?:(?:one[- ]time|verification|security|confirmation|authentication|login|sign-?in|access|2fa|mfa|sms|recovery|backup|reset)"
              + "[ -](?:codes?|pins?)|otp)(?:\\s(?:i|we|you|got|is|was|are|were|sent|received|me|of)){0,3}[\"']?\\s{0,2}[:#=(]?\\s{0,2}"
              + "(?<hit>"
              + CODE
              + "(?:[, ]{1,2}"
              + CODE
              + "){0,11})"
              + WORD_ENDS,
          CASE_INSENSITIVE);

  private static final Pattern SESSION =
      Pattern.compile(
          "(?i:(?<!\\p{L})(?:j|php)?sess(?:ion)?(?:_?id)?|connect\\.sid)=(?<hit>[A-Za-z0-9._%+/-]{16,300})");

  /** "I tried Tiger77! as the password", "cvv 123". */
  private static final List<Pattern> OTHERWISE =
      List.of(
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])(?<hit>[^\\s\"',;]{5,60})[\"']?\\s(?:as|for) (?:the |my |our |a )?(?:new |old )?pass(?:word|code|phrase)"
                  + WORD_ENDS,
              CASE_INSENSITIVE),
          Pattern.compile(
              WORD_STARTS
                  + "(?:cvv2?|cvc2?|pin|otp|passcode|security code)(?: code)?(?:\\s(?:on|of|the|my|back|card|is|was)){0,6}\\s{0,2}[:#]?\\s{0,2}(?<hit>\\d{3,8})"
                  + WORD_ENDS,
              CASE_INSENSITIVE),
          Pattern.compile(
              "(?<![^\\s(\"'])[\\p{L}\\p{N}._@-]{2,64}:(?<hit>(?=[^\\s]{0,40}\\d)(?=[^\\s]{0,40}\\p{L})[^\\s\"'<>,;:/]{6,64})(?=\\s(?:to|and|for) (?:log|sign))",
              CASE_INSENSITIVE));

  /** After "password:" people also write on: "password: it does not work". */
  private static final Set<String> NO_SECRET =
      Set.of(
          ("the and but not does doesn't can't cannot how why what when where please reset forgot forgotten wrong invalid"
                  + " expired incorrect missing required error this that there you yes none null true false unknown has was"
                  + " just still correct changed protected secret hidden empty blank optional rejected accepted case"
                  + " long short weak strong too my your our his her their its it's very being been sent also only always"
                  + " never already again right good same different compromised leaked lost stolen stored saved hashed encrypted"
                  + " masked must should needs can could may might will would did are or if min minimum below above attached here nothing something anything working broken fine okay unable with from")
              .split(" "));

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>(Recogniser.matches(Placeholder.SECRET, BY_SHAPE, text));
    spans.addAll(
        Recogniser.matches(Placeholder.SECRET, ASSIGNED, text, match -> isValue(match, text)));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, TOLD, text, Secrets::isTold));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, IN_BRACKETS, text, Secrets::looksMade));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, List.of(CODES, SESSION), text));
    spans.addAll(Recogniser.matches(Placeholder.SECRET, BESIDE, text, Secrets::looksMade));
    for (Pattern pattern : OTHERWISE) {
      spans.addAll(Recogniser.matches(Placeholder.SECRET, pattern, text, Secrets::hasDigitOrSign));
    }
    spans.addAll(Recogniser.matches(Placeholder.SECRET, BOTH, text, Secrets::looksMade));
    return spans;
  }

  private static boolean isNoWord(MatchResult match) {
    String word = value(match).toLowerCase(Locale.ROOT).replaceAll("[.!?)]{1,3}$", "");
    return !NO_SECRET.contains(word);
  }

  /** "Password: must contain" goes on as a sentence does. */
  private static boolean isValue(MatchResult match, String text) {
    String word = value(match).toLowerCase(Locale.ROOT);
    boolean goesOn =
        match.end() + 1 < text.length()
            && text.charAt(match.end()) == ' '
            && Character.isLowerCase(text.charAt(match.end() + 1));
    return isNoWord(match) && !(goesOn && WordClasses.isOrdinary(word));
  }

  /** Either it looks made, or it is a word that nobody says of a password. */
  private static boolean isTold(MatchResult match) {
    String word = value(match).toLowerCase(Locale.ROOT).replaceAll("[.!?)]{1,3}$", "");
    boolean isStrange = word.length() >= 6 && !WordClasses.isOrdinary(word) && !isParticiple(word);
    return looksMade(match) || (isStrange && isNoWord(match));
  }

  private static boolean isParticiple(String word) {
    return word.endsWith("ed")
        || word.endsWith("ing")
        || word.endsWith("able")
        || word.endsWith("ly");
  }

  /** "My password is wrong" tells no password; "is Summer24" does. */
  private static boolean looksMade(MatchResult match) {
    return value(match).length() >= 4 && hasDigitOrSign(match);
  }

  private static boolean hasDigitOrSign(MatchResult match) {
    String value = value(match).replaceAll("[.!?)]{1,3}$", "");
    boolean hasDigit = value.chars().anyMatch(Character::isDigit);
    boolean hasSign = value.chars().anyMatch(c -> "!@#$%^&*_+=~?/\\|".indexOf(c) >= 0);
    return hasDigit || hasSign;
  }

  private static String value(MatchResult match) {
    return match.group(match.groupCount());
  }
}
