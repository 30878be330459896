package io.groundswell.bronze;

/** What Intercom posts when something happens, with quotes as {@link Landed} has them. */
final class IntercomWebhook {
  private IntercomWebhook() {}

  static String event(String topic, String item) {
    return "{'type':'notification_event','app_id':'a1','data':{'type':'notification_event_data',"
        + "'item':"
        + item
        + "},'id':'notif_1','topic':'"
        + topic
        + "','created_at':1767600009}";
  }
}
