package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Numbers that are somebody's and numbers that are not, in sentences of support, and sentences in
 * other languages than the model has learnt. RedactionTrial prints the tables.
 */
class NumbersTest {
  private static final Set<Placeholder> STRUCTURED =
      Set.of(
          Placeholder.ID,
          Placeholder.SECRET,
          Placeholder.IBAN,
          Placeholder.CARD,
          Placeholder.EMAIL,
          Placeholder.IP,
          Placeholder.URL);
  private static Marks numbers;

  @BeforeAll
  static void finds_are_compared_with_labels() {
    numbers = RedactionTrial.marks(LabelledFile.of("numbers.txt"), Tagger.shared()::spans);
  }

  @Test
  void numbers_that_are_somebodys_are_found_and_few_others() {
    for (Placeholder kind : STRUCTURED) {
      assertThat(numbers.recall(kind)).as("recall of %s", kind).isGreaterThanOrEqualTo(0.98);
      assertThat(numbers.precision(kind)).as("precision of %s", kind).isGreaterThanOrEqualTo(0.95);
    }
    assertThat(numbers.recall(Placeholder.PHONE)).isGreaterThanOrEqualTo(0.85);
    assertThat(numbers.coveredOfAll()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void numbers_of_things_stay() {
    List<String> changed =
        LabelledFile.of("numbers.txt").stream()
            .filter(sentence -> sentence.spans().isEmpty())
            .map(Labelled::text)
            .filter(text -> !Redactor.redact(text, List.of()).equals(text))
            .toList();

    assertThat(changed).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void a_word_of_another_language_is_no_name_and_a_name_is_one() {
    var marks = RedactionTrial.marks(LabelledFile.of("languages.txt"), Tagger.shared()::spans);

    assertThat(marks.coveredOfAll()).isGreaterThanOrEqualTo(0.90);
    assertThat(marks.cleanLost()).isLessThanOrEqualTo(0.015);
  }

  @Test
  void redacting_twice_changes_nothing() {
    for (String file : List.of("numbers.txt", "languages.txt")) {
      for (Labelled text : LabelledFile.of(file)) {
        var once = Redactor.redaction(text.text(), List.of(), RedactionTrial.ALL).redacted();
        assertThat(Redactor.redaction(once, List.of(), RedactionTrial.ALL).redacted())
            .isEqualTo(once);
      }
    }
  }
}
