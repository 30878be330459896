package io.groundswell.simulate;

import java.util.HashSet;
import java.util.TreeSet;

/** Conversations as Intercom gives them: whole again on each day on which a part was added. */
final class IntercomLife {

  private IntercomLife() {}

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    var met = new HashSet<String>();
    int number = 0;
    double rate = 0.0019 * StrictMath.pow(workspace.people().size(), 0.7);
    for (int day : SupportLife.askingDays(workspace, world, "chats", rate)) {
      var dice = workspace.dice().fork("chat", number++);
      var here = workspace.peopleOn(day);
      if (here.isEmpty()) {
        continue;
      }
      var person = SupportLife.requester(here, dice);
      var topic = SupportLife.topic(workspace, day, world, dice);
      long at = world.period().at(day, dice.between(6.0, 18.0));
      var chat =
          Chat.open(
              workspace.serial() * 1_000 + 500_000 + number, workspace, person, topic, at, dice);
      if (met.isEmpty()) {
        landing.land(
            Source.INTERCOM_COMPANIES, day, () -> IntercomWire.company(workspace, at, world));
      }
      if (met.add(person.userId())) {
        landing.land(Source.INTERCOM_CONTACTS, day, () -> IntercomWire.contact(person, at, world));
      }
      versions(workspace, chat, world, landing);
      plant(workspace, chat, world, truth);
      SurveyLife.afterChat(workspace, chat, world, landing, truth);
    }
  }

  private static void versions(Workspace workspace, Chat chat, World world, Landing landing) {
    var days = new TreeSet<Integer>();
    days.add(world.period().dayOf(chat.at()));
    chat.parts().forEach(part -> days.add(world.period().dayOf(part.at())));
    boolean pushed = workspace.serial() % 3 == 0;
    for (int day : days) {
      long midnight = world.period().at(day, 24) - 1;
      landing.land(
          Source.INTERCOM_CONVERSATIONS,
          day,
          () ->
              pushed
                  ? IntercomWire.notification(chat, midnight)
                  : IntercomWire.conversation(chat, midnight));
    }
  }

  private static void plant(Workspace workspace, Chat chat, World world, Truth truth) {
    var id = Long.toString(chat.id());
    int day = world.period().dayOf(chat.at());
    new Feedback("conversation", id, id, null)
        .plant(truth, world, workspace, chat.contact(), day, chat.opener());
    for (var part : chat.parts()) {
      if (part.author().equals("customer")) {
        new Feedback("reply", Long.toString(part.id()), id, null)
            .plant(
                truth,
                world,
                workspace,
                chat.contact(),
                world.period().dayOf(part.at()),
                part.said());
      }
    }
  }
}
