package io.groundswell.simulate;

import io.groundswell.simulate.Ticket.Comment;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** Tickets as Zendesk exports them: a new version of the ticket on each day on which it changed. */
final class ZendeskLife {

  private ZendeskLife() {}

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    var tickets = SupportLife.tickets(workspace, world);
    contacts(workspace, tickets, world, landing);
    for (var ticket : tickets) {
      versions(workspace, ticket, world, landing);
      for (var comment : ticket.comments()) {
        comment(workspace, ticket, comment, world, landing, truth);
      }
    }
  }

  private static void versions(Workspace workspace, Ticket ticket, World world, Landing landing) {
    var days = new TreeSet<Integer>();
    ticket.changes().forEach(change -> days.add(world.period().dayOf(change.at())));
    ticket.comments().forEach(comment -> days.add(world.period().dayOf(comment.at())));
    if (ticket.verdictAt() != Long.MAX_VALUE) {
      days.add(world.period().dayOf(ticket.verdictAt()));
    }
    for (int day : days) {
      long midnight = world.period().at(day, 24) - 1;
      landing.land(
          Source.ZENDESK_TICKETS,
          day,
          () ->
              ZendeskWire.ticket(
                  workspace, ticket, midnight, day >= world.zendeskFieldAppearsOn()));
    }
  }

  private static void comment(
      Workspace workspace,
      Ticket ticket,
      Comment comment,
      World world,
      Landing landing,
      Truth truth) {
    int day = world.period().dayOf(comment.at());
    landing.land(
        Source.ZENDESK_COMMENTS, day, () -> ZendeskWire.comment(workspace, ticket, comment));
    if (!comment.author().equals("customer")) {
      return;
    }
    var ticketId = Long.toString(ticket.id());
    var commentId = Long.toString(comment.id());
    boolean opener = comment.id() == ticket.comments().get(0).id();
    var feedback =
        opener
            ? new Feedback("ticket", ticketId, ticketId, commentId)
            : new Feedback("comment", commentId, ticketId, null);
    feedback.plant(truth, world, workspace, ticket.requester(), day, comment.said());
  }

  /** Old acquaintances come with the first export, others when they first write. */
  private static void contacts(
      Workspace workspace, List<Ticket> tickets, World world, Landing landing) {
    boolean old =
        workspace.fate().signedUpOn() < 0 && workspace.dice().fork("old contact").chance(0.6);
    var met = new HashSet<String>();
    if (old) {
      organization(workspace, 0, world, landing);
    }
    for (var person : workspace.people()) {
      if (old && person.joinedOn() < 0 && person.dice().fork("old contact").chance(0.6)) {
        met.add(person.userId());
        user(workspace, person, 0, person.phone(), world, landing);
      }
    }
    for (var ticket : tickets) {
      int day = world.period().dayOf(ticket.openedAt());
      if (!old && met.isEmpty()) {
        organization(workspace, day, world, landing);
      }
      if (met.add(ticket.requester().userId())) {
        user(workspace, ticket.requester(), day, ticket.requester().phone(), world, landing);
      } else if (ticket.id() % 7 == 0) {
        // Somebody who writes again has sometimes changed the number meanwhile.
        var phone = workspace.firm().country().phone(ticket.requester().dice().fork("new phone"));
        user(workspace, ticket.requester(), day, phone, world, landing);
      }
    }
  }

  private static void organization(Workspace workspace, int day, World world, Landing landing) {
    landing.land(
        Source.ZENDESK_ORGANIZATIONS,
        day,
        () -> ZendeskWire.organization(workspace, world.period().at(Math.max(day, 0), 6)));
  }

  private static void user(
      Workspace workspace, Person person, int day, String phone, World world, Landing landing) {
    landing.land(
        Source.ZENDESK_USERS,
        day,
        () -> ZendeskWire.user(workspace, person, phone, world.period().at(day, 7), world));
  }
}
