package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import io.groundswell.learn.Attribute;
import io.groundswell.learn.Feature;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.Moved;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many accounts or people stood on each step of a model's curves on a day.
 *
 * @param counts by feature and step
 */
record Crowd(Map<String, long[]> counts) {
  static final Crowd UNKNOWN = new Crowd(Map.of());
  private static final int MOST_ROWS = 20_000;

  /** Those of a day; of more than {@value #MOST_ROWS} as many by the hash of their key. */
  static Crowd of(Dataset<Row> now, List<String> key, GlassBox model) {
    var features = model.curves().stream().map(GlassBox.Curve::feature).toList();
    var columns = features.stream().map(Crowd::read).toArray(Column[]::new);
    var keys = key.stream().map(name -> col(name)).toArray(Column[]::new);
    var order = Stream.concat(Stream.of(xxhash64(keys)), Stream.of(keys)).toArray(Column[]::new);
    var rows = now.orderBy(order).limit(MOST_ROWS).select(columns).collectAsList();
    var counts = new HashMap<String, long[]>();
    for (int i = 0; i < columns.length; i++) {
      var feature = features.get(i);
      long[] ofBin = new long[feature.bins()];
      for (short bin : feature.bins(column(feature, i, rows))) {
        ofBin[bin]++;
      }
      counts.put(feature.name(), ofBin);
    }
    return new Crowd(counts);
  }

  private static Column read(Feature feature) {
    return col(feature.name()).cast(feature.isNumber() ? "double" : "string");
  }

  private static Attribute column(Feature feature, int place, List<Row> rows) {
    return feature.isNumber()
        ? Attribute.ofNumbers(
            feature.name(),
            rows.stream()
                .mapToDouble(row -> row.isNullAt(place) ? Double.NaN : row.getDouble(place))
                .toArray())
        : Attribute.ofWords(
            feature.name(), rows.stream().map(row -> row.getString(place)).toArray(String[]::new));
  }

  /** What moved most until {@code now} of all that moved much. */
  Optional<Moved> movedTo(Crowd now, GlassBox model) {
    return model.curves().stream()
        .map(GlassBox.Curve::feature)
        .filter(feature -> counts.containsKey(feature.name()))
        .map(
            feature ->
                Moved.between(feature, counts.get(feature.name()), now.counts.get(feature.name())))
        .filter(Moved::isMuch)
        .max(Comparator.comparingDouble(Moved::index));
  }
}
