package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What names a call of the telemetry. */
final class MessageId {
  private MessageId() {}

  /**
   * The vendor's id, else a fingerprint, so that a second delivery is known as the same. A call
   * that brings no time either is told apart from its like on other days by the day.
   */
  static Column orFingerprint() {
    var day = when(col("occurred_at").isNull(), col("known_on").cast("string"));
    return coalesce(col("message_id"), sha2(concat_ws("|", day, col("record")), 256));
  }
}
