package io.groundswell;

import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Table;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** The name of every table, written nowhere else; in the order data flows. */
public final class Tables {
  // What happened, as the vendors tell it.
  public static final Table SEGMENT_EVENTS = bronze("segment_events");
  public static final Table POSTHOG_EVENTS = bronze("posthog_events");
  public static final Table AMPLITUDE_EVENTS = bronze("amplitude_events");
  public static final Table PRODUCT_USAGE = bronze("product_usage");
  public static final Table ZENDESK_TICKETS = bronze("zendesk_tickets");
  public static final Table ZENDESK_TICKET_COMMENTS = bronze("zendesk_ticket_comments");
  public static final Table ZENDESK_TICKET_EVENTS = bronze("zendesk_ticket_events");
  public static final Table ZENDESK_USERS = bronze("zendesk_users");
  public static final Table ZENDESK_ORGANIZATIONS = bronze("zendesk_organizations");
  public static final Table STRIPE_EVENTS = bronze("stripe_events");
  public static final Table STRIPE_CUSTOMERS = bronze("stripe_customers");
  public static final Table STRIPE_SUBSCRIPTIONS = bronze("stripe_subscriptions");
  public static final Table STRIPE_SUBSCRIPTION_ITEMS = bronze("stripe_subscription_items");
  public static final Table STRIPE_INVOICES = bronze("stripe_invoices");
  public static final Table STRIPE_PRICES = bronze("stripe_prices");
  public static final Table STRIPE_DISCOUNTS = bronze("stripe_discounts");
  public static final Table STRIPE_PRODUCTS = bronze("stripe_products");
  public static final Table STRIPE_REFUNDS = bronze("stripe_refunds");
  public static final Table STRIPE_DISPUTES = bronze("stripe_disputes");
  public static final Table STRIPE_CREDIT_NOTES = bronze("stripe_credit_notes");
  public static final Table INTERCOM_WEBHOOKS = bronze("intercom_webhooks");
  public static final Table INTERCOM_CONVERSATIONS = bronze("intercom_conversations");
  public static final Table INTERCOM_CONTACTS = bronze("intercom_contacts");
  public static final Table INTERCOM_COMPANIES = bronze("intercom_companies");
  public static final Table SALESFORCE_OPPORTUNITIES = bronze("salesforce_opportunities");
  public static final Table SALESFORCE_OPPORTUNITY_HISTORY =
      bronze("salesforce_opportunity_history");
  public static final Table HUBSPOT_DEALS = bronze("hubspot_deals");
  public static final Table SURVEY_RECORDS = bronze("survey_responses");
  public static final Table STATUSPAGE_INCIDENTS = bronze("statuspage_incidents");
  public static final Table CAMPAIGN_SPEND_RECORDS = bronze("campaign_spend");
  public static final Table CONSENT_RECORDS = bronze("consent_records");
  public static final Table OUTREACH_TOUCHES = bronze("outreach_touches");
  public static final Table ROADMAP_ITEMS = bronze("roadmap_items");

  // Who they are, and what they did, said and paid.
  public static final Table SIGHTINGS = restricted("sightings");
  public static final Table IDENTITIES = restricted("identities");
  public static final Table IDENTITY_CONFLICTS = silver("identity_conflicts");
  public static final Table ACCOUNTS = silver("accounts");
  public static final Table USERS = silver("users");
  public static final Table CONTACTS = restricted("contacts");
  public static final Table EVENTS = silver("events");
  public static final Table USAGE_DAILY = silver("usage_daily");
  public static final Table TICKETS = silver("tickets");
  public static final Table MESSAGES = silver("messages");
  public static final Table SUBSCRIPTIONS = silver("subscriptions");
  public static final Table INVOICES = silver("invoices");
  public static final Table OPPORTUNITIES = silver("opportunities");
  public static final Table PAYMENT_REVERSALS = silver("payment_reversals");
  public static final Table SURVEY_RESPONSES = silver("survey_responses");
  public static final Table CONSENTS = silver("consents");
  public static final Table TOUCHES = silver("touches");
  public static final Table INCIDENTS = silver("incidents");
  public static final Table CAMPAIGN_SPEND = silver("campaign_spend");
  public static final Table GUIDE_EVENTS = silver("guide_events");
  public static final Table ROADMAP = silver("roadmap");
  public static final Table FEEDBACK = silver("feedback");
  public static final Table TEXT_VECTORS = silver("text_vectors");

  // What it means.
  public static final Table TOPIC_EXEMPLARS = gold("topic_exemplars");
  public static final Table TOPIC_MENTIONS = gold("topic_mentions");
  public static final Table FEEDBACK_KINDS = gold("feedback_kinds");
  public static final Table TOPIC_LINEAGE = gold("topic_lineage");
  public static final Table FEEDBACK_TOPICS = gold("feedback_topics");
  public static final Table EMERGING_TOPICS = gold("emerging_topics");
  public static final Table TOPIC_TRENDS = gold("topic_trends");
  public static final Table TOPIC_PRIORITIES = gold("topic_priorities");
  public static final Table ACCOUNT_FEATURES = gold("account_features");
  public static final Table ADVOCACY_SCORES = gold("advocacy_scores");
  public static final Table ASSIST_SCORES = gold("assist_scores");
  public static final Table SCORE_CURVES = gold("score_curves");
  public static final Table CONVERSION_SCORES = gold("conversion_scores");
  public static final Table HEALTH_SCORES = gold("health_scores");
  public static final Table ADVOCATES = gold("advocates");
  public static final Table ASSIST_CANDIDATES = gold("assist_candidates");
  public static final Table SUCCESS_QUEUE = gold("success_queue");
  public static final Table ASSISTANCE_EFFECTS = gold("assistance_effects");

  private Tables() {}

  /** Every table above, in their order. */
  public static List<Table> all() {
    return Arrays.stream(Tables.class.getFields())
        .filter(field -> field.getType() == Table.class)
        .map(Tables::value)
        .toList();
  }

  private static Table value(Field field) {
    try {
      return (Table) field.get(null);
    } catch (IllegalAccessException e) {
      throw new LinkageError("The names of tables are public.", e);
    }
  }

  /** The files of one object of one source: {@code landing("zendesk/tickets")}. */
  public static Table landing(String sourceAndObject) {
    return new Table(Layer.LANDING, sourceAndObject);
  }

  private static Table bronze(String name) {
    return new Table(Layer.BRONZE, name);
  }

  private static Table silver(String name) {
    return new Table(Layer.SILVER, name);
  }

  private static Table restricted(String name) {
    return new Table(Layer.RESTRICTED, name);
  }

  private static Table gold(String name) {
    return new Table(Layer.GOLD, name);
  }
}
