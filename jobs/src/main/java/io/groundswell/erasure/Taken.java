package io.groundswell.erasure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * What is to have no text anywhere, by names only: no text is held, so that none can reach a log.
 *
 * @param messages as in {@code silver.messages}; of surveys as in {@code silver.feedback}
 * @param tickets of these messages
 * @param texts the hashes of what they said, where nobody else says the same
 * @param vectors the fingerprints of the vectors of these texts
 */
record Taken(Set<String> messages, Set<String> tickets, Set<String> texts, Set<String> vectors) {
  private static final String LONE_PART = "of-part-";

  Column isMessage(Column id) {
    return in(id, messages);
  }

  Column isTicket(Column id) {
    return in(id, tickets);
  }

  Column isText(Column hash) {
    return in(hash, texts);
  }

  Column isVector(Column vector) {
    return in(fingerprint(vector), vectors);
  }

  /** As {@code silver.feedback} names what was said. */
  Column isFeedback(Column id) {
    return in(id, feedback(messages));
  }

  /** A part that came alone and names no conversation stands under its own id. */
  Column isConversation(Column id) {
    var parts = named("intercom:", part -> LONE_PART + part);
    return in(concat(lit("intercom-"), id), tickets).or(in(id, parts));
  }

  static Set<String> feedback(Set<String> messages) {
    return messages.stream()
        .map(id -> isSurvey(id) ? id : "ticket:" + id)
        .collect(Collectors.toSet());
  }

  static boolean isSurvey(String id) {
    return id.startsWith("survey:") || id.startsWith("cancellation:");
  }

  static Column fingerprint(Column vector) {
    return sha2(vector.cast("string").cast("binary"), 256);
  }

  private Set<String> named(String prefix, UnaryOperator<String> as) {
    return messages.stream()
        .filter(id -> id.startsWith(prefix))
        .map(id -> as.apply(id.substring(prefix.length())))
        .collect(Collectors.toSet());
  }

  private static Column in(Column column, Set<String> names) {
    return names.isEmpty() ? lit(false) : coalesce(column.isInCollection(names), lit(false));
  }

  /** Where everything that one source sends is named by the column {@code id}. */
  static Column named(String prefix, String id) {
    return concat(lit(prefix), col(id));
  }
}
