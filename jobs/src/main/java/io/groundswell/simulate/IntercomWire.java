package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Chat.Part;
import java.util.List;

/** Intercom's objects in the fields of its API, and the envelope of its webhooks. */
final class IntercomWire {
  private static final int ADMIN = 991_267_645;

  private IntercomWire() {}

  static String contactId(Person person) {
    return person.dice().fork("intercom").hex(24);
  }

  static ObjectNode conversation(Chat chat, long moment) {
    boolean closed = chat.isClosedBy(moment);
    var record = Wire.object();
    record.put("type", "conversation");
    record.put("id", Long.toString(chat.id()));
    record.put("created_at", chat.at() / 1000);
    record.put("updated_at", chat.updatedBy(moment) / 1000);
    record.putNull("waiting_since");
    record.putNull("snoozed_until");
    record.set("source", source(chat));
    record.set("contacts", contacts(chat.contact()));
    record.putNull("first_contact_reply");
    record.put("admin_assignee_id", ADMIN);
    record.put("team_assignee_id", 5_017_691);
    record.put("open", !closed);
    record.put("state", closed ? "closed" : "open");
    record.put("read", closed);
    record.set("tags", Wire.object().put("type", "tag.list").set("tags", Wire.array()));
    record.put("priority", chat.topic().severity().equals("high") ? "priority" : "not_priority");
    record.putNull("sla_applied");
    record.putNull("statistics");
    if (closed && chat.rating() > 0) {
      var rating = Wire.object().put("rating", chat.rating()).put("remark", "");
      record.set("conversation_rating", rating.put("created_at", moment / 1000));
    } else {
      record.putNull("conversation_rating");
    }
    record.putNull("title");
    record.set("custom_attributes", Wire.object());
    var parts = chat.parts().stream().filter(part -> part.at() <= moment).toList();
    var list = Wire.object().put("type", "conversation_part.list");
    list.set(
        "conversation_parts",
        Wire.objects(parts.stream().map(part -> part(chat, part, closed)).toList()));
    return record.set("conversation_parts", list.put("total_count", parts.size()));
  }

  private static ObjectNode source(Chat chat) {
    var source = Wire.object();
    source.put("type", "conversation");
    source.put("id", Long.toString(chat.id() * 100 + 99));
    source.put("delivered_as", "customer_initiated");
    source.put("subject", "");
    source.put("body", paragraph(chat.opener()));
    source.set("author", author(chat.contact()));
    source.set("attachments", Wire.array());
    source.put("url", "https://app." + Names.OUR_DOMAIN + "/boards");
    return source.put("redacted", false);
  }

  private static ObjectNode contacts(Person person) {
    var contact = Wire.object().put("type", "contact").put("id", contactId(person));
    contact.put("external_id", person.userId());
    return Wire.object()
        .put("type", "contact.list")
        .set("contacts", Wire.objects(List.of(contact)));
  }

  private static ObjectNode part(Chat chat, Part part, boolean closed) {
    boolean withdrawn = part.isWithdrawn() && closed;
    var record = Wire.object();
    record.put("type", "conversation_part");
    record.put("id", Long.toString(part.id()));
    record.put("part_type", "comment");
    record.put("body", withdrawn ? null : paragraph(part.said()));
    record.put("created_at", part.at() / 1000);
    record.put("updated_at", part.at() / 1000);
    record.put("notified_at", part.at() / 1000);
    record.putNull("assigned_to");
    record.set(
        "author",
        switch (part.author()) {
          case "customer" -> author(chat.contact());
          case "bot" -> admin("bot", "Operator", "operator");
          default -> admin("admin", "Mira Lund", "mira");
        });
    record.set("attachments", Wire.array());
    record.putNull("external_id");
    return record.put("redacted", withdrawn);
  }

  private static ObjectNode author(Person person) {
    return Wire.object()
        .put("type", "user")
        .put("id", contactId(person))
        .put("name", person.name())
        .put("email", person.email());
  }

  private static ObjectNode admin(String type, String name, String mailbox) {
    return Wire.object()
        .put("type", type)
        .put("id", type.equals("bot") ? "1" : Integer.toString(ADMIN))
        .put("name", name)
        .put("email", mailbox + "@" + Names.OUR_DOMAIN);
  }

  private static String paragraph(Said said) {
    return "<p>" + said.text().replace("&", "&amp;").replace("<", "&lt;") + "</p>";
  }

  static ObjectNode notification(Chat chat, long moment) {
    var data = Wire.object().put("type", "notification_event_data");
    data.set("item", conversation(chat, moment));
    boolean fresh = chat.updatedBy(moment) == chat.at();
    var event = Wire.object();
    event.put("type", "notification_event");
    event.put("app_id", "lm4kq1x2");
    event.set("data", data);
    event.put("id", "notif_" + Dice.of(chat.id()).fork("notification", moment).hex(20));
    event.put("topic", fresh ? "conversation.user.created" : "conversation.admin.replied");
    event.put("delivery_status", "pending");
    event.put("delivery_attempts", 1);
    event.put("first_sent_at", chat.updatedBy(moment) / 1000 + 1);
    return event.put("created_at", chat.updatedBy(moment) / 1000 + 1);
  }

  static ObjectNode contact(Person person, long at, World world) {
    var record = Wire.object();
    record.put("type", "contact");
    record.put("id", contactId(person));
    record.put("workspace_id", "lm4kq1x2");
    record.put("external_id", person.userId());
    record.put("role", "user");
    record.put("email", person.email());
    record.put("phone", person.phone());
    record.put("name", person.name());
    record.put("created_at", at / 1000);
    record.put("updated_at", at / 1000);
    record.put("signed_up_at", world.period().at(person.joinedOn(), 10) / 1000);
    record.put("unsubscribed_from_emails", false);
    return record.set("custom_attributes", Wire.object());
  }

  static ObjectNode company(Workspace workspace, long at, World world) {
    var record = Wire.object();
    record.put("type", "company");
    record.put("id", workspace.dice().fork("intercom").hex(24));
    record.put("company_id", workspace.accountId());
    record.put("name", workspace.name());
    record.put("app_id", "lm4kq1x2");
    record.put("remote_created_at", world.period().at(workspace.fate().signedUpOn(), 9) / 1000);
    record.put("created_at", at / 1000);
    record.put("updated_at", at / 1000);
    record.put("industry", workspace.firm().industry());
    record.put("website", "https://" + workspace.firm().domain());
    record.put("size", workspace.firm().employees());
    record.set(
        "plan", Wire.object().put("type", "plan").put("name", workspace.fate().startPlan().title));
    return record.set("custom_attributes", Wire.object());
  }
}
