package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Run;
import io.groundswell.text.Assignment;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The fits of topics in rows of their exemplars, and what each of them says a text is about. */
final class TopicFits {
  private TopicFits() {}

  /** Days on which topics were fitted, earliest first. */
  static List<LocalDate> days(Dataset<Row> exemplars) {
    return exemplars.select("known_on").distinct().collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .sorted()
        .toList();
  }

  /**
   * The topics of a day.
   *
   * @param floor the least cosine at which a text is of a topic
   */
  record Fit(List<Assignment.Exemplar> exemplars, double floor) {
    Assignment assignment() {
      return new Assignment(exemplars, floor);
    }

    /** With other topics beside them. */
    Assignment with(List<Assignment.Exemplar> others) {
      var all = new ArrayList<>(exemplars);
      all.addAll(others);
      return new Assignment(all, floor);
    }
  }

  /** By day the fits that the days of a run know. */
  static NavigableMap<LocalDate, Fit> known(Dataset<Row> exemplars, Run run) {
    var days = new TreeSet<>(days(exemplars));
    var first = days.floor(run.from());
    var fits = new TreeMap<LocalDate, Fit>();
    for (var fit : first == null ? days : days.tailSet(first)) {
      fits.put(fit, of(exemplars, fit));
    }
    return fits;
  }

  static Fit of(Dataset<Row> exemplars, LocalDate day) {
    var rows =
        exemplars
            .where(col("known_on").equalTo(lit(Date.valueOf(day))))
            .select("topic_id", "fitted_id", "vector", "floor")
            .orderBy("topic_id", "exemplar")
            .collectAsList();
    var known = new ArrayList<Assignment.Exemplar>();
    for (var row : rows) {
      known.add(
          new Assignment.Exemplar(
              row.getString(0), row.getString(1), FeedbackVectors.floats(row, 2)));
    }
    return new Fit(known, rows.get(0).getDouble(3));
  }
}
