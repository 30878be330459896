package io.groundswell.silver;

import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What a number that a customer gave stands for. */
final class Scores {
  private static final int GOOD_FROM = 4;
  private static final int BAD_TO = 2;

  private Scores() {}

  /** The word good or bad, or a score of 1 to 5 as one of them; null for 3 and for no answer. */
  static Column csat(Column said) {
    var word = lower(said.cast("string"));
    var score = word.try_cast("double");
    // Zendesk adds whether there is a comment.
    var plain = regexp_replace(word, "_with(out)?_comment$", "");
    return when(plain.isin("good", "bad"), plain)
        .when(score.geq(GOOD_FROM), "good")
        .when(score.leq(BAD_TO), "bad");
  }
}
