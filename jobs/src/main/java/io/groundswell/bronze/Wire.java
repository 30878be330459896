package io.groundswell.bronze;

import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.objectAt;
import static io.groundswell.bronze.Place.partAt;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How a vendor wraps its objects.
 *
 * @param lists where an envelope holds its objects
 * @param event the envelope around one object, or null
 * @param object the object itself
 * @param kind the type that the object says it has, or null
 * @param accepted the types that belong to the table; empty if the vendor writes none
 */
record Wire(
    List<String> lists,
    UnaryOperator<Column> event,
    UnaryOperator<Column> object,
    UnaryOperator<Column> kind,
    List<String> accepted) {
  private static final String ZENDESK_EVENT = "zen:event-type:";
  private static final String PAYMENT = "^(ch|py|pi|txn|po)_[A-Za-z0-9]{14,}$";
  private static final String ADDRESS = "/api/v2/(?:[^/]+/)*([a-z_]+)/\\d+[^/]*\\.json$";

  /** Other names of the same objects, as customers see them. */
  private static final Map<String, String> ZENDESK_TO_CUSTOMERS =
      Map.of("ticket", "requests", "user", "end_users");

  /** Objects one by one, or in lists at any of these places. */
  static Wire plain(String... lists) {
    return new Wire(
        List.of(lists), item -> nothing("variant"), item -> item, item -> lit(null), List.of());
  }

  /** The same, of objects that say their type at a path; an object that does not is welcome. */
  Wire ofKind(String path, String... types) {
    return ofKind(found -> at(found, path), types);
  }

  /** The same, of objects whose type is told by more than one path. */
  Wire ofKind(UnaryOperator<Column> type, String... types) {
    return new Wire(lists, event, object, item -> type.apply(object.apply(item)), List.of(types));
  }

  /** The same, but the object stands in the first of these fields that holds one. */
  Wire within(String... names) {
    UnaryOperator<Column> inner =
        item -> {
          var outer = object.apply(item);
          var found = Stream.of(names).map(name -> objectAt(outer, name));
          return coalesce(Stream.concat(found, Stream.of(outer)).toArray(Column[]::new));
        };
    return new Wire(lists, event, inner, kind, accepted);
  }

  /** The same, and Zendesk's events of these types, which say all of it outside of their detail. */
  Wire orEvent(String... names) {
    var types = Stream.of(names).map(name -> ZENDESK_EVENT + name).toArray();
    UnaryOperator<Column> isEvent = item -> at(item, "type").isin(types);
    return new Wire(
        lists,
        event,
        item -> when(isEvent.apply(item), item).otherwise(object.apply(item)),
        item -> when(coalesce(not(isEvent.apply(item)), lit(true)), kind.apply(item)),
        accepted);
  }

  /**
   * An answer of one ({@code {"ticket": {...}}}) or a page of many ({@code {"tickets": [...]}}).
   */
  static Wire paged(String one, String... many) {
    return new Wire(
        List.of(many),
        item -> nothing("variant"),
        item -> coalesce(partAt(item, one), item),
        item -> lit(null),
        List.of());
  }

  /**
   * Zendesk's exports by time or cursor, with or without side-loads, answers of one, search
   * results, and webhook events, which hold the object as their detail.
   *
   * @param one the object's name in an answer of one and in search results
   * @param many the names of pages that hold it
   */
  static Wire zendesk(String one, String... many) {
    return new Wire(
        Stream.concat(Stream.of(many), Stream.of("results")).toList(),
        item ->
            when(
                at(item, "type").startsWith(ZENDESK_EVENT).or(at(item, "ticket_event").isNotNull()),
                item),
        item ->
            coalesce(partAt(item, one), when(isToldOf(item, one), partAt(item, "detail")), item),
        item ->
            coalesce(
                at(item, "result_type"),
                when(not(isToldOf(item, one)), at(item, "type")),
                when(
                    coalesce(at(item, "suspended_tickets"), at(item, "suspended_ticket"))
                        .isNotNull(),
                    lit("mail that Zendesk holds back as suspended")),
                when(
                    at(item, "ticket_event." + one + ".id").isNull(),
                    at(item, "ticket_event.type")),
                otherThan(one, item)),
        List.of(one));
  }

  /** What an object's own address says that it is, if it is something else; null elsewhere. */
  private static Column otherThan(String one, Column item) {
    var named = regexp_extract(at(item, "url"), ADDRESS, 1);
    var own = List.of("", one + "s", ZENDESK_TO_CUSTOMERS.getOrDefault(one, ""));
    return when(not(named.isin(own.toArray())), named);
  }

  /** The files of the Dashboard name no type, but what was paid has ids of its own. */
  private static Column payment(Column item) {
    return when(at(item, "id").rlike(PAYMENT), lit("a payment"));
  }

  /** An object of the Stripe API, a list of them, a row of the Dashboard, or webhook events. */
  static Wire stripe(String... accepted) {
    UnaryOperator<Column> event = item -> when(at(item, "object").equalTo("event"), item);
    return new Wire(
        List.of("data"),
        event,
        item ->
            when(at(item, "object").equalTo("event"), partAt(item, "data.object")).otherwise(item),
        item ->
            when(
                    at(item, "object").equalTo("event"),
                    when(at(item, "type").equalTo(Stripe.PREVIEW), lit("the preview of an invoice"))
                        .otherwise(coalesce(at(item, "data.object.object"), at(item, "type"))))
                .otherwise(coalesce(at(item, "object"), payment(item))),
        List.of(accepted));
  }

  /**
   * An object of the Intercom API, a list of them, or webhook notifications.
   *
   * <p>What is told of two objects together holds each under the name of its type.
   *
   * @param lists the names of lists that are not simply called data
   * @param telling fields that only this object has; they stand in where a table carries no type
   */
  static Wire intercom(List<String> lists, List<String> telling, String... accepted) {
    UnaryOperator<Column> object =
        item -> {
          var told = partAt(item, "data.item");
          var named = Stream.of(accepted).map(type -> typedAt(told, type));
          var inner = coalesce(Stream.concat(named, Stream.of(told)).toArray(Column[]::new));
          var isOne = coalesce(at(told, "type").isin((Object[]) accepted), lit(false));
          return when(
                  at(item, "type").equalTo("notification_event"),
                  when(isOne, told).otherwise(inner))
              .otherwise(item);
        };
    return new Wire(
        Stream.concat(lists.stream(), Stream.of("data")).toList(),
        item -> when(at(item, "type").equalTo("notification_event"), item),
        object,
        item -> {
          var it = object.apply(item);
          var isTold = telling.stream().map(path -> at(it, path).isNotNull()).reduce(Column::or);
          return coalesce(
              at(it, "type"),
              at(it, "object"),
              // What is told of something deleted is little more than its id.
              when(
                  at(item, "topic").endsWith(".deleted"),
                  regexp_extract(at(item, "topic"), "^[a-z]+", 0)),
              when(not(isTold.orElseThrow()), lit("of no type that it names")));
        },
        List.of(accepted));
  }

  /** The rows of landed records, each with the given fields or with the reason why it has none. */
  Dataset<Row> read(Dataset<Row> landed, Field... fields) {
    return new Reading(this, List.of(fields)).rows(landed);
  }

  /** Whether this event of Zendesk is about such an object; null if it is no event. */
  private static Column isToldOf(Column item, String one) {
    var type = at(item, "type");
    return when(type.startsWith(ZENDESK_EVENT), type.startsWith(ZENDESK_EVENT + one + "."));
  }

  /** The object of a name if it says that it is of that type. */
  private static Column typedAt(Column object, String type) {
    return when(at(object, type + ".type").equalTo(type), partAt(object, type));
  }

  private static Column nothing(String type) {
    return lit(null).cast(type);
  }
}
