package io.groundswell.silver;

import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.Tables.POSTHOG_EVENTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The calls of the product's telemetry, whichever vendor took them in.
 *
 * <p>Every vendor's table says them in the same columns. A table that was never made has no rows,
 * so a company's vendors are those whose files it drops.
 */
final class ProductCalls {
  /** The tables that hold them; a job that asks for calls lists them among its inputs. */
  static final List<Table> SOURCES = List.of(SEGMENT_EVENTS, POSTHOG_EVENTS, AMPLITUDE_EVENTS);

  private static final Column[] COLUMNS =
      List.of(
              KNOWN_ON,
              "source_file",
              "source_line",
              "item",
              "message_id",
              "type",
              "event",
              "name",
              "user_id",
              "anonymous_id",
              "previous_id",
              "group_id",
              "occurred_at",
              "received_at",
              "path",
              "user_agent",
              "properties",
              "traits")
          .stream()
          .map(c -> col(c))
          .toArray(Column[]::new);

  private ProductCalls() {}

  /** The calls that the run's own days brought. */
  static Dataset<Row> news(Inputs in) {
    return union(in::news);
  }

  /** The calls known on the run's own days or at most {@code days} before. */
  static Dataset<Row> recent(Inputs in, int days) {
    return union(table -> in.recent(table, days));
  }

  private static Dataset<Row> union(Function<Table, Dataset<Row>> calls) {
    return SOURCES.stream()
        .map(table -> calls.apply(table).select(COLUMNS))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
