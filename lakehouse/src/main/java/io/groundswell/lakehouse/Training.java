package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A job whose rows are a model: its parameters, one slice per day on which one was published.
 *
 * <p>A model is trained on what was known by its day, and published only above a floor. Whoever
 * uses it on day D takes the newest slice known on or before D. Training days inside a range train
 * inside it. What became of each training is written to {@code ops.models}.
 */
public interface Training extends Job {

  /** The days of the run on which there is enough to learn from, earliest first. */
  List<LocalDate> candidates(Inputs in, Run run);

  /**
   * Whether a model is to be trained on a candidate day.
   *
   * @param newest any row of the newest published model before it
   */
  boolean isDue(LocalDate day, Optional<Row> newest);

  /**
   * A model as of the day.
   *
   * @param in what was known on or before the day; the job's own table gives the model before
   */
  Trained train(Inputs in, LocalDate day);

  /**
   * The models of a day and what there is to say of them.
   *
   * @param parameters its rows without the day; not used when nothing is published
   * @param schema the columns of those rows
   * @param cards one for each model that was trained on the day; none where none was
   */
  record Trained(List<Row> parameters, StructType schema, List<Card> cards) {
    boolean isPublished() {
      return cards.stream().anyMatch(Card::published);
    }
  }

  /**
   * What is said of a model.
   *
   * @param name what tells it from others of the same table; null where there is one only
   * @param published whether it passed its floor
   * @param reason why it was published or not, in words
   * @param taughtBecause why it was trained on this day; null where the job has one reason only
   * @param from first day of the data it learned from
   * @param to last day of that data
   * @param examples how many examples it learned from
   * @param segments how well it foretells parts of what it was asked about
   */
  record Card(
      String name,
      boolean published,
      String reason,
      String taughtBecause,
      LocalDate from,
      LocalDate to,
      long examples,
      Map<String, Double> metrics,
      List<Segment> segments) {

    public Card(
        String name,
        boolean published,
        String reason,
        LocalDate from,
        LocalDate to,
        long examples,
        Map<String, Double> metrics) {
      this(name, published, reason, null, from, to, examples, metrics, List.of());
    }
  }

  /**
   * How well a model foretells a part of what it was asked about, such as paying accounts.
   *
   * @param segment what the parts differ in
   * @param value which part
   * @param cases how many it was asked about, and had not been taught
   * @param cameTrue of how many it came true
   * @param foretold of how many it said so, the probabilities added up
   * @param auc with its 95 % bounds; null where there are too few
   * @param note why nothing is said of it; null where something is
   */
  record Segment(
      String segment,
      String value,
      long cases,
      long cameTrue,
      double foretold,
      Double auc,
      Double aucLow,
      Double aucHigh,
      String note) {}

  /** The cards of a run and the parameters of those that were published. */
  record Walk(Map<LocalDate, List<Card>> cards, Optional<Dataset<Row>> parameters) {}

  @Override
  default Dataset<Row> rows(Inputs in, Run run) {
    return walk(in, run).parameters().orElseGet(() -> in.rows(output()).limit(0));
  }

  /** Trains on every due day of the run, each model knowing those before it. */
  default Walk walk(Inputs in, Run run) {
    var candidates = candidates(in, run);
    if (candidates.isEmpty()) {
      return new Walk(Map.of(), Optional.empty());
    }
    var cards = new TreeMap<LocalDate, List<Card>>();
    var own = in.tables().get(output()).where(col(Slices.KNOWN_ON).lt(lit(run.from())));
    var made = new ArrayList<Dataset<Row>>();
    var newest = newest(own);
    for (var day : candidates) {
      if (!isDue(day, newest)) {
        continue;
      }
      var tables = new HashMap<>(in.tables());
      tables.put(output(), made.stream().reduce(own, Dataset::unionByName));
      var trained = train(new Inputs(output(), tables, run.day(day)), day);
      if (!trained.cards().isEmpty()) {
        cards.put(day, trained.cards());
      }
      if (trained.isPublished()) {
        made.add(
            own.sparkSession()
                .createDataFrame(trained.parameters(), trained.schema())
                .coalesce(1)
                .withColumn(Slices.KNOWN_ON, lit(day)));
        newest = newest(made.get(made.size() - 1));
      }
    }
    return new Walk(cards, made.stream().reduce(Dataset::unionByName));
  }

  private static Optional<Row> newest(Dataset<Row> own) {
    return own.orderBy(col(Slices.KNOWN_ON).desc()).limit(1).collectAsList().stream().findFirst();
  }
}
