package io.groundswell.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of people who we know may be spoken of, in full or in part, whatever the case and accents.
 *
 * <p>A part that is also a word ("Will", "Grace", "Long") counts where it stands beside another
 * part of a name, or has a capital in the middle of a sentence.
 */
record KnownNames(Set<String> parts) implements Recogniser {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'-]{0,40}");
  private static final Pattern BETWEEN_PARTS =
      Pattern.compile("[ \\t.,]{1,3}(?:\\p{Lu}\\.[ \\t]{1,2})?");
  private static final Pattern SENTENCE_START = Pattern.compile("(?:^|[.!?:\\n][\\s\"'(]{0,4})$");
  private static final int CHARACTERS_BEFORE = 6;
  private static final int SHORTEST_PART = 3;

  private static final Set<String> ALSO_WORDS =
      Set.copyOf(
          List.of(
              ("able ace amber angel april art august autumn baker banks bell best bill bishop black blue bob"
                      + " bond brook brown buck carol cash chance charity chase chip christian church clay cliff"
                      + " cook cooper crystal daisy dale dawn day dean diamond dick dollar don drew duke earl"
                      + " eve faith field fields fisher flora ford forest fox frank free gene ginger glen good grace"
                      + " grant gray green guy hall harmony hill holly home hope house hunt hunter iris ivy jack jade"
                      + " jasmine jay jewel job joy june justice key king knight lake lance lane law lee long love"
                      + " major marina mark marsh mason may max melody mercy merry miles mills misty monday moon more"
                      + " new nice noble nick norm olive page paige park parks patience pearl penny peter pierce pine"
                      + " pope porter pound power price prince queen rain ray read reed rich rick ring rob robin rock"
                      + " rocky rod root rose ruby rusty sage sally sandy savage scout sharp short singer skip sky"
                      + " small smart smith snow spring star sterling stone storm strong sue summer sunny swift"
                      + " sydney teal terry thorn tiny trip tripp turner van violet walker wall ward waters way webb"
                      + " west white wild will win winter wise wolf wood woods young the and for team support admin"
                      + " user test customer service info sales account owner")
                  .split(" ")));

  static KnownNames of(Collection<String> names) {
    Set<String> parts = new HashSet<>();
    for (String name : names) {
      if (name != null) {
        WORD.matcher(FoldedText.of(name).text())
            .results()
            .forEach(w -> parts.add(plain(w.group())));
      }
    }
    parts.removeIf(part -> part.length() < SHORTEST_PART);
    return new KnownNames(parts);
  }

  @Override
  public List<Span> spans(String text) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<Span> runs = new ArrayList<>();
    boolean isCertain = false;
    var words = WORD.matcher(text);
    while (words.find()) {
      String word = plain(words.group());
      String possessor = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
      if (!parts.contains(word) && !parts.contains(possessor)) {
        continue;
      }
      int end = words.end() - (parts.contains(word) ? 0 : 2);
      boolean isCertainAlone = isCertainAlone(text, words.start(), possessor);
      Span last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && isOneName(text, last.end(), words.start())) {
        runs.set(runs.size() - 1, new Span(last.start(), end, Placeholder.PERSON));
        isCertain = true;
      } else {
        dropUnlessCertain(runs, isCertain);
        runs.add(new Span(words.start(), end, Placeholder.PERSON));
        isCertain = isCertainAlone;
      }
    }
    dropUnlessCertain(runs, isCertain);
    return runs;
  }

  private static void dropUnlessCertain(List<Span> runs, boolean isCertain) {
    if (!isCertain && !runs.isEmpty()) {
      runs.remove(runs.size() - 1);
    }
  }

  private static boolean isOneName(String text, int end, int start) {
    return start - end <= 6 && BETWEEN_PARTS.matcher(text.substring(end, start)).matches();
  }

  private static boolean isCertainAlone(String text, int start, String word) {
    if (!ALSO_WORDS.contains(word)) {
      return true;
    }
    String before = text.substring(Math.max(0, start - CHARACTERS_BEFORE), start);
    return Character.isUpperCase(text.charAt(start)) && !SENTENCE_START.matcher(before).find();
  }

  /** Lower case, without accents. */
  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
