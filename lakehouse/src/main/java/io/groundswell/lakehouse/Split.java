package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows to publish and those to reject, with both counted in the pass that writes. */
final class Split {
  private final Dataset<Row> rows;
  private final RejectSink sink;
  private final boolean canReject;
  private final Observation seen = new Observation();

  Split(Dataset<Row> rows, RejectSink sink) {
    this.rows = rows;
    this.sink = sink;
    this.canReject = Arrays.asList(rows.columns()).contains(Rejects.COLUMN);
  }

  Dataset<Row> kept() {
    var reject = canReject ? col(Rejects.COLUMN).isNotNull() : lit(false);
    var counted = rows.observe(seen, count(lit(1)).as("read"), count_if(reject).as("rejected"));
    return canReject ? sink.pass(counted) : counted;
  }

  /** Those that were caught on the way; made again when there were too many to hold. */
  Dataset<Row> rejects(SparkSession spark) {
    if (sink.size() == rejected()) {
      return sink.dataset(spark);
    }
    return rows.where(col(Rejects.COLUMN).isNotNull())
        .select(col(Slices.KNOWN_ON), col(Rejects.COLUMN + ".*"));
  }

  long read() {
    return Counters.read(seen, "read");
  }

  long rejected() {
    return Counters.read(seen, "rejected");
  }
}
