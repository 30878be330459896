package io.groundswell.silver;

import static org.apache.spark.sql.functions.col;

import io.groundswell.bronze.ZendeskTicketComments;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which messages are to have no text: what erasing asks of silver. */
public final class TakenBack {
  /**
   * What stands in place of a text that was taken out; a text of nothing else is a redacted one.
   */
  public static final String MARK = ZendeskTicketComments.BLACKED_OUT;

  /** The tables that messages are read from. */
  public static final List<Table> SOURCES = Writings.SOURCES;

  private TakenBack() {}

  /**
   * Every message that the run's days know to be taken back by its source, those asked for, and
   * what says the same in the same ticket: message_id, ticket_id and by_source.
   */
  public static Dataset<Row> messages(Inputs in, Set<String> askedFor) {
    return FirstTold.takenBack(Writings.all(in), col("message_id").isInCollection(askedFor));
  }
}
