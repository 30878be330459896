package io.groundswell.command;

import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.stats.Agreement;
import io.groundswell.text.Assignment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * How well the topics of a lakehouse agree with those that were planted: of each thing said the
 * newest answer, of several topics the nearest one. What has none counts as one alone.
 *
 * @param planted by text the number of its planted topic
 * @param found by text the number of its topic; below 0, another for each, where it has none
 */
record TopicMarks(int[] planted, int[] found) {

  static TopicMarks of(Lakehouse lakehouse, PlantedTruth truth) {
    var newestFirst =
        Window.partitionBy("feedback_id")
            .orderBy(col("known_on").desc(), col("confidence").desc(), col("topic_id"));
    var said =
        lakehouse
            .read(TOPIC_MENTIONS)
            .withColumn("_rank", row_number().over(newestFirst))
            .where(col("_rank").equalTo(1))
            .join(truth.feedback(), "feedback_id")
            .select("topic", "topic_id")
            .collectAsList();
    return of(said);
  }

  private static TopicMarks of(List<Row> said) {
    var names = new HashMap<String, Integer>();
    var ids = new HashMap<String, Integer>();
    int[] planted = new int[said.size()];
    int[] found = new int[said.size()];
    for (int i = 0; i < planted.length; i++) {
      planted[i] = number(names, said.get(i).getString(0));
      var id = said.get(i).getString(1);
      found[i] = id.equals(Assignment.UNASSIGNED) ? -1 - i : number(ids, id);
    }
    return new TopicMarks(planted, found);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return numbers.computeIfAbsent(name, n -> numbers.size());
  }

  String line() {
    long without = Arrays.stream(found).filter(topic -> topic < 0).count();
    return String.format(
        Locale.ROOT,
        "NMI %.1f  ARI %.1f  V %.1f (homogeneity %.1f, completeness %.1f)  purity %.1f  what %,d texts are about: %d topics planted, %d found, %,d texts in none",
        100 * Agreement.normalisedMutualInformation(planted, found),
        100 * Agreement.adjustedRand(planted, found),
        100 * Agreement.normalisedMutualInformation(planted, found),
        100 * Agreement.homogeneity(planted, found),
        100 * Agreement.completeness(planted, found),
        100 * Agreement.purity(planted, found),
        planted.length,
        Arrays.stream(planted).distinct().count(),
        Arrays.stream(found).filter(topic -> topic >= 0).distinct().count(),
        without);
  }
}
