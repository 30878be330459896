package io.groundswell.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Training.Segment;
import io.groundswell.learn.Attribute;
import io.groundswell.learn.Examples;
import io.groundswell.learn.Foretold;
import io.groundswell.learn.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/** The parts of which a model is judged one by one: who pays, on which plan, of what size. */
final class Segments {
  private static final String PAYS = "segment_pays";
  private static final String PLAN = "segment_plan";
  private static final String SIZE = "segment_size";

  /** Columns of cases that say of which parts they are. */
  static final List<String> NAMES = List.of(PAYS, PLAN, SIZE);

  private static final int LEAST_OF_EACH = 10;

  private Segments() {}

  /** Of rows of {@code gold.account_features}. */
  static Column[] columns() {
    var people = col("users_known");
    return new Column[] {
      when(col("is_paying"), "paying").when(col("is_free"), "free").as(PAYS),
      coalesce(concat(lit("plan "), col("plan")), lit("not known")).as(PLAN),
      when(people.isNull(), "not known")
          .when(people.leq(1), "one person")
          .when(people.lt(10), "2 to 9 people")
          .when(people.lt(50), "10 to 49 people")
          .otherwise("50 people and more")
          .as(SIZE)
    };
  }

  /**
   * Of cases that were not taught; what all of them share is no part.
   *
   * @param said the probability of each
   */
  static List<Segment> of(Examples asked, double... said) {
    var found = new ArrayList<Segment>();
    for (var attribute : asked.attributes()) {
      if (!NAMES.contains(attribute.name())) {
        continue;
      }
      Arrays.stream(attribute.words())
          .filter(word -> word != null)
          .distinct()
          .sorted()
          .forEach(value -> found.add(of(attribute, value, asked, said)));
    }
    return found;
  }

  private static Segment of(Attribute attribute, String value, Examples asked, double... said) {
    int[] rows =
        IntStream.range(0, said.length)
            .filter(row -> value.equals(attribute.words()[row]))
            .toArray();
    var part = asked.take(rows);
    double[] ofPart = Arrays.stream(rows).mapToDouble(row -> said[row]).toArray();
    double cases = Arrays.stream(part.weights()).sum();
    double foretold =
        IntStream.range(0, rows.length).mapToDouble(i -> part.weights()[i] * ofPart[i]).sum();
    boolean isEnough = part.rarer() >= LEAST_OF_EACH;
    var quality =
        isEnough
            ? Quality.measured(new Foretold(ofPart, part.labels(), part.weights(), part.groups()))
            : null;
    return new Segment(
        attribute.name().replace("segment_", ""),
        value,
        Math.round(cases),
        Math.round(cases * part.rate()),
        foretold,
        isEnough ? quality.found().auc() : null,
        isEnough ? quality.low().auc() : null,
        isEnough ? quality.high().auc() : null,
        isEnough
            ? null
            : "Too few: of %d cases %d came true; %d of either kind are needed."
                .formatted(rows.length, part.positives(), LEAST_OF_EACH));
  }
}
