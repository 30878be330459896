package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import io.groundswell.text.SentenceModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Texts are invented, and so are their vectors: each is near the middle of what it is about. */
class EmergingTopicsTest {
  private static final EmergingTopics JOB = new EmergingTopics(SentenceModel.SHIPPED);
  private static final int DIMENSIONS = 384;
  private static final Run RUN = new Run(day(0), day(3), "r");

  private final Given given = Given.nothing();
  private final Random dice = new Random(5);
  private int texts;

  @Test
  void whatManySayForTheFirstTimeIsFoundNamedAndKept() {
    history();
    for (int i = 0; i < 10; i++) {
      said(0, "smoke", "account " + i);
    }
    said(2, "smoke", "account 3");

    var rows = rows(RUN);

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

  @Test
  void oneThatSpeaksTwentyTimesIsNoTopic() {
    history();
    for (int i = 0; i < 20; i++) {
      said(0, "smoke", "account 1");
    }

    assertThat(rows(RUN)).isEmpty();
  }

  @Test
  void anOldTopicThatIsSpokenOfMoreIsNotNew() {
    history();
    for (int i = 0; i < 40; i++) {
      said(0, "login", "account " + i);
    }

    assertThat(rows(RUN)).isEmpty();
  }

  @Test
  void whatTricklesOverDaysIsFoundToo() {
    history();
    for (int i = 0; i < 8; i++) {
      said(i / 2, "smoke", "account " + i);
    }

    assertThat(rows(RUN)).isNotEmpty().allMatch(r -> r.getDate(0).toLocalDate().isAfter(DAY));
  }

  @Test
  void aTextThatIsTakenBackIsNoQuote() {
    history();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      ids.add(said(0, "smoke", "account " + i));
    }
    for (int i = 0; i < 8; i++) {
      given.row(FEEDBACK, 1, "feedback_id", ids.get(i), "text", null, "is_redacted", true);
    }

    var rows = rows(RUN);

    assertThat(rows.get(0).getList(rows.get(0).fieldIndex("quotes"))).hasSize(3);
    assertThat(rows.get(1).<String>getList(rows.get(1).fieldIndex("quotes")))
        .hasSize(2)
        .allMatch(q -> q.endsWith(ids.get(8)) || q.endsWith(ids.get(9)));
  }

  @Test
  void aFitThatHoldsItTakesItOver() {
    history();
    for (int i = 0; i < 10; i++) {
      said(0, "smoke", "account " + i);
    }
    fit(2, "login", "export", "invoice", "search", "smoke");

    assertThat(rows(RUN).stream().map(r -> r.<String>getAs("taken_over_by")))
        .containsExactly(null, null, "T-smoke", "T-smoke");
  }

  @Test
  void aRangeIsItsDays() {
    history();
    for (int i = 0; i < 12; i++) {
      said(i / 4, "smoke", "account " + i);
    }
    fit(3, "login", "export", "invoice", "search", "smoke");
    var range = rows(RUN);
    assertThat(range).hasSizeGreaterThan(2);

    var made = new ArrayList<Row>();
    for (var day : RUN.days()) {
      made.addAll(rows(RUN.day(day), made));
    }

    assertThat(made.stream().map(Row::json))
        .containsExactlyElementsOf(range.stream().map(Row::json).toList());
  }

  /** Four topics that are spoken of each day, and a fit that knows them. */
  private void history() {
    for (int day = -40; day <= 3; day++) {
      for (var about : List.of("login", "export", "invoice", "search")) {
        for (int i = 0; i < 2; i++) {
          said(day, about, "account " + dice.nextInt(50));
        }
      }
    }
    fit(-10, "login", "export", "invoice", "search");
  }

  private void fit(int day, String... topics) {
    for (var topic : topics) {
      given.row(
          TOPIC_EXEMPLARS,
          day,
          "topic_id",
          "T-" + topic,
          "exemplar",
          0,
          "model_id",
          SentenceModel.SHIPPED.id(),
          "floor",
          Assignment.FLOOR,
          "vector",
          vector(topic, 0));
    }
  }

  private String said(int day, String about, String account) {
    var id = "f" + ++texts;
    var text = "the " + about + " is a worry of mine, said " + id;
    given.row(
        FEEDBACK,
        day,
        "feedback_id",
        id,
        "text",
        text,
        "said_at",
        Given.noon(day),
        "account_id",
        account,
        "is_redacted",
        false);
    given.row(
        TEXT_VECTORS,
        day,
        "text_hash",
        hash(text),
        "model_id",
        SentenceModel.SHIPPED.id(),
        "passage",
        0,
        "is_cut",
        false,
        "from_character",
        0,
        "to_character",
        text.length(),
        "vector",
        vector(about, 0.6));
    return id;
  }

  private List<Float> vector(String about, double noise) {
    var middle = new Random(about.hashCode());
    double[] vector = new double[DIMENSIONS];
    double length = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = middle.nextGaussian() + noise * dice.nextGaussian();
      length += vector[i] * vector[i];
    }
    var unit = new ArrayList<Float>();
    for (double number : vector) {
      unit.add((float) (number / Math.sqrt(length)));
    }
    return unit;
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private List<Row> rows(Run run) {
    return rows(run, List.of());
  }

  private List<Row> rows(Run run, List<Row> before) {
    Map<Table, Dataset<Row>> tables =
        new HashMap<>(
            given.inputs(JOB, run, t -> t.where(col("known_on").leq(lit(run.to())))).tables());
    var own = tables.get(EMERGING_TOPICS);
    tables.put(
        EMERGING_TOPICS, own.unionByName(own.sparkSession().createDataFrame(before, own.schema())));
    return Given.contract(EMERGING_TOPICS)
        .conform(JOB.rows(new Inputs(EMERGING_TOPICS, tables, run), run))
        .orderBy("known_on", "topic_id")
        .collectAsList();
  }
}
