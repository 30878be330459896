package io.groundswell.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A conversation in the messenger: an opening line and the parts that follow.
 *
 * @param rating 1 to 5, or 0 when nobody was asked or nobody answered
 */
record Chat(
    long id, Person contact, Topic topic, long at, Said opener, List<Part> parts, int rating) {

  /** author is customer, agent or bot; a withdrawn part has lost its text in later versions. */
  record Part(long id, String author, long at, Said said, boolean isWithdrawn) {}

  private static final long MINUTE = 60_000L;

  long updatedBy(long moment) {
    long latest = at;
    for (var part : parts) {
      latest = part.at() <= moment ? part.at() : latest;
    }
    return latest;
  }

  boolean isClosedBy(long moment) {
    return parts.get(parts.size() - 1).at() <= moment;
  }

  static Chat open(long id, Workspace workspace, Person contact, Topic topic, long at, Dice dice) {
    var parts = new ArrayList<Part>();
    long now = at + 20_000;
    parts.add(new Part(id * 100, "bot", now, SmallTalk.receipt(id, dice), false));
    now += (long) (dice.exponential(50) * MINUTE);
    parts.add(new Part(id * 100 + 1, "agent", now, SmallTalk.reply(contact, dice), false));
    if (dice.chance(0.6)) {
      now += (long) (dice.exponential(300) * MINUTE);
      var said =
          dice.chance(0.35)
              ? Voice.remark(topic, workspace, contact, dice)
              : SmallTalk.answer(contact, dice);
      parts.add(new Part(id * 100 + 2, "customer", now, said, dice.chance(0.03)));
      now += (long) (dice.exponential(120) * MINUTE);
      parts.add(new Part(id * 100 + 3, "agent", now, SmallTalk.reply(contact, dice), false));
    }
    double pleased = 3.4 + 0.9 * contact.gladness() + 0.8 * dice.normal();
    int rating = dice.chance(0.3) ? (int) Math.max(1, Math.min(5, Math.round(pleased))) : 0;
    var opener = Voice.remark(topic, workspace, contact, dice.fork("opener"));
    return new Chat(id, contact, topic, at, opener, List.copyOf(parts), rating);
  }
}
