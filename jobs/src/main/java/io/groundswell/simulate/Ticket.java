package io.groundswell.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A request for help and all that came of it.
 *
 * @param changes when the ticket took which status, in order; the first is its opening
 * @param comments what was said, in order; the first is the opener
 * @param verdict good, bad, offered (asked, no answer) or unoffered
 * @param verdictAt when the customer answered, or was asked
 */
record Ticket(
    long id,
    Person requester,
    Topic topic,
    String subject,
    String priority,
    String channel,
    List<Change> changes,
    List<Comment> comments,
    String verdict,
    long verdictAt) {

  record Change(long at, String status) {}

  /** author is customer, agent or bot. */
  record Comment(long id, String author, boolean isPublic, long at, Said said) {}

  private static final long HOUR = 3_600_000L;

  long openedAt() {
    return changes.get(0).at();
  }

  Said opener() {
    return comments.get(0).said();
  }

  String statusBy(long moment) {
    var status = "new";
    for (var change : changes) {
      if (change.at() <= moment) {
        status = change.status();
      }
    }
    return status;
  }

  long updatedBy(long moment) {
    long latest = openedAt();
    for (var change : changes) {
      latest = change.at() <= moment ? Math.max(latest, change.at()) : latest;
    }
    for (var comment : comments) {
      latest = comment.at() <= moment ? Math.max(latest, comment.at()) : latest;
    }
    return verdictAt <= moment ? Math.max(latest, verdictAt) : latest;
  }

  static Ticket open(
      long id, Workspace workspace, Person requester, Topic topic, long at, Dice dice) {
    var opener = Voice.letter(topic, workspace, requester, dice.fork("letter"));
    var thread = new Thread(id, dice.fork("thread"), workspace, requester, topic);
    thread.open(at, opener);
    thread.run();
    var subject =
        dice.chance(0.7)
            ? Voice.statement(topic, dice.fork("subject"))
            : dice.pick("Question", "Help", "Problem", "(no subject)");
    boolean severe = topic.severity().equals("high");
    var priority =
        dice.chance(severe ? 0.7 : 0.08)
            ? dice.pick("urgent", "high")
            : dice.pick("normal", "normal", "low", null);
    boolean asked = thread.solvedAt > 0 && dice.chance(0.7);
    boolean answered = asked && dice.chance(0.4);
    double pleased = Dice.logistic(0.6 + 0.9 * requester.gladness() - (thread.reopened ? 1.2 : 0));
    var verdict =
        answered ? dice.chance(pleased) ? "good" : "bad" : asked ? "offered" : "unoffered";
    return new Ticket(
        id,
        requester,
        topic,
        subject.length() > 70 ? subject.substring(0, 70) : subject,
        priority,
        dice.pick("email", "email", "web", "web", "api"),
        List.copyOf(thread.changes),
        thread.comments.stream().sorted(Comparator.comparingLong(Comment::at)).toList(),
        verdict,
        asked ? thread.solvedAt + dice.between(1, 40) * HOUR : Long.MAX_VALUE);
  }

  /** A conversation while it unfolds. */
  private static final class Thread {
    private final long ticketId;
    private final Dice dice;
    private final Workspace workspace;
    private final Person requester;
    private final Topic topic;
    private final List<Change> changes = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private long now;
    private long solvedAt;
    private boolean reopened;

    Thread(long ticketId, Dice dice, Workspace workspace, Person requester, Topic topic) {
      this.ticketId = ticketId;
      this.dice = dice;
      this.workspace = workspace;
      this.requester = requester;
      this.topic = topic;
    }

    void open(long at, Said opener) {
      now = at;
      change("new");
      say("customer", true, opener);
    }

    void run() {
      if (dice.chance(0.3)) {
        now += 40_000;
        say("bot", true, SmallTalk.receipt(ticketId, dice));
      }
      if (dice.chance(0.04)) {
        return;
      }
      answer(5);
      if (dice.chance(0.5)) {
        change("pending");
        now += (long) (dice.exponential(9) * HOUR);
        change("open");
        say(
            "customer",
            true,
            dice.chance(0.45)
                ? Voice.remark(topic, workspace, requester, dice)
                : SmallTalk.answer(requester, dice));
        if (dice.chance(0.2)) {
          say("agent", false, SmallTalk.internalNote(requester, dice));
        }
        answer(7);
      }
      solve();
      if (dice.chance(0.11)) {
        reopened = true;
        now += (long) (dice.exponential(26) * HOUR);
        change("open");
        say("customer", true, Voice.remark(topic, workspace, requester, dice));
        answer(9);
        solve();
      }
      now += 96 * HOUR;
      change(dice.chance(0.008) ? "deleted" : "closed");
    }

    private void answer(double meanHours) {
      now += (long) ((0.1 + dice.exponential(meanHours)) * HOUR);
      say("agent", true, SmallTalk.reply(requester, dice));
    }

    private void solve() {
      now += (long) (dice.exponential(10) * HOUR);
      change("solved");
      solvedAt = now;
      if (dice.chance(0.3)) {
        now += (long) (dice.exponential(3) * HOUR);
        say("customer", true, SmallTalk.thanks(requester, dice));
      }
    }

    private void change(String status) {
      changes.add(new Change(now, status));
    }

    private void say(String author, boolean isPublic, Said said) {
      comments.add(new Comment(ticketId * 100 + comments.size(), author, isPublic, now, said));
    }
  }
}
