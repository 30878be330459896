package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was asked of support, in Zendesk's ticket objects.
 *
 * <p>One row per ticket as often as it was exported, so the states of a ticket follow each other. A
 * deleted ticket comes with the status {@code deleted}.
 */
public final class ZendeskTickets implements Job {
  private static final Table LANDED = Tables.landing("zendesk/tickets");

  @Override
  public Table output() {
    return ZENDESK_TICKETS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return tickets(in.news(LANDED));
  }

  static Dataset<Row> tickets(Dataset<Row> landed) {
    return Wire.paged("tickets", "ticket")
        .read(
            landed,
            key("ticket_id", "id"),
            time("created_at"),
            time("updated_at"),
            word("status"),
            word("priority"),
            text("subject"),
            text("description"),
            text("requester_id"),
            text("submitter_id"),
            text("assignee_id"),
            text("organization_id"),
            text("group_id"),
            word("channel", "via.channel"),
            word("satisfaction", "satisfaction_rating.score").without("unoffered"),
            texts("tags", "[,;\\s]+"),
            text("account_id"),
            time("solved_at"),
            whole("reply_minutes"));
  }
}
