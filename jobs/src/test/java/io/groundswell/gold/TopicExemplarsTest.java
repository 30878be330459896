package io.groundswell.gold;

import static io.groundswell.gold.TopicWorld.FIRST_FIT;
import static io.groundswell.gold.TopicWorld.SECOND_FIT;
import static io.groundswell.gold.TopicWorld.exports;
import static io.groundswell.gold.TopicWorld.invoices;
import static io.groundswell.gold.TopicWorld.okta;
import static io.groundswell.gold.TopicWorld.passwords;
import static io.groundswell.gold.TopicWorld.phones;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Tables;
import io.groundswell.TopicRules;
import io.groundswell.TopicRules.Merge;
import io.groundswell.TopicRules.Part;
import io.groundswell.TopicRules.Pin;
import io.groundswell.TopicRules.Rename;
import io.groundswell.TopicRules.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What keeps a topic's name, and what a person says of it. A little longer than other files: one
 * test for each thing that can be said.
 */
class TopicExemplarsTest {
  private static final int LAST = SECOND_FIT + 1;

  /** A day between two fits, on which rules begin to hold. */
  private static final int RULED = 12;

  private final TopicWorld world = new TopicWorld();

  @Test
  void aRefitWithAFewMoreTextsKeepsNames() {
    world
        .said(0, most(exports()), most(okta()), most(passwords()), most(invoices()), phones())
        .said(RULED, last(exports()), last(okta()), last(passwords()), last(invoices()));
    world.run(0, LAST);

    var before = world.topics(FIRST_FIT);
    var after = world.topics(SECOND_FIT);

    assertThat(before.values().stream().distinct().count()).isGreaterThanOrEqualTo(5);
    long kept = before.keySet().stream().filter(f -> before.get(f).equals(after.get(f))).count();
    assertThat((double) kept / before.size()).isGreaterThanOrEqualTo(0.95);
    assertThat(world.exemplars(SECOND_FIT, world.topicOf(phones(), SECOND_FIT)))
        .extracting(row -> row.getAs("vector"))
        .isEqualTo(
            world.exemplars(FIRST_FIT, world.topicOf(phones(), FIRST_FIT)).stream()
                .map(row -> row.getAs("vector"))
                .toList());
  }

  @Test
  void aNameHoldsFromItsDayOnAndThroughARefit() {
    everybodySpeaks().run(0, RULED - 1);
    var id = world.topicOf(exports(), FIRST_FIT);
    world.rules = rules(List.of(new Rename(id, "Exports that fail", Given.day(RULED))));
    world.run(RULED, LAST);

    assertThat(world.labels(RULED - 1).get(id)).isNotEqualTo("Exports that fail");
    for (int day : new int[] {RULED, SECOND_FIT, LAST}) {
      assertThat(world.labels(day)).containsEntry(id, "Exports that fail");
      assertThat(world.topicOf(exports(), SECOND_FIT)).isEqualTo(id);
    }
    assertThat(world.lineage(RULED)).containsExactly("renamed %s null hand".formatted(id));
    assertThat(world.lineage(SECOND_FIT)).isEmpty();
  }

  /** Taken out again, the rule leaves the topic with the name that its words give it. */
  @Test
  void aRuleThatIsTakenOutHoldsNoLonger() {
    everybodySpeaks().run(0, RULED - 1);
    var id = world.topicOf(exports(), FIRST_FIT);
    var own = world.labels(RULED - 1).get(id);
    world.rules = rules(List.of(new Rename(id, "Exports that fail", Given.day(RULED))));
    world.run(RULED, RULED + 1);
    world.rules = TopicRules.NONE;
    world.run(RULED + 2, RULED + 2);

    assertThat(world.labels(RULED + 2)).containsEntry(id, own);
  }

  @Test
  void whatWasMergedStaysMergedAndKeepsItsTexts() {
    everybodySpeaks().run(0, RULED - 1);
    var into = world.topicOf(okta(), FIRST_FIT);
    var gone = world.topicOf(invoices(), FIRST_FIT);
    world.rules =
        new TopicRules(null, List.of(new Merge(List.of(gone), into, Given.day(RULED))), null, null);
    world.run(RULED, LAST);

    assertThat(world.labels(RULED - 1)).containsKeys(into, gone);
    for (int day : new int[] {RULED, SECOND_FIT}) {
      assertThat(world.labels(day)).containsKey(into).doesNotContainKey(gone);
      assertThat(world.topicOf(okta(), day)).isEqualTo(into);
      assertThat(world.topicOf(invoices(), day)).isEqualTo(into);
    }
    var before = world.topics(FIRST_FIT);
    var after = world.topics(SECOND_FIT);
    assertThat(before.keySet().stream().filter(f -> before.get(f).equals(gone)))
        .allSatisfy(feedback -> assertThat(after.get(feedback)).isEqualTo(into));
    assertThat(world.lineage(RULED)).containsExactly("merged %s %s hand".formatted(gone, into));
    assertThat(world.lineage(SECOND_FIT)).isEmpty();
  }

  @Test
  void whatWasSplitStaysSplitByItsExamples() {
    everybodySpeaks().run(0, RULED - 1);
    var id = world.topicOf(phones(), FIRST_FIT);
    world.rules =
        new TopicRules(
            null,
            null,
            List.of(
                new Split(
                    id,
                    List.of(
                        new Part("crash", "Crashes", List.of("it crashes", "the app closes")),
                        new Part("battery", "Battery", List.of("the battery is empty soon"))),
                    Given.day(RULED))),
            null);
    world.run(RULED, LAST);

    for (int day : new int[] {RULED, SECOND_FIT}) {
      assertThat(world.labels(day))
          .containsEntry(id + ".crash", "Crashes")
          .containsEntry(id + ".battery", "Battery")
          .doesNotContainKey(id);
      assertThat(world.topics(day))
          .containsEntry("The Android app drains the battery", id + ".battery")
          .containsEntry("The iPhone app crashes when I add a photo", id + ".crash");
    }
    assertThat(world.lineage(RULED))
        .containsExactly(
            "split %s.battery %s hand".formatted(id, id),
            "split %s.crash %s hand".formatted(id, id));
    assertThat(world.lineage(SECOND_FIT)).isEmpty();
  }

  @Test
  void aPinnedTopicStaysThoughNobodySpeaksOfItAnyMore() {
    everybodySpeaks().takenBack(RULED + 1, invoices()).takenBack(RULED + 1, phones());
    world.run(0, RULED - 1);
    var pinned = world.topicOf(invoices(), FIRST_FIT);
    var free = world.topicOf(phones(), FIRST_FIT);
    world.rules = new TopicRules(null, null, null, List.of(new Pin(pinned, Given.day(RULED))));
    world.run(RULED, LAST);

    assertThat(world.exemplars(SECOND_FIT, free)).isEmpty();
    assertThat(world.exemplars(SECOND_FIT, pinned))
        .extracting(row -> row.getAs("vector"))
        .isEqualTo(
            world.exemplars(FIRST_FIT, pinned).stream().map(r -> r.getAs("vector")).toList());
    assertThat(world.exemplars(SECOND_FIT, pinned).get(0).<Long>getAs("texts")).isZero();
    int quotes = world.exemplars(SECOND_FIT, pinned).get(0).fieldIndex("quotes");
    assertThat(world.exemplars(SECOND_FIT, pinned).get(0).<Object>getList(quotes)).isEmpty();
    assertThat(world.lineage(RULED)).containsExactly("pinned %s null hand".formatted(pinned));
    assertThat(world.lineage(SECOND_FIT)).containsExactly("retired %s null fit".formatted(free));
  }

  @Test
  void aRangeWithRulesEqualsDayByDay() {
    var other = new TopicWorld();
    everybodySpeaks().run(0, FIRST_FIT);
    var id = world.topicOf(okta(), FIRST_FIT);
    var gone = world.topicOf(exports(), FIRST_FIT);
    var rules =
        new TopicRules(
            List.of(new Rename(id, "Signing in", Given.day(RULED + 1))),
            List.of(new Merge(List.of(gone), id, Given.day(RULED))),
            null,
            List.of(new Pin(world.topicOf(phones(), FIRST_FIT), Given.day(SECOND_FIT))));
    world.rules = rules;
    world.run(FIRST_FIT + 1, LAST);
    other.said(0, exports(), okta(), passwords(), invoices(), phones());
    other.rules = rules;
    other.run(0, RULED - 1);
    for (int day = RULED; day <= RULED + 2; day++) {
      other.run(day, day);
    }
    other.run(RULED + 3, SECOND_FIT - 1).run(SECOND_FIT, SECOND_FIT).run(LAST, LAST);

    assertThat(other.everything()).isEqualTo(world.everything());
  }

  /** Fitted anew with another day's rules, an old day says what it said. */
  @Test
  void daysBeforeARuleSayWhatTheySaid() {
    var later = new TopicWorld();
    everybodySpeaks().run(0, FIRST_FIT);
    var id = world.topicOf(okta(), FIRST_FIT);
    later.said(0, exports(), okta(), passwords(), invoices(), phones());
    later.rules = rules(List.of(new Rename(id, "Signing in", Given.day(RULED))));
    later.run(0, FIRST_FIT);

    assertThat(later.everything()).isEqualTo(world.everything());
    assertThat(later.rows(Tables.TOPIC_EXEMPLARS, FIRST_FIT)).isNotEmpty();
  }

  private TopicWorld everybodySpeaks() {
    return world.said(0, exports(), okta(), passwords(), invoices(), phones());
  }

  private static TopicRules rules(List<Rename> names) {
    return new TopicRules(names, null, null, null);
  }

  private static List<String> most(List<String> texts) {
    return texts.subList(0, texts.size() - 2);
  }

  private static List<String> last(List<String> texts) {
    return texts.subList(texts.size() - 2, texts.size());
  }
}
