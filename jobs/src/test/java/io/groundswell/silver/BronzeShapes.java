package io.groundswell.silver;

import static java.util.Map.entry;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Table;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** The columns of bronze that silver reads. */
final class BronzeShapes {
  private static final String COMMON =
      "known_on DATE, source_file STRING, source_line BIGINT, item INT, record STRING, ";

  private static final Map<Table, String> COLUMNS =
      Map.ofEntries(
          entry(
              Tables.SEGMENT_EVENTS,
              "message_id STRING, type STRING, event STRING, name STRING, user_id STRING,"
                  + " anonymous_id STRING, previous_id STRING, group_id STRING, occurred_at TIMESTAMP,"
                  + " received_at TIMESTAMP, path STRING, user_agent STRING, properties STRING,"
                  + " traits STRING"),
          entry(
              Tables.PRODUCT_USAGE,
              "usage_id STRING, account_id STRING, subscription_id STRING, user_id STRING,"
                  + " feature STRING, used_on DATE, events BIGINT, minutes DOUBLE, errors BIGINT"),
          entry(
              Tables.ZENDESK_TICKETS,
              "ticket_id STRING, created_at TIMESTAMP, updated_at TIMESTAMP, status STRING,"
                  + " priority STRING, subject STRING, description STRING, requester_id STRING,"
                  + " submitter_id STRING, assignee_id STRING, organization_id STRING,"
                  + " group_id STRING, channel STRING, satisfaction STRING, tags ARRAY<STRING>,"
                  + " account_id STRING, solved_at TIMESTAMP, reply_minutes BIGINT"),
          entry(
              Tables.ZENDESK_TICKET_COMMENTS,
              "comment_id STRING, ticket_id STRING, author_id STRING, body STRING,"
                  + " is_public BOOLEAN, created_at TIMESTAMP, channel STRING"),
          entry(
              Tables.ZENDESK_USERS,
              "zendesk_user_id STRING, external_id STRING, email STRING, name STRING,"
                  + " phone STRING, role STRING, organization_id STRING, created_at TIMESTAMP,"
                  + " updated_at TIMESTAMP"),
          entry(
              Tables.ZENDESK_ORGANIZATIONS,
              "organization_id STRING, external_id STRING, name STRING,"
                  + " domain_names ARRAY<STRING>, created_at TIMESTAMP, updated_at TIMESTAMP"),
          entry(
              Tables.STRIPE_CUSTOMERS,
              "customer_id STRING, email STRING, name STRING, phone STRING, created_at TIMESTAMP,"
                  + " currency STRING, delinquent BOOLEAN, account_id STRING, is_deleted BOOLEAN,"
                  + " event_id STRING, observed_at TIMESTAMP"),
          entry(
              Tables.STRIPE_SUBSCRIPTIONS,
              "subscription_id STRING, customer_id STRING, account_id STRING, status STRING,"
                  + " currency STRING, created_at TIMESTAMP, started_at TIMESTAMP,"
                  + " current_period_start TIMESTAMP, current_period_end TIMESTAMP,"
                  + " trial_end TIMESTAMP, cancel_at_period_end BOOLEAN, canceled_at TIMESTAMP,"
                  + " ended_at TIMESTAMP, items ARRAY<STRUCT<item_id: STRING, price_id: STRING,"
                  + " product_id: STRING, plan_name: STRING, unit_amount: BIGINT,"
                  + " quantity: BIGINT, interval: STRING, interval_count: INT>>,"
                  + " percent_off DOUBLE, amount_off BIGINT, event_id STRING,"
                  + " observed_at TIMESTAMP"),
          entry(
              Tables.STRIPE_INVOICES,
              "invoice_id STRING, customer_id STRING, subscription_id STRING, status STRING,"
                  + " currency STRING, amount_due BIGINT, amount_paid BIGINT,"
                  + " amount_remaining BIGINT, attempt_count INT, billing_reason STRING,"
                  + " created_at TIMESTAMP, period_start TIMESTAMP, period_end TIMESTAMP,"
                  + " event_id STRING, observed_at TIMESTAMP"),
          entry(
              Tables.STRIPE_PRICES,
              "price_id STRING, product_id STRING, nickname STRING, currency STRING,"
                  + " unit_amount BIGINT, interval STRING, interval_count INT, is_active BOOLEAN,"
                  + " created_at TIMESTAMP, event_id STRING, observed_at TIMESTAMP"),
          entry(
              Tables.STRIPE_PRODUCTS,
              "product_id STRING, name STRING, is_active BOOLEAN, created_at TIMESTAMP,"
                  + " event_id STRING, observed_at TIMESTAMP"),
          entry(
              Tables.INTERCOM_CONVERSATIONS,
              "conversation_id STRING, created_at TIMESTAMP, updated_at TIMESTAMP, state STRING,"
                  + " priority STRING, contact_id STRING, admin_assignee_id STRING, title STRING,"
                  + " body STRING, parts STRING, rating INT"),
          entry(
              Tables.INTERCOM_CONTACTS,
              "contact_id STRING, external_id STRING, email STRING, name STRING, phone STRING,"
                  + " role STRING, created_at TIMESTAMP, updated_at TIMESTAMP"),
          entry(
              Tables.SALESFORCE_OPPORTUNITIES,
              "opportunity_id STRING, account_id STRING, name STRING, stage STRING,"
                  + " amount_minor BIGINT, currency STRING, is_closed BOOLEAN, is_won BOOLEAN,"
                  + " loss_reason STRING, notes STRING, created_at TIMESTAMP, close_date DATE,"
                  + " stage_changed_at TIMESTAMP, owner_id STRING"),
          entry(
              Tables.SURVEY_RECORDS,
              "response_id STRING, kind STRING, user_id STRING, email STRING, account_id STRING,"
                  + " score INT, comment STRING, reason_code STRING, asked_at TIMESTAMP,"
                  + " answered_at TIMESTAMP"),
          entry(
              Tables.CONSENT_RECORDS,
              "record_id STRING, person STRING, user_id STRING, purpose STRING, channel STRING,"
                  + " jurisdiction STRING, state STRING, recorded_at TIMESTAMP"),
          entry(
              Tables.OUTREACH_TOUCHES,
              "touch_id STRING, user_id STRING, email STRING, account_id STRING, kind STRING,"
                  + " ask_type STRING, touched_at TIMESTAMP, outcome STRING"));

  private BronzeShapes() {}

  static StructType of(Table table) {
    return StructType.fromDDL(COMMON + COLUMNS.get(table));
  }
}
