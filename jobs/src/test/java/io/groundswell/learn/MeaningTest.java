package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.WrongUse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "-1.5 | -1.5",
        ".5 | 0.5",
        "3. | 3",
        "1,250 | 1250",
        "1,234,567.8 | 1234567.8",
        "12 % | 12",
        "$30 | 30",
        "€ 9.90 | 9.9",
        "1e3 | 1000",
        "+4 | 4"
      })
  void numbersInWordsAreNumbers(String word, double number) {
    assertThat(Meaning.number(word)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E1", "e5", ".", "-", "", "%", "1,2", "1-2", "0x1p3", "1 2", "NaN", "5d"})
  void otherWordsAreNot(String word) {
    assertThat(Meaning.number(word)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-02",
        "1970-01-02 00:00:00",
        "1970-01-02T00:00:00Z",
        "1970-01-02T00:00:00.000+0000",
        "1970-01-02 00:00:00 UTC",
        "1970/1/2",
        "1/2/1970"
      })
  void daysAndMomentsAreSeconds(String word) {
    assertThat(Meaning.moments(word)).containsExactly(86_400);
  }

  @Test
  void dayBeforeMonthIsSeenWhereTheDayIsAboveTwelve() {
    assertThat(Meaning.moments("13/1/1970", "2/1/1970")).containsExactly(12 * 86_400, 86_400);
    assertThat(Meaning.moments("yes", "no")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "left | Yes | 900 | No | 100 | Yes",
        "left | 0 | 900 | 1 | 100 | 1",
        "left | true | 900 | false | 100 | true",
        "status | Won | 900 | Open | 100 | Won",
        "status | good | 900 | bad | 100 | bad",
        "renewed | renewed | 900 | no renewal | 100 | renewed",
        "deal | no | 100 | signed | 900 | signed"
      })
  void thePositiveValueSaysYesElseItIsTheRarer(
      String label, String one, long ones, String other, long others, String positive) {
    assertThat(Positive.of(label, Map.of(one, ones, other, others))).isEqualTo(positive);
  }

  @Test
  void aLabelWithThreeValuesIsWrongUse() {
    assertThatThrownBy(() -> Positive.of("plan", Map.of("a", 1L, "b", 2L, "c", 3L)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("The label plan has 3 values (a, b, c)");
  }
}
