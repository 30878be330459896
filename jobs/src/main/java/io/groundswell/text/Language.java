package io.groundswell.text;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.udf;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * The language in which something is written, by the sequences of letters in it.
 *
 * <p>Says {@value #UNKNOWN} rather than guess: of texts with few letters and of those that could be
 * in two languages. The same text always has the same answer.
 */
public final class Language {
  /** ISO 639-2 for what cannot be told. */
  public static final String UNKNOWN = "und";

  private static final UserDefinedFunction OF =
      udf((UDF1<String, String>) Language::of, DataTypes.StringType).withName("language");

  /** Letters beyond these change no answer and cost time. */
  private static final int LONGEST = 1_000;

  /** Fewer letters than this look like several languages; ideographs say more each. */
  private static final int FEWEST_LETTERS = 20;

  private static final int FEWEST_IDEOGRAPHS = 5;
  private static final double LEAST_PROBABILITY = 0.9;

  /**
   * Up to this many letters a text is English when a quarter of its words are of English grammar or
   * courtesy, whatever its letters look like: of 4,500 requests of some 40 letters (CLINC150, test)
   * the letters alone took 81 for another language.
   */
  private static final int SHORT = 100;

  private static final int ONE_WORD_IN = 4;

  /** What a text holds that is in no language: placeholders, addresses, paths, code, numbers. */
  private static final Pattern NO_WORDS =
      Pattern.compile("<[A-Z_]{2,30}>|\\S{0,200}[/@\\\\_=\\d]\\S{0,200}");

  private static final List<String> LANGUAGES =
      List.of(
          "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
          "hr", "hu", "id", "it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv",
          "tr", "uk", "vi");

  private Language() {}

  /** Of a column that holds texts. */
  public static Column column(Column text) {
    return OF.apply(text);
  }

  /** Whether a text has a letter besides those that stand for personal data; null stays null. */
  public static Column hasWords(Column text) {
    return regexp_replace(text, lit(Placeholder.any().pattern()), lit(" ")).rlike("\\p{L}");
  }

  /** ISO 639-1, or {@value #UNKNOWN}; null has none. */
  public static String of(String text) {
    if (text == null) {
      return null;
    }
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String words = NO_WORDS.matcher(head).replaceAll(" ");
    long letters = words.codePoints().filter(Character::isLetter).count();
    String byScript = byScript(words, letters);
    if (byScript != null) {
      return byScript;
    }
    if (letters < FEWEST_LETTERS) {
      return UNKNOWN;
    }
    if (letters <= SHORT && isOfEnglishWords(words)) {
      return "en";
    }
    List<DetectedLanguage> likely = Detector.ONLY.getProbabilities(words);
    return likely.isEmpty() || likely.get(0).getProbability() < LEAST_PROBABILITY
        ? UNKNOWN
        : likely.get(0).getLocale().getLanguage();
  }

  private static boolean isOfEnglishWords(String words) {
    var all =
        Pattern.compile("[^\\p{L}'’]+").splitAsStream(words).filter(w -> !w.isEmpty()).toList();
    long english = all.stream().filter(Terms::isEmptyWord).count();
    return english * ONE_WORD_IN >= all.size();
  }

  /** Where the script says it all; each of its characters says more than a letter does. */
  private static String byScript(String words, long letters) {
    Map<UnicodeScript, Long> counts =
        words
            .codePoints()
            .filter(Character::isLetter)
            .mapToObj(UnicodeScript::of)
            .collect(Collectors.groupingBy(script -> script, Collectors.counting()));
    long kana = of(counts, UnicodeScript.HIRAGANA) + of(counts, UnicodeScript.KATAKANA);
    long han = of(counts, UnicodeScript.HAN);
    if (isMost(kana + han, letters)) {
      return kana > 0 ? "ja" : "zh";
    }
    if (isMost(of(counts, UnicodeScript.HANGUL), letters)) {
      return "ko";
    }
    return isMost(of(counts, UnicodeScript.THAI), letters) ? "th" : null;
  }

  private static long of(Map<UnicodeScript, Long> counts, UnicodeScript script) {
    return counts.getOrDefault(script, 0L);
  }

  private static boolean isMost(long characters, long letters) {
    return characters >= FEWEST_IDEOGRAPHS && characters * 2 > letters;
  }

  /** Loaded once, where the first text is seen. */
  private static final class Detector {
    static final LanguageDetector ONLY = load();

    private static LanguageDetector load() {
      try {
        var profiles =
            new LanguageProfileReader()
                .readBuiltIn(LANGUAGES.stream().map(LdLocale::fromString).toList());
        return LanguageDetectorBuilder.create(NgramExtractors.standard())
            // What this library does with longer texts draws lots; what it does with short ones
            // does not.
            .shortTextAlgorithm(Integer.MAX_VALUE)
            .minimalConfidence(LEAST_PROBABILITY)
            .withProfiles(profiles)
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException("The language profiles are missing from the jar.", e);
      }
    }
  }
}
