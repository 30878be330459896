package io.groundswell.erasure;

import static io.groundswell.Tables.FEEDBACK;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.silver.TakenBack;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds out which messages are to have no text. */
record Messages(Lakehouse lakehouse) {
  private static final Run EVER = new Run(LocalDate.EPOCH, LocalDate.of(9999, 12, 31), "erase");

  /**
   * Those that their sources have taken back, those that are asked for now, those that were written
   * down before, and what says the same in the same ticket.
   */
  List<Message> named(Set<String> askedFor) {
    var asked = askedFor.stream().map(Messages::id).collect(Collectors.toSet());
    var named = new LinkedHashMap<String, Message>();
    lakehouse
        .read(Ledger.ERASED_MESSAGES)
        .select("message_id", "ticket_id", "reason")
        .collectAsList()
        .forEach(row -> add(named, row.getString(0), row.getString(1), row.getString(2), false));
    var all = new HashSet<>(asked);
    all.addAll(named.keySet());
    TakenBack.messages(inputs(), all)
        .orderBy("message_id")
        .collectAsList()
        .forEach(
            row ->
                add(
                    named,
                    row.getString(0),
                    row.getString(1),
                    row.getBoolean(2) ? "source" : "request",
                    true));
    surveys(asked).forEach(id -> add(named, id, null, "request", true));
    refuseUnknown(asked, named.keySet());
    return List.copyOf(named.values());
  }

  /** People copy an id from where they read the text. */
  private static String id(String typed) {
    return typed.replaceFirst("^ticket:", "");
  }

  private static void add(
      Map<String, Message> named, String id, String ticket, String reason, boolean isNew) {
    named.putIfAbsent(id, new Message(id, ticket, reason, isNew));
  }

  private Inputs inputs() {
    var tables = new HashMap<Table, Dataset<Row>>();
    TakenBack.SOURCES.forEach(table -> tables.put(table, lakehouse.read(table)));
    return new Inputs(Ledger.ERASED_MESSAGES, tables, EVER);
  }

  private Set<String> surveys(Set<String> asked) {
    var surveys = asked.stream().filter(Taken::isSurvey).collect(Collectors.toSet());
    return surveys.isEmpty()
        ? Set.of()
        : Erasure.strings(
            lakehouse
                .read(FEEDBACK)
                .select("feedback_id")
                .where(col("feedback_id").isInCollection(surveys)));
  }

  private static void refuseUnknown(Set<String> asked, Set<String> known) {
    var unknown = asked.stream().filter(id -> !known.contains(id)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new WrongUse(
          "No message is called %s. Take the message_id of silver.messages, such as zendesk:35, or the feedback_id of silver.feedback for what was said in a survey; nothing was erased."
              .formatted(String.join(", ", unknown)));
    }
  }
}
