package io.groundswell.stats;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A written score: a baseline, and points per feature that anybody can add up by hand.
 *
 * <p>Call {@link #pointsOf} first; the other columns read the points that it adds. What is missing
 * gives no points and says so in its value.
 *
 * @param part the name of this card, where a score has more than one
 * @param baseline what somebody has of whom nothing speaks for or against
 */
public record Scorecard(String part, double baseline, List<Item> items) {

  /**
   * One line of the card.
   *
   * @param value what is known of the feature, in words
   * @param points what it adds; null adds nothing
   * @param reason what it says for the score when it adds to it, in words
   */
  public record Item(String feature, Column value, Column points, Column reason) {}

  public static Scorecard of(String part, double baseline, Item... items) {
    return new Scorecard(part, baseline, List.of(items));
  }

  /** The rows with a column of points per item, to the hundredth. */
  public Dataset<Row> pointsOf(Dataset<Row> rows) {
    var points = new LinkedHashMap<String, Column>();
    for (int i = 0; i < items.size(); i++) {
      var exact = coalesce(items.get(i).points().cast("double"), lit(0.0));
      points.put(name(i), round(exact, 2));
    }
    return rows.withColumns(points);
  }

  /** The baseline and all points, added in the order of the card. */
  public Column total() {
    var total = lit(baseline);
    for (int i = 0; i < items.size(); i++) {
      total = total.plus(points(i));
    }
    return total;
  }

  /** Each feature with its value in words and its points, in the order of the card. */
  public Column contributions() {
    return array(
        IntStream.range(0, items.size())
            .mapToObj(i -> struct(feature(i), value(i), points(i).as("points")))
            .toArray(Column[]::new));
  }

  /** As {@link #contributions}, each with the name of the card. */
  public Column contributionsWithPart() {
    return array(
        IntStream.range(0, items.size())
            .mapToObj(
                i -> struct(lit(part).as("part"), feature(i), value(i), points(i).as("points")))
            .toArray(Column[]::new));
  }

  /** The reasons with the most points above zero, best first; at most so many. */
  public static Column reasons(int most, Scorecard... cards) {
    var found = new ArrayList<Column>();
    for (var card : cards) {
      for (int i = 0; i < card.items.size(); i++) {
        var ranked =
            struct(
                negate(card.points(i)).as("rank"),
                lit(found.size()).as("place"),
                card.items.get(i).reason().as("reason"));
        found.add(when(card.points(i).gt(0), ranked));
      }
    }
    var best = sort_array(array_compact(array(found.toArray(Column[]::new))));
    return slice(best, 1, most).getField("reason");
  }

  /** Rises evenly from 0 to {@code most} points, which it reaches at {@code full}. */
  public static Column upTo(double most, Column amount, double full) {
    var share = amount.cast("double").divide(full);
    return when(share.gt(1), most).when(share.lt(0), 0.0).otherwise(share.multiply(most));
  }

  /** A number and a word for it, {@code one} for 1; when the number is missing, that it is. */
  public static Column counted(Column number, String one, String many) {
    return when(number.isNull(), "not known")
        .when(number.equalTo(1), "1 " + one)
        .otherwise(concat(number.cast("string"), lit(" " + many)));
  }

  /** Words with columns between them. */
  public static Column words(Object... parts) {
    return concat(
        Arrays.stream(parts)
            .map(p -> p instanceof Column c ? c.cast("string") : lit(p))
            .toArray(Column[]::new));
  }

  private Column feature(int item) {
    return lit(items.get(item).feature()).as("feature");
  }

  private Column value(int item) {
    return items.get(item).value().as("value");
  }

  private Column points(int item) {
    return col(name(item));
  }

  private String name(int item) {
    return "_" + part + "_" + items.get(item).feature();
  }
}
