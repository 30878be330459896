package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.ADVOCATES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.regexp_extract;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Table;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.stats.Share;
import io.groundswell.text.Pseudonyms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many of a list's length would gladly speak, when it is filled by score, and when by nothing
 * but the answer to the question whether one would recommend the product.
 *
 * @param who of whom the list is made
 * @param byScore the share among those of the highest score
 * @param byNps the share among those of the highest answer; of the answers that tie at the end of
 *     the list, what a fair draw is expected to find
 * @param people of whom the truth is known
 * @param glad how many of them would gladly speak
 */
record ListMarks(String who, Share byScore, Share byNps, long people, long glad) {

  /** Of everybody, and of free users alone. */
  static List<ListMarks> of(
      Lakehouse lakehouse, PlantedTruth truth, Pseudonyms pseudonyms, int length) {
    var all =
        people(lakehouse, truth, pseudonyms).drop("user_id", "account_id").collectAsList().stream()
            .map(ListMarks::read)
            .toList();
    var free = all.stream().filter(Candidate::isFree).toList();
    return List.of(marked("all people", all, length), marked("free users", free, length));
  }

  /**
   * The newest list, after the gates, beside the highest answers of the candidates who passed them.
   */
  static ListMarks listed(Lakehouse lakehouse, PlantedTruth truth, Pseudonyms pseudonyms) {
    var passed =
        newest(lakehouse, ADVOCATES)
            .where(exists(col("asks"), ask -> ask.getField("held_back_by").isNull()))
            .select(col("user_id"), col("account_id"), col("rank").isNotNull().as("is_listed"))
            .join(people(lakehouse, truth, pseudonyms), new String[] {"user_id", "account_id"})
            .select("score", "nps", "is_free", "is_advocate", "is_listed")
            .collectAsList();
    var listed = passed.stream().filter(row -> row.getBoolean(4)).map(ListMarks::read).toList();
    var all = passed.stream().map(ListMarks::read).toList();
    var byNps = marked("", all, Math.max(1, listed.size())).byNps();
    var glad = all.stream().filter(Candidate::isGlad).count();
    var hits = listed.stream().filter(Candidate::isGlad).count();
    return new ListMarks(
        "those who passed the gates", new Share(hits, listed.size()), byNps, all.size(), glad);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "  precision at %d of %s: %s by score, %s by NPS alone (%,d of %,d would gladly speak)",
        byScore.of(),
        who,
        shown(byScore),
        byNps.of() < byScore.of() ? shown(byNps) + " of " + byNps.of() : shown(byNps),
        glad,
        people);
  }

  static String shown(Share share) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", share.value(), share.low(), share.high());
  }

  static ListMarks marked(String who, List<Candidate> people, int length) {
    return new ListMarks(
        who,
        top(people, length, Comparator.comparing(Candidate::score)),
        top(
            people.stream().filter(person -> person.nps() >= 0).toList(),
            length,
            Comparator.comparing(Candidate::nps)),
        people.size(),
        people.stream().filter(Candidate::isGlad).count());
  }

  /**
   * Somebody of whom the truth is known.
   *
   * @param nps the newest answer, -1 when there is none
   */
  record Candidate(double score, int nps, boolean isFree, boolean isGlad) {}

  private static Share top(List<Candidate> people, int length, Comparator<Candidate> by) {
    var best = new ArrayList<>(people);
    best.sort(by.reversed());
    if (best.size() <= length) {
      return new Share(best.stream().filter(Candidate::isGlad).count(), best.size());
    }
    var last = best.get(length - 1);
    var above = best.stream().filter(person -> by.compare(person, last) > 0).toList();
    var tied = best.stream().filter(person -> by.compare(person, last) == 0).toList();
    double ofTied = (double) tied.stream().filter(Candidate::isGlad).count() / tied.size();
    long ofAbove = above.stream().filter(Candidate::isGlad).count();
    return new Share(ofAbove + (length - above.size()) * ofTied, length);
  }

  private static Dataset<Row> people(
      Lakehouse lakehouse, PlantedTruth truth, Pseudonyms pseudonyms) {
    var accounts =
        newest(lakehouse, ACCOUNT_FEATURES)
            .select(col("account_id"), coalesce(col("is_free"), lit(false)).as("is_free"));
    return newest(lakehouse, ADVOCACY_SCORES)
        .join(planted(truth, pseudonyms), new String[] {"user_id", "account_id"})
        .join(accounts, "account_id")
        .select(
            col("user_id"),
            col("account_id"),
            col("score"),
            nps().as("nps"),
            col("is_free"),
            col("is_advocate"));
  }

  /** As the score's own line tells it: "9 of 10", or "9" where a model made it. */
  private static Column nps() {
    var line = filter(col("contributions"), item -> item.getField("feature").equalTo("nps_score"));
    var answer = regexp_extract(get(line, lit(0)).getField("value"), "^(\\d+)( of 10)?$", 1);
    return coalesce(answer.try_cast("int"), lit(-1));
  }

  private static Dataset<Row> planted(PlantedTruth truth, Pseudonyms pseudonyms) {
    return truth.people().withColumn("user_id", pseudonyms.of(col("user_id")));
  }

  private static Dataset<Row> newest(Lakehouse lakehouse, Table table) {
    var rows = lakehouse.read(table);
    return rows.where(col("known_on").equalTo(lit(rows.agg(max("known_on")).head().getDate(0))));
  }

  private static Candidate read(Row row) {
    return new Candidate(row.getDouble(0), row.getInt(1), row.getBoolean(2), row.getBoolean(3));
  }
}
