package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LongTextTest {
  private static final String LETTER =
      """
      Hello team, I hope you had a lovely weekend.

      The PDF export of our quarterly report cuts off the right half of every page. It has done so since Monday.
      Could you also tell us how to reset the password of a colleague who has left the company?
      And sorry for the bother, many thanks in advance!
      """;

  @Test
  void aLetterWithTwoProblemsHasTwoPassagesAndNoCourtesies() {
    assertThat(passages(LETTER))
        .containsExactly(
            "The PDF export of our quarterly report cuts off the right half of every page. It has done so since Monday.",
            "Could you also tell us how to reset the password of a colleague who has left the company?");
  }

  /** Most short texts speak of one thing, and their vectors stay what they were. */
  @Test
  void aShortTextIsNeverCut() {
    assertThat(passages("The export fails. How do I reset my password? The invoice is wrong."))
        .isEmpty();
  }

  @Test
  void aLongTextThatSpeaksOfOneThingIsTakenAsAWhole() {
    assertThat(passages("the export of boards stops halfway ".repeat(8).strip())).isEmpty();
  }

  @Test
  void whatIsNothingButCourtesyIsTakenAsAWhole() {
    assertThat(passages("Hello team, I hope you are well. ".repeat(12))).isEmpty();
  }

  @Test
  void abbreviationsAndVeryShortLinesEndNoSentence() {
    assertThat(sentences("It happens e.g. on Monday. Printing? We use the app, i.e. Not the site."))
        .containsExactly(
            "It happens e.g. on Monday.", "Printing? We use the app, i.e. Not the site.");
  }

  @Test
  void aWallOfWordsIsReadInPiecesAndNotToItsEnd() {
    var sentences = LongText.sentences("word ".repeat(100_000));

    assertThat(sentences).allMatch(sentence -> sentence.length() <= 400);
    assertThat(sentences.get(sentences.size() - 1).end()).isBetween(19_000, 20_000);
    assertThat(passages("fail🙂".repeat(5_000))).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void strangeTextsHavePassagesInsideOfThem() {
    for (String text :
        List.of("", " \n ".repeat(200), "?!".repeat(300), "🙂".repeat(500), "a.\n".repeat(200))) {
      for (var passage : LongText.cut(List.of(text)).passages().get(0)) {
        assertThat(passage.start()).isBetween(0, passage.end() - 1);
        assertThat(passage.end()).isLessThanOrEqualTo(text.length());
        assertThat(Character.isLowSurrogate(text.charAt(passage.start()))).isFalse();
      }
    }
  }

  /** Passages of a text do not depend on the texts beside it. */
  @Test
  void aTextIsCutAloneAsAmongOthers() {
    var others = List.of("The board is slow.", LETTER, LETTER.repeat(2));

    assertThat(LongText.cut(others).passages().get(1))
        .isEqualTo(LongText.cut(List.of(LETTER)).passages().get(0));
  }

  @Test
  void aPassageThatIsOneSentenceHasTheVectorItWasCutBy() {
    var known = LongText.cut(List.of(LETTER)).sentences();
    var words = passages(LETTER);

    assertThat(known.byWords()).containsKey(words.get(1)).doesNotContainKey(words.get(0));
    assertThat(known.vectors(words, SentenceModel.SHIPPED).toArray(float[][]::new))
        .isDeepEqualTo(Embedder.shared().vectors(words).toArray(float[][]::new));
  }

  /** So that a file's topics embed nothing twice, nor keep what is in no piece. */
  @Test
  void piecesKeepTheVectorsOfTheirSentencesAndOfNoOthers() {
    var pieces = TextPieces.of(List.of("The board is slow.", LETTER));

    assertThat(pieces.said()).hasSize(3).containsAll(passages(LETTER));
    assertThat(pieces.known().byWords()).containsOnlyKeys(passages(LETTER).get(1));
  }

  private static List<String> passages(String text) {
    return LongText.cut(List.of(text)).passages().get(0).stream()
        .map(passage -> passage.of(text))
        .toList();
  }

  private static List<String> sentences(String text) {
    return LongText.sentences(text).stream().map(sentence -> sentence.of(text)).toList();
  }
}
