package io.groundswell.erasure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.RowFactory;

/** Writes down what is to be erased and what was: when, why, how many; never the text. */
record Notes(Lakehouse lakehouse, Run run, Clock clock) {

  /** Before anything is erased: the messages that no erasure before knew. */
  void remember(List<Message> messages) {
    lakehouse
        .eraser()
        .note(
            Ledger.ERASED_MESSAGES,
            messages.stream()
                .filter(Message::isNew)
                .map(m -> RowFactory.create(day(), m.id(), m.ticket(), m.reason(), run.id()))
                .toList());
  }

  /** What was done to one table or object. Files that are left are told once. */
  void note(Erasure.Line line, List<Message> messages) {
    boolean isChanged = line.rows() != null || line.files() > 0;
    if (!isChanged && leftBefore(line.name()).containsAll(line.left())) {
      return;
    }
    lakehouse
        .eraser()
        .note(
            Ledger.ERASURES,
            List.of(
                RowFactory.create(
                    day(),
                    run.id(),
                    line.name(),
                    Timestamp.from(clock.instant()),
                    reason(messages),
                    (long) messages.size(),
                    line.rows(),
                    line.files(),
                    line.left())));
  }

  /** Of the messages that this erasure is the first to know; of all where it knows no new one. */
  private static String reason(List<Message> messages) {
    var isAnyNew = messages.stream().anyMatch(Message::isNew);
    var reasons =
        messages.stream()
            .filter(m -> m.isNew() || !isAnyNew)
            .map(Message::reason)
            .distinct()
            .toList();
    return reasons.size() == 1 ? reasons.get(0) : "both";
  }

  private Set<String> leftBefore(String name) {
    return Erasure.strings(
        lakehouse
            .read(Ledger.ERASURES)
            .where(col("table_name").equalTo(name))
            .select(explode(col("files_left"))));
  }

  private Date day() {
    return Date.valueOf(run.to());
  }
}
