package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Ticket.Comment;
import java.util.List;

/** Zendesk's objects in the fields of its Support API. */
final class ZendeskWire {
  private static final String API = "https://loomline.zendesk.example/api/v2/";
  static final int AGENTS = 8;

  private ZendeskWire() {}

  static long userId(Person person) {
    return 360_000_000_000L + (person.dice().fork("zendesk").bits() >>> 21);
  }

  static long organizationId(Workspace workspace) {
    return 370_000_000_000L + workspace.serial();
  }

  static long agentId(long number) {
    return 350_000_000_000L + number;
  }

  private static long agentOf(Ticket ticket) {
    return agentId(ticket.id() % AGENTS);
  }

  static ObjectNode ticket(Workspace workspace, Ticket ticket, long moment, boolean newField) {
    var via = Wire.object().put("channel", ticket.channel());
    via.set("source", source(ticket));
    var status = ticket.statusBy(moment);
    var record = Wire.object();
    record.put("url", API + "tickets/" + ticket.id() + ".json");
    record.put("id", ticket.id());
    record.putNull("external_id");
    record.set("via", via);
    record.put("created_at", Period.seconds(ticket.openedAt()));
    record.put("updated_at", Period.seconds(ticket.updatedBy(moment)));
    record.put("generated_timestamp", ticket.updatedBy(moment) / 1000);
    record.putNull("type");
    record.put("subject", ticket.subject());
    record.put("raw_subject", ticket.subject());
    record.put("description", ticket.opener().text());
    record.put("priority", ticket.priority());
    record.put("status", status);
    record.putNull("recipient");
    record.put("requester_id", userId(ticket.requester()));
    record.put("submitter_id", userId(ticket.requester()));
    if (status.equals("new")) {
      record.putNull("assignee_id");
    } else {
      record.put("assignee_id", agentOf(ticket));
    }
    record.put("organization_id", organizationId(workspace));
    record.put("group_id", 360_006_965_034L);
    record.set("collaborator_ids", Wire.array());
    record.put("has_incidents", false);
    record.put("is_public", true);
    record.putNull("due_at");
    record.set(
        "tags", Wire.strings(List.of(ticket.topic().kind(), workspace.fate().startPlan().label())));
    record.set("custom_fields", Wire.array());
    record.set("satisfaction_rating", rating(ticket, moment));
    record.put("brand_id", 360_003_529_474L);
    record.put("allow_channelback", false);
    if (newField) {
      record.put("custom_status_id", 1_900_000_000_000L + status.length());
    }
    return record;
  }

  private static ObjectNode source(Ticket ticket) {
    var from = Wire.object();
    if (ticket.channel().equals("email")) {
      from.put("address", ticket.requester().email()).put("name", ticket.requester().name());
    }
    var source = Wire.object();
    source.set("from", from);
    source.set(
        "to", Wire.object().put("address", "support@" + Names.OUR_DOMAIN).put("name", "Loomline"));
    return source.putNull("rel");
  }

  private static ObjectNode rating(Ticket ticket, long moment) {
    return Wire.object()
        .put("score", ticket.verdictAt() <= moment ? ticket.verdict() : "unoffered");
  }

  static ObjectNode comment(Workspace workspace, Ticket ticket, Comment comment) {
    var record = Wire.object();
    record.put("id", comment.id());
    record.put("type", "Comment");
    record.put("ticket_id", ticket.id());
    record.put("author_id", authorId(ticket, comment));
    record.put("body", comment.said().text());
    record.put("html_body", "<div class=\"zd-comment\">" + html(comment.said().text()) + "</div>");
    record.put("plain_body", comment.said().text());
    record.put("public", comment.isPublic());
    record.set("attachments", Wire.array());
    record.put("audit_id", comment.id() + 7);
    record.set(
        "via",
        Wire.object().put("channel", comment.author().equals("bot") ? "rule" : ticket.channel()));
    record.put("created_at", Period.seconds(comment.at()));
    record.set("metadata", Wire.object());
    return record;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
  }

  private static long authorId(Ticket ticket, Comment comment) {
    return switch (comment.author()) {
      case "customer" -> userId(ticket.requester());
      case "agent" -> agentOf(ticket);
      default -> agentId(AGENTS);
    };
  }

  static ObjectNode user(Workspace workspace, Person person, String phone, long at, World world) {
    boolean linked = person.dice().fork("zendesk link").chance(0.85);
    var record = Wire.object();
    record.put("id", userId(person));
    record.put("url", API + "users/" + userId(person) + ".json");
    record.put("name", person.name());
    record.put("email", person.email());
    record.put("created_at", Period.seconds(world.period().at(person.joinedOn(), 10)));
    record.put("updated_at", Period.seconds(at));
    record.put("time_zone", workspace.firm().country().zone());
    record.put("phone", phone);
    record.put("locale", "en-US");
    record.put("organization_id", organizationId(workspace));
    record.put("role", "end-user");
    record.put("verified", true);
    record.put("external_id", linked ? person.userId() : null);
    record.set("tags", Wire.array());
    record.put("active", true);
    record.put("suspended", false);
    return record.set("user_fields", Wire.object());
  }

  static ObjectNode agent(int number, long at) {
    boolean bot = number == AGENTS;
    var dice = Dice.of(number).fork("agent");
    var record = Wire.object();
    record.put("id", agentId(number));
    record.put(
        "name", bot ? "Loomline Assistant (bot)" : Names.first(dice) + " " + Names.last(dice));
    record.put("email", (bot ? "assistant" : "agent" + number) + "@" + Names.OUR_DOMAIN);
    record.put("created_at", Period.seconds(at - 400 * Period.DAY_MILLIS));
    record.put("updated_at", Period.seconds(at));
    record.putNull("phone");
    record.putNull("organization_id");
    record.put("role", number == 0 ? "admin" : "agent");
    record.putNull("external_id");
    record.set("tags", bot ? Wire.strings(List.of("bot")) : Wire.array());
    return record.put("active", true);
  }

  static ObjectNode organization(Workspace workspace, long at) {
    boolean linked = workspace.dice().fork("zendesk link").chance(0.8);
    var record = Wire.object();
    record.put("url", API + "organizations/" + organizationId(workspace) + ".json");
    record.put("id", organizationId(workspace));
    record.put("name", workspace.name());
    record.put("shared_tickets", false);
    record.put("external_id", linked ? workspace.accountId() : null);
    record.put("created_at", Period.seconds(at));
    record.put("updated_at", Period.seconds(at));
    record.set("domain_names", Wire.strings(List.of(workspace.firm().domain())));
    record.set("tags", Wire.array());
    return record.set("organization_fields", Wire.object());
  }
}
