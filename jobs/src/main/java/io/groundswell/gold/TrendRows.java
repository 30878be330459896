package io.groundswell.gold;

import static org.apache.spark.sql.functions.udf;

import io.groundswell.stats.Decay;
import io.groundswell.stats.NegativeBinomial;
import io.groundswell.stats.Trends;
import io.groundswell.stats.Trends.Trend;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** {@link Trends} over columns: from all counts of a day to a row for each of its topics. */
final class TrendRows {
  private static final StructType SHAPE =
      StructType.fromDDL(
          "topic_id STRING, active_accounts BIGINT, mentions BIGINT, mentions_7d BIGINT,"
              + " mentions_per_1000 DOUBLE, mentions_7d_per_1000 DOUBLE,"
              + " baseline_mentions BIGINT, expected DOUBLE, usual_from BIGINT, usual_to BIGINT,"
              + " expected_7d DOUBLE, usual_from_7d BIGINT, usual_to_7d BIGINT,"
              + " dispersion DOUBLE, dispersion_7d DOUBLE, p_value DOUBLE, q_value DOUBLE,"
              + " is_alarm BOOLEAN, alarm_since DATE, peak_on DATE, half_life_days DOUBLE,"
              + " half_life_from DOUBLE, half_life_to DOUBLE");

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private TrendRows() {}

  /**
   * An array of rows, in the order of the topics' names.
   *
   * @param topics those of the day
   * @param counts structs of topic, days ago and speakers; topics that are none of the day are left
   *     out
   * @param active structs of days ago and accounts
   * @param day the day itself
   */
  static Column of(Column topics, Column counts, Column active, Column day) {
    UDF4<Iterable<String>, Iterable<Row>, Iterable<Row>, Date, List<Row>> rows = TrendRows::rows;
    return udf(rows, new ArrayType(SHAPE, true))
        .withName("trends_of")
        .apply(topics, counts, active, day);
  }

  private static List<Row> rows(
      Iterable<String> topics, Iterable<Row> counts, Iterable<Row> active, Date day) {
    var accounts = new double[Trends.DAYS];
    for (var row : list(active)) {
      accounts[Trends.DAYS - 1 - row.getInt(0)] += row.getLong(1);
    }
    var byTopic = new TreeMap<String, double[]>();
    list(topics).forEach(topic -> byTopic.put(topic, new double[Trends.DAYS]));
    for (var row : list(counts)) {
      var ofTopic = byTopic.get(row.getString(0));
      if (ofTopic != null) {
        ofTopic[Trends.DAYS - 1 - row.getInt(1)] += row.getLong(2);
      }
    }
    var trends = Trends.of(byTopic.values().toArray(double[][]::new), accounts);
    var rows = new ArrayList<Row>();
    for (var topic : byTopic.entrySet()) {
      var trend = trends.isEmpty() ? Optional.<Trend>empty() : Optional.of(trends.get(rows.size()));
      rows.add(row(topic.getKey(), topic.getValue(), accounts[Trends.DAYS - 1], trend, day));
    }
    return rows;
  }

  private static Row row(
      String topic, double[] counts, double accounts, Optional<Trend> trend, Date day) {
    double today = counts[Trends.DAYS - 1];
    double week = Arrays.stream(counts).skip(Trends.BASELINE_DAYS).sum();
    var ofDay = trend.map(t -> t.day().expected());
    var ofWeek = trend.map(t -> t.week().expected());
    var decay = trend.flatMap(Trend::decay);
    return RowFactory.create(
        topic,
        accounts > 0 ? (Long) (long) accounts : null,
        (long) today,
        (long) week,
        accounts > 0 ? (Double) (1000 * today / accounts) : null,
        accounts > 0 ? (Double) (1000 * week / accounts) : null,
        trend.map(t -> (long) t.baseline()).orElse(null),
        ofDay.map(NegativeBinomial::mean).orElse(null),
        ofDay.map(usual -> usual.quantile(LOW)).orElse(null),
        ofDay.map(usual -> usual.quantile(HIGH)).orElse(null),
        ofWeek.map(NegativeBinomial::mean).orElse(null),
        ofWeek.map(usual -> usual.quantile(LOW)).orElse(null),
        ofWeek.map(usual -> usual.quantile(HIGH)).orElse(null),
        ofDay.map(NegativeBinomial::dispersion).orElse(null),
        ofWeek.map(NegativeBinomial::dispersion).orElse(null),
        trend.map(Trend::pValue).orElse(null),
        trend.map(Trend::qValue).orElse(null),
        trend.map(Trend::isAlarm).orElse(null),
        null,
        trend.flatMap(Trend::peak).map(ago -> before(day, ago)).orElse(null),
        decay.map(Decay::halfLife).orElse(null),
        decay.map(Decay::from).orElse(null),
        decay.map(Decay::to).orElse(null));
  }

  private static Date before(Date day, int days) {
    return Date.valueOf(day.toLocalDate().minusDays(days));
  }

  private static <T> List<T> list(Iterable<T> items) {
    var list = new ArrayList<T>();
    if (items != null) {
      CollectionConverters.asJava(items).forEach(list::add);
    }
    return list;
  }
}
