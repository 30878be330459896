package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class VoiceTest {

  @Test
  void topicsAreManyAndSaidInManyWays() {
    assertThat(Topic.ALL).hasSizeGreaterThanOrEqualTo(44);
    assertThat(Topic.ALL).allMatch(topic -> topic.frames().size() >= 16);
    assertThat(Topic.ALL.stream().map(Topic::name)).doesNotHaveDuplicates();
    assertThat(Topic.ALL.stream().flatMap(topic -> topic.frames().stream()))
        .doesNotHaveDuplicates();
    assertThat(Topic.ALL.stream().map(Topic::shape)).contains("leak", "storm", "relapse");
  }

  @Test
  void noFrameKeepsASlot() {
    var dice = Dice.of(3);
    for (var topic : Topic.ALL) {
      for (var frame : topic.frames()) {
        assertThat(Voice.filled(frame, dice)).doesNotContainPattern("[\\[\\]{}|]");
      }
    }
  }

  /** Words alone do not give a topic away: most pairs of frames of one topic share none. */
  @Test
  void framesOfATopicShareFewWords() {
    int pairs = 0;
    int strangers = 0;
    for (var topic : Topic.ALL) {
      for (var one : topic.frames()) {
        for (var other : topic.frames()) {
          if (one.compareTo(other) < 0) {
            pairs++;
            var shared = longWords(one);
            shared.retainAll(longWords(other));
            strangers += shared.isEmpty() ? 1 : 0;
          }
        }
      }
    }
    assertThat((double) strangers / pairs).isGreaterThan(0.8);
  }

  @Test
  void cardsPassTheCheckOfLuhn() {
    var dice = Dice.of(5);
    for (int i = 0; i < 50; i++) {
      var digits = Secrets.card(dice).replaceAll("\\D", "");
      int sum = 0;
      for (int at = 0; at < 16; at++) {
        int digit = digits.charAt(at) - '0';
        int counted = at % 2 == 0 ? digit * 2 : digit;
        sum += counted > 9 ? counted - 9 : counted;
      }
      assertThat(digits).hasSize(16);
      assertThat(sum % 10).isZero();
    }
  }

  private static HashSet<String> longWords(String frame) {
    var words = new HashSet<String>();
    for (var word : frame.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+")) {
      if (word.length() > 4) {
        words.add(word);
      }
    }
    return words;
  }
}
