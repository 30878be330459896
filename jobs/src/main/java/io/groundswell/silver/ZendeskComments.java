package io.groundswell.silver;

import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.groundswell.lakehouse.Inputs;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The comments of Zendesk tickets, whether they came by themselves or inside of their tickets. */
final class ZendeskComments {
  private static final List<String> SAID =
      List.of(
          "comment_id",
          "author_id",
          "body",
          "html_body",
          "is_public",
          "created_at",
          "channel",
          "relation");

  private ZendeskComments() {}

  /** Rows as {@code bronze.zendesk_ticket_comments} has them, each time that one came. */
  static Dataset<Row> all(Inputs in) {
    var inTickets =
        in.rows(ZENDESK_TICKETS)
            .withColumn("_comment", explode(col("comments")))
            .select(columns("_comment."));
    return in.rows(ZENDESK_TICKET_COMMENTS).select(columns("")).unionByName(inTickets);
  }

  private static Column[] columns(String prefix) {
    var where = Stream.of(KNOWN_ON, "source_file", "source_line", "item", "ticket_id");
    return Stream.concat(where.map(c -> col(c)), SAID.stream().map(c -> col(prefix + c)))
        .toArray(Column[]::new);
  }
}
