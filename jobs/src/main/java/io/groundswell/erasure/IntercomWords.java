package io.groundswell.erasure;

import static io.groundswell.erasure.Silencer.blackOut;
import static io.groundswell.erasure.Silencer.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Where words stand in Intercom's conversations and their parts. What was taken out is marked as
 * Intercom marks it, {@code redacted}; the remark of a rating has no such mark and is blacked out.
 */
enum IntercomWords implements Silencer.Vendor {
  INSTANCE;

  private static final List<String> SAID =
      List.of("body", "subject", "title", "attachments", "attachment_files", "summary", "url");

  @Override
  public boolean silence(ObjectNode object, Set<String> messages) {
    var id = id(object, "id");
    boolean changed = false;
    if (messages.contains("intercom:" + id) && (object.has("body") || object.has("part_type"))) {
      changed = redact(object);
    }
    for (var conversation : new String[] {id, id(object, "conversation_id")}) {
      changed |= silenceConversation(object, "intercom-" + conversation, messages);
    }
    return changed;
  }

  @Override
  public Set<String> meantBy(String id) {
    var conversation = "intercom-" + id;
    return Set.of("intercom:" + id, conversation + "-opener", conversation + "-rating");
  }

  private static boolean silenceConversation(
      ObjectNode conversation, String ticket, Set<String> messages) {
    boolean changed = false;
    if (messages.contains(ticket + "-opener")) {
      for (var opener : new String[] {"source", "conversation_message"}) {
        changed |= conversation.path(opener) instanceof ObjectNode said && redact(said);
      }
      changed |= silenced(conversation, "title");
    }
    if (messages.contains(ticket + "-rating")
        && conversation.path("conversation_rating") instanceof ObjectNode rating) {
      changed |= blackOut(rating, "remark");
    }
    return changed;
  }

  private static boolean redact(ObjectNode said) {
    boolean changed = !said.path("redacted").asBoolean(false);
    said.put("redacted", true);
    for (var field : SAID) {
      changed |= silenced(said, field);
    }
    return changed;
  }

  private static boolean silenced(ObjectNode object, String field) {
    JsonNode value = object.path(field);
    boolean isSaid = !value.isNull() && !value.isMissingNode() && !isEmptyList(value);
    if (isSaid) {
      object.putNull(field);
    }
    return isSaid;
  }

  private static boolean isEmptyList(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }
}
