package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What people answer when asked, and that they were asked at all.
 *
 * <p>The question lands on the day it is put, without an answer; an answer lands under the same id
 * on its own day. Many never answer.
 */
final class SurveyLife {
  private static final long HOUR = 3_600_000L;

  private SurveyLife() {}

  /** Everything about one question but its answer. */
  private record Question(String id, String kind, Workspace workspace, Person person, long at) {}

  /** score is null when the kind of question has none. */
  private record Answer(Integer score, Said comment, String reasonCode, long at) {}

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    for (var person : workspace.members()) {
      var dice = person.dice().fork("nps");
      int day = dice.between(Math.max(0, person.joinedOn() + 10), world.period().days() + 20);
      double level = workspace.fate().level(day, world.period());
      if (person.isHere(day) && level > 0.2 && dice.chance(0.85)) {
        promoterScore(workspace, person, day, dice, world, landing, truth);
      }
    }
    if (world.period().holds(workspace.fate().churnsOn())) {
      cancellation(workspace, workspace.fate().churnsOn(), world, landing, truth);
    }
  }

  private static void promoterScore(
      Workspace workspace,
      Person person,
      int day,
      Dice dice,
      World world,
      Landing landing,
      Truth truth) {
    var question =
        new Question("nps_" + dice.hex(10), "nps", workspace, person, world.period().at(day, 10));
    ask(question, day, world, landing);
    if (dice.chance(0.36 + 0.06 * Math.max(-2, Math.min(2, person.gladness())))) {
      double felt = 7.2 + 1.5 * person.gladness() + 1.3 * dice.normal();
      int score = (int) Math.max(0, Math.min(10, Math.round(felt)));
      Said comment = null;
      if (dice.chance(0.62)) {
        boolean pleased = dice.chance(score >= 9 ? 0.75 : score >= 7 ? 0.25 : 0.03);
        var topic =
            pleased
                ? Talk.praise(workspace, day, world, dice)
                : Talk.need(workspace, day, world, dice);
        comment = Voice.remark(topic, workspace, person, dice);
      }
      long at = question.at() + (long) (dice.exponential(20) * HOUR);
      answer(question, new Answer(score, comment, null, at), world, landing, truth);
    }
  }

  /** After some chats a star rating is asked for by mail. */
  static void afterChat(Workspace workspace, Chat chat, World world, Landing landing, Truth truth) {
    if (chat.id() % 3 != 0) {
      return;
    }
    var dice = chat.contact().dice().fork("csat", chat.id());
    long at = chat.parts().get(chat.parts().size() - 1).at() + 2 * HOUR;
    var question = new Question("csat_" + dice.hex(10), "csat", workspace, chat.contact(), at);
    ask(question, world.period().dayOf(at), world, landing);
    if (dice.chance(0.45)) {
      double felt = 3.5 + 0.9 * chat.contact().gladness() + 0.8 * dice.normal();
      int score = (int) Math.max(1, Math.min(5, Math.round(felt)));
      var comment = dice.chance(0.3) ? SmallTalk.thanks(chat.contact(), dice) : null;
      long answeredAt = at + (long) (dice.exponential(10) * HOUR);
      answer(
          question,
          new Answer(score, score > 3 ? comment : null, null, answeredAt),
          world,
          landing,
          truth);
    }
  }

  private static void cancellation(
      Workspace workspace, int day, World world, Landing landing, Truth truth) {
    var dice = workspace.dice().fork("cancellation");
    var owner = workspace.owner();
    var question =
        new Question(
            "exit_" + dice.hex(10), "cancellation", workspace, owner, world.period().at(day, 15));
    ask(question, day, world, landing);
    if (!dice.chance(workspace.fate().isSilent() ? 0.1 : 0.7)) {
      return;
    }
    var topic = Talk.need(workspace, day - 10, world, dice);
    var comment = workspace.fate().isSilent() ? null : Voice.remark(topic, workspace, owner, dice);
    var reason =
        switch (topic.kind()) {
          case "bug" -> "too_many_problems";
          case "billing" -> "too_expensive";
          case "wish" -> "missing_feature";
          default -> dice.pick("switched_service", "unused", "other");
        };
    answer(
        question,
        new Answer(null, comment, reason, question.at() + HOUR / 2),
        world,
        landing,
        truth);
  }

  private static void ask(Question question, int day, World world, Landing landing) {
    landing.land(Source.SURVEY_RESPONSES, day, () -> response(question, null, day, world));
  }

  private static void answer(
      Question question, Answer answer, World world, Landing landing, Truth truth) {
    int day = world.period().dayOf(answer.at());
    landing.land(Source.SURVEY_RESPONSES, day, () -> response(question, answer, day, world));
    if (answer.comment() != null) {
      new Feedback(question.kind(), question.id(), null, null)
          .plant(truth, world, question.workspace(), question.person(), day, answer.comment());
    }
  }

  private static ObjectNode response(Question question, Answer answer, int day, World world) {
    var person = question.person();
    boolean known = person.dice().fork("survey link").chance(0.85);
    var record = Wire.object();
    record.put("response_id", question.id());
    record.put("kind", question.kind());
    record.put("user_id", known ? person.userId() : null);
    record.put("email", person.email());
    record.put("account_id", known ? question.workspace().accountId() : null);
    if (answer == null || answer.score() == null) {
      record.putNull("score");
    } else if (day < world.surveyScoreBecomesTextOn()) {
      record.put("score", answer.score());
    } else {
      record.put("score", answer.score().toString());
    }
    record.put(
        "comment", answer == null || answer.comment() == null ? null : answer.comment().text());
    record.put("reason_code", answer == null ? null : answer.reasonCode());
    record.put("asked_at", Period.seconds(question.at()));
    return record.put("answered_at", answer == null ? null : Period.seconds(answer.at()));
  }
}
