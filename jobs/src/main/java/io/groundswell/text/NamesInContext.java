package io.groundswell.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of people we do not know, where the words around them say that they are names. */
record NamesInContext() implements Recogniser {
  private static final String NAME = "\\p{Lu}[\\p{Ll}\\p{M}'-]{1,20}";
  private static final String MORE =
      "(?:\\s{1,2}(?:\\p{Lu}\\.\\s{1,2})?\\p{Lu}[\\p{L}\\p{M}'-]{1,20}){0,2}";

  private static final Pattern TOLD =
      Pattern.compile(
          "(?i:"
              + WORD_STARTS
              + "my (?:full )?name(?:'s| is)|"
              + WORD_STARTS
              + "I am called|"
              + WORD_STARTS
              + "signed,?|"
              + WORD_STARTS
              + "(?:your|last|first|full|family|maiden|sur) ?name\\?[\"']?)\\s{1,2}(?<hit>"
              + NAME
              + MORE
              + ")");

  /** In the writer's own language; where a script has no capitals, few letters make a name. */
  private static final List<Pattern> TOLD_ABROAD =
      List.of(
          Pattern.compile(
              "(?i:"
                  + WORD_STARTS
                  + "(?:меня зовут|мене звати|моё имя|ich heiße|ich heisse|mein name ist|je m'appelle|mon nom est|me llamo"
                  + "|mi nombre es|mi chiamo|il mio nome è|meu nome é|chamo-me|mijn naam is|ik heet|nazywam się|jag heter"
                  + "|mitt namn är|jeg heter|jeg hedder|nimeni on|jmenuji se|a nevem|adım|με λένε|ονομάζομαι|tên tôi là))"
                  + "\\s{1,2}(?<hit>"
                  + NAME
                  + MORE
                  + ")"),
          Pattern.compile(
              "(?i:"
                  + WORD_STARTS
                  + "(?:(?:my |full |customer |first |last )?name(?:'s| is)?|i am|i'm|dear|signed|called))\\s{0,2}[:,]?\\s{0,2}"
                  + "(?<hit>[\\p{Lo}\\p{M}]{2,12}(?: [\\p{Lo}\\p{M}]{2,12}){0,2})(?![\\p{Lo}\\p{M}])"),
          Pattern.compile(
              "(?:我叫|我的名字是|我的名字叫|我是|姓名[:：]?|名前は|私は|わたしは)\\s?"
                  + "(?<hit>\\p{IsHan}{2,4}?)(?=と申|です|と言|[^\\p{L}]|$)"),
          Pattern.compile(
              "(?:제 이름은|저는|اسمي|שמי|קוראים לי|मेरा नाम|ฉันชื่อ|ผมชื่อ|내 이름은)\\s{0,2}"
                  + "(?<hit>[\\p{Lo}\\p{M}]{2,12})(?=입니다|이에요|예요|\\s|[^\\p{L}\\p{M}]|$)"));

  private static final Pattern TITLED =
      Pattern.compile(
          WORD_STARTS
              + "(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Mme|Sr|Sra)\\.?\\s{1,2}(?<hit>"
              + NAME
              + MORE
              + ")");
  private static final Pattern GREETED =
      Pattern.compile(
          "(?i:(?:^|(?<=[\\n.!?]))\\s{0,3}(?:hi|hello|hey|dear))\\s{1,2}(?<hit>"
              + NAME
              + "(?:\\s{1,2}"
              + NAME
              + ")?)(?=\\s{0,2}[,!:.\\n-]|\\s{0,2}$)");

  private static final Set<String> NO_NAME =
      Set.of(
          "there",
          "team",
          "support",
          "all",
          "everyone",
          "everybody",
          "folks",
          "guys",
          "sir",
          "madam",
          "sirs",
          "customer",
          "customers",
          "friend",
          "friends",
          "again",
          "help",
          "helpdesk",
          "admin",
          "mr",
          "mrs",
          "ms",
          "miss",
          "dr",
          "prof",
          "sales",
          "both",
          "world",
          "to",
          "billing",
          "success",
          "service",
          "colleagues",
          "ladies");

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new java.util.ArrayList<>();
    for (Pattern pattern : List.of(TOLD, TITLED, GREETED)) {
      spans.addAll(Recogniser.matches(Placeholder.PERSON, pattern, text, NamesInContext::isName));
    }
    for (Pattern pattern : TOLD_ABROAD) {
      spans.addAll(Recogniser.matches(Placeholder.PERSON, pattern, text, NamesInContext::isName));
    }
    return spans;
  }

  private static boolean isName(MatchResult match) {
    String[] words = match.group(1).toLowerCase(Locale.ROOT).split("\\s+");
    return java.util.Arrays.stream(words).noneMatch(NO_NAME::contains);
  }
}
