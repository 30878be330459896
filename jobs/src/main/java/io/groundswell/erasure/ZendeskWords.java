package io.groundswell.erasure;

import static io.groundswell.erasure.Silencer.blackOut;
import static io.groundswell.erasure.Silencer.empty;
import static io.groundswell.erasure.Silencer.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Where words stand in Zendesk's tickets, comments, events and audits. In their place stands what
 * Zendesk writes over each character that it redacts, once.
 */
enum ZendeskWords implements Silencer.Vendor {
  INSTANCE;

  @Override
  public boolean silence(ObjectNode object, Set<String> messages) {
    var id = id(object, "id");
    boolean changed = false;
    if (messages.contains("zendesk:" + id)) {
      changed = blackOut(object, "body", "html_body", "plain_body");
      changed |= empty(object, "attachments");
    }
    if (messages.contains(id + "-opener")) {
      changed |= blackOut(object, "description", "subject", "raw_subject");
    }
    if (messages.contains(id + "-rating")
        && object.path("satisfaction_rating") instanceof ObjectNode rating) {
      changed |= blackOut(rating, "comment");
    }
    if (messages.contains(id(object, "ticket_id") + "-opener")) {
      changed |= silenceChanges(object);
    }
    return changed;
  }

  @Override
  public Set<String> meantBy(String id) {
    return Set.of("zendesk:" + id, id + "-opener", id + "-rating");
  }

  /** An update says what the subject and the description became, by their names or in a value. */
  private static boolean silenceChanges(ObjectNode update) {
    boolean changed = false;
    for (var list : new String[] {"child_events", "events"}) {
      for (JsonNode child : update.path(list)) {
        if (child instanceof ObjectNode event) {
          changed |= blackOut(event, "subject", "description", "raw_subject");
          if (id(event, "field_name").matches("subject|description")) {
            changed |= blackOut(event, "value", "previous_value");
          }
        }
      }
    }
    return changed;
  }
}
