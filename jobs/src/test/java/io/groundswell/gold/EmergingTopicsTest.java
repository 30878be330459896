package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.SentenceModel.Pooling;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class EmergingTopicsTest {
  private static final Run RUN = new Run(day(0), day(3), "r");

  private final EmergingWorld world = new EmergingWorld(SentenceModel.SHIPPED);

  @Test
  void whatManySayForTheFirstTimeIsFoundNamedAndKept() {
    world.history();
    for (int i = 0; i < 10; i++) {
      world.said(0, "smoke", "account " + i);
    }
    world.said(2, "smoke", "account 3");

    var rows = world.rows(RUN);

    assertThat(rows).hasSize(4);
    var found = rows.get(0);
    assertThat(found.<String>getAs("topic_id")).isEqualTo("N20260401-01");
    assertThat(found.<String>getAs("label")).contains("smoke");
    assertThat(found.<Long>getAs("texts")).isEqualTo(10);
    assertThat(found.<Long>getAs("accounts")).isEqualTo(10);
    assertThat(found.<Double>getAs("false_topics_a_day")).isLessThan(0.05);
    assertThat(found.<String>getAs("nearest_topic_id")).startsWith("T-");
    assertThat(found.getList(found.fieldIndex("quotes"))).hasSize(3);
    assertThat(rows).allMatch(r -> r.<String>getAs("topic_id").equals("N20260401-01"));
    assertThat(rows.get(3).<Long>getAs("texts")).isEqualTo(11);
    assertThat(rows.get(3).<Long>getAs("accounts")).isEqualTo(10);
  }

  /** Its own space is that of the texts of the day, old and recent. */
  @Test
  void anotherModelWithAsManyNumbersAsItLikesFindsIt() {
    var small =
        new SentenceModel("small/cls/128", "none", "none", Pooling.CLS, 48, List.of("en", "de"));
    var other = new EmergingWorld(small);
    other.history();
    for (int i = 0; i < 10; i++) {
      other.said(0, "smoke", "account " + i);
    }

    assertThat(other.rows(Run.of(DAY, "r")))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("label")).contains("smoke"))
        .satisfies(row -> assertThat(row.<Long>getAs("texts")).isEqualTo(10));
  }

  @Test
  void oneThatSpeaksTwentyTimesIsNoTopic() {
    world.history();
    for (int i = 0; i < 20; i++) {
      world.said(0, "smoke", "account 1");
    }

    assertThat(world.rows(RUN)).isEmpty();
  }

  @Test
  void anOldTopicThatIsSpokenOfMoreIsNotNew() {
    world.history();
    for (int i = 0; i < 40; i++) {
      world.said(0, "login", "account " + i);
    }

    assertThat(world.rows(RUN)).isEmpty();
  }

  @Test
  void whatTricklesOverDaysIsFoundToo() {
    world.history();
    for (int i = 0; i < 8; i++) {
      world.said(i / 2, "smoke", "account " + i);
    }

    assertThat(world.rows(RUN)).isNotEmpty().allMatch(r -> r.getDate(0).toLocalDate().isAfter(DAY));
  }

  /** What is new is quoted, and not the letters that it stands in. */
  @Test
  void aLongTextStandsOutByThePassageThatIsNew() {
    world.history();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      ids.add(world.wrote(0, "account " + i, "login", "smoke", "search"));
    }

    var found = world.rows(RUN).get(0);

    assertThat(found.<String>getAs("label")).contains("smoke");
    assertThat(found.<Long>getAs("texts")).isEqualTo(10);
    assertThat(list(found, "feedback_ids")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(list(found, "passages")).containsOnly(2).hasSize(10);
    assertThat(EmergingTopicsTest.<String>list(found, "quotes"))
        .hasSize(3)
        .allMatch(quote -> quote.matches("the smoke is a worry of mine, said f\\d+"));
  }

  @Test
  void twoThingsThatAreNewInTheSameTextsAreTwoTopics() {
    world.history();
    for (int i = 0; i < 10; i++) {
      world.wrote(0, "account " + i, "smoke", "login", "flood");
    }

    var rows = world.rows(Run.of(DAY, "r"));

    assertThat(rows.stream().map(r -> r.<String>getAs("label")))
        .anyMatch(label -> label.contains("smoke"))
        .anyMatch(label -> label.contains("flood"))
        .hasSize(2);
    assertThat(rows.stream().map(r -> r.<Long>getAs("texts"))).containsExactly(10L, 10L);
  }

  @Test
  void whoSaysItInSeveralPassagesSaysItOnce() {
    world.history();
    for (int i = 0; i < 10; i++) {
      world.wrote(0, "account " + i, "smoke", "login", "smoke");
    }
    world.wrote(1, "account 3", "smoke", "login", "smoke");

    var rows = world.rows(RUN);

    assertThat(rows.get(0).<Long>getAs("texts")).isEqualTo(10);
    assertThat(rows.get(1).<Long>getAs("texts")).isEqualTo(11);
    assertThat(list(rows.get(1), "feedback_ids")).doesNotHaveDuplicates();
  }

  @Test
  void aTextThatIsTakenBackIsNoQuote() {
    world.history();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      ids.add(world.said(0, "smoke", "account " + i));
    }
    for (int i = 0; i < 8; i++) {
      world.given.row(FEEDBACK, 1, "feedback_id", ids.get(i), "text", null, "is_redacted", true);
    }

    var rows = world.rows(RUN);

    assertThat(rows.get(0).getList(rows.get(0).fieldIndex("quotes"))).hasSize(3);
    assertThat(rows.get(1).<String>getList(rows.get(1).fieldIndex("quotes")))
        .hasSize(2)
        .allMatch(q -> q.endsWith(ids.get(8)) || q.endsWith(ids.get(9)));
  }

  @Test
  void aFitThatHoldsItTakesItOver() {
    world.history();
    for (int i = 0; i < 10; i++) {
      world.said(0, "smoke", "account " + i);
    }
    world.fit(2, "login", "export", "invoice", "search", "smoke");

    assertThat(world.rows(RUN).stream().map(r -> r.<String>getAs("taken_over_by")))
        .containsExactly(null, null, "T-smoke", "T-smoke");
  }

  @Test
  void aRangeIsItsDays() {
    world.history();
    for (int i = 0; i < 12; i++) {
      world.said(i / 4, "smoke", "account " + i);
      world.wrote(i / 4, "account " + i, "login", "flood", "smoke", "flood");
    }
    world.fit(3, "login", "export", "invoice", "search", "smoke");
    var range = world.rows(RUN);
    assertThat(range).hasSizeGreaterThan(2);

    var made = new ArrayList<Row>();
    for (var day : RUN.days()) {
      made.addAll(world.rows(RUN.day(day), made));
    }

    assertThat(made.stream().map(Row::json))
        .containsExactlyElementsOf(range.stream().map(Row::json).toList());
  }

  private static <T> List<T> list(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }
}
