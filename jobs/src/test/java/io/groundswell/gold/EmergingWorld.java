package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import io.groundswell.text.SentenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What customers say of some things, and what becomes of it. Texts are invented, and so are their
 * vectors: each is near the middle of what it is about.
 */
final class EmergingWorld {
  private final SentenceModel model;
  private final EmergingTopics job;

  final Given given = Given.nothing();
  private final Random dice = new Random(5);
  private int texts;

  EmergingWorld(SentenceModel model) {
    this.model = model;
    job = new EmergingTopics(model);
  }

  /** Four topics that are spoken of each day, and a fit that knows them. */
  void history() {
    for (int day = -40; day <= 3; day++) {
      for (var about : List.of("login", "export", "invoice", "search")) {
        for (int i = 0; i < 2; i++) {
          said(day, about, "account " + dice.nextInt(50));
        }
      }
    }
    fit(-10, "login", "export", "invoice", "search");
  }

  void fit(int day, String... topics) {
    for (var topic : topics) {
      given.row(
          TOPIC_EXEMPLARS,
          day,
          "topic_id",
          "T-" + topic,
          "exemplar",
          0,
          "model_id",
          model.id(),
          "floor",
          Assignment.FLOOR,
          "vector",
          vector(topic, 0));
    }
  }

  /** A short text; gives its id. */
  String said(int day, String about, String account) {
    var id = "f" + ++texts;
    var text = sentence(about, id);
    feedback(day, id, text, account);
    given.embedded(model, day, text, 0, false, 0, text.length(), vector(about, 0.6));
    return id;
  }

  /** A long text with a passage about each of these; gives its id. */
  String wrote(int day, String account, String... abouts) {
    var id = "f" + ++texts;
    var text = new StringBuilder("Hello! ");
    var starts = new ArrayList<Integer>();
    for (var about : abouts) {
      starts.add(text.length());
      text.append(sentence(about, id)).append(". ");
    }
    feedback(day, id, text.toString(), account);
    var whole = vector(String.join("", abouts), 0.6);
    given.embedded(model, day, text.toString(), 0, true, 0, text.length(), whole);
    for (int i = 0; i < abouts.length; i++) {
      int end = starts.get(i) + sentence(abouts[i], id).length();
      var vector = vector(abouts[i], 0.6);
      given.embedded(model, day, text.toString(), i + 1, false, starts.get(i), end, vector);
    }
    return id;
  }

  static String sentence(String about, String id) {
    return "the " + about + " is a worry of mine, said " + id;
  }

  private void feedback(int day, String id, String text, String account) {
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
  }

  private List<Float> vector(String about, double noise) {
    var middle = new Random(about.hashCode());
    double[] vector = new double[model.dimensions()];
    double length = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = middle.nextGaussian() + noise * dice.nextGaussian();
      length += vector[i] * vector[i];
    }
    var unit = new ArrayList<Float>();
    for (double number : vector) {
      unit.add((float) (number / Math.sqrt(length)));
    }
    return unit;
  }

  List<Row> rows(Run run) {
    return rows(run, List.of());
  }

  List<Row> rows(Run run, List<Row> before) {
    Map<Table, Dataset<Row>> tables =
        new HashMap<>(
            given.inputs(job, run, t -> t.where(col("known_on").leq(lit(run.to())))).tables());
    var own = tables.get(EMERGING_TOPICS);
    tables.put(
        EMERGING_TOPICS, own.unionByName(own.sparkSession().createDataFrame(before, own.schema())));
    return Given.contract(EMERGING_TOPICS)
        .conform(job.rows(new Inputs(EMERGING_TOPICS, tables, run), run))
        .orderBy("known_on", "topic_id")
        .collectAsList();
  }
}
