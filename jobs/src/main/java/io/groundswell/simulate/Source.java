package io.groundswell.simulate;

/** A folder under landing, and how its vendor wraps several records into one page. */
enum Source {
  SEGMENT_EVENTS("segment/events", ""),
  ZENDESK_TICKETS("zendesk/tickets", "tickets"),
  ZENDESK_COMMENTS("zendesk/ticket_comments", "comments"),
  ZENDESK_USERS("zendesk/users", "users"),
  ZENDESK_ORGANIZATIONS("zendesk/organizations", "organizations"),
  INTERCOM_CONVERSATIONS("intercom/conversations", ""),
  INTERCOM_CONTACTS("intercom/contacts", "data"),
  INTERCOM_COMPANIES("intercom/companies", "data"),
  STRIPE_CUSTOMERS("stripe/customers", "data"),
  STRIPE_SUBSCRIPTIONS("stripe/subscriptions", "data"),
  STRIPE_INVOICES("stripe/invoices", "data"),
  STRIPE_PRICES("stripe/prices", "data"),
  STRIPE_PRODUCTS("stripe/products", "data"),
  STRIPE_REFUNDS("stripe/refunds", "data"),
  STRIPE_DISPUTES("stripe/disputes", "data"),
  SALESFORCE_OPPORTUNITIES("salesforce/opportunities", "records"),
  SURVEY_RESPONSES("surveys/responses", ""),
  STATUSPAGE_INCIDENTS("statuspage/incidents", "incidents"),
  CAMPAIGN_SPEND("ads/campaign_spend", ""),
  CONSENT_RECORDS("consent/records", ""),
  OUTREACH_TOUCHES("outreach/touches", ""),
  ROADMAP_ITEMS("roadmap/items", ""),
  STRIPE_DISCOUNTS("stripe/discounts", "data"),
  STRIPE_CREDIT_NOTES("stripe/credit_notes", "data");

  private final String folder;
  private final String listField;

  Source(String folder, String listField) {
    this.folder = folder;
    this.listField = listField;
  }

  String folder() {
    return folder;
  }

  boolean isTable() {
    return this == CAMPAIGN_SPEND;
  }

  /**
   * Whether the records of a day come in the vendor's pages: the first export does, and Zendesk's
   * incremental export on every third day; on other days single objects are pushed.
   */
  boolean pagedOn(int day) {
    boolean zendesk = folder.startsWith("zendesk");
    return !listField.isEmpty() && (zendesk ? day % 3 == 0 : day == 0 && !isWebhookOnly());
  }

  private boolean isWebhookOnly() {
    return this == STATUSPAGE_INCIDENTS;
  }

  /** The text around the records of one page. */
  String pageStart() {
    return folder.startsWith("stripe")
        ? "{\"object\":\"list\",\"data\":["
        : folder.startsWith("intercom")
            ? "{\"type\":\"list\",\"data\":["
            : "{\"" + listField + "\":[";
  }

  String pageEnd(int count) {
    return switch (folder.substring(0, folder.indexOf('/'))) {
      case "stripe" ->
          "],\"has_more\":false,\"url\":\"/v1" + folder.substring(folder.indexOf('/')) + "\"}";
      case "intercom" ->
          "],\"pages\":{\"type\":\"pages\",\"next\":null,\"page\":1,\"per_page\":150,"
              + "\"total_pages\":1},\"total_count\":"
              + count
              + "}";
      case "salesforce" -> "],\"totalSize\":" + count + ",\"done\":true}";
      default ->
          "],\"count\":" + count + ",\"next_page\":null,\"end_time\":null,\"end_of_stream\":true}";
    };
  }

  /** What the vendor answers instead of records when a call fails. */
  String errorBody() {
    return switch (folder.substring(0, folder.indexOf('/'))) {
      case "zendesk" -> "{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}";
      case "intercom" ->
          "{\"type\":\"error.list\",\"request_id\":\"b68959ea\",\"errors\":[{\"code\":"
              + "\"rate_limit_exceeded\",\"message\":\"Exceeded rate limit\"}]}";
      case "stripe" ->
          "{\"error\":{\"message\":\"Too many requests\",\"type\":\"invalid_request_error\"}}";
      case "salesforce" ->
          "{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}";
      default ->
          "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>"
              + "</body></html>";
    };
  }
}
