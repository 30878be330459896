package io.groundswell.simulate;

import io.groundswell.simulate.Said.Secret;
import java.util.List;

/** What is said in a thread without being about anything: receipts, replies, thanks. */
final class SmallTalk {
  private static final List<String> RECEIPTS =
      List.of(
          "We have received your request and will get back to you soon.",
          "Thanks for writing in. Your request has been logged as #%d.",
          "This is an automatic confirmation. A human will answer shortly.");
  private static final List<String> REPLIES =
      List.of(
          "Hi %s, thank you for letting us know. Which browser and version do you use?",
          "Hello %s, I can reproduce this and have passed it on to our engineers.",
          "Thanks %s. Could you send a screenshot, please?",
          "Hi %s, please try once more after reloading, we have changed something on our side.",
          "Dear %s, this is not possible today. I have added your vote to the idea.",
          "Hello %s, I looked into your workspace and corrected the setting.",
          "Hi %s, sorry for the wait. Our team is on it.");
  private static final List<String> ANSWERS =
      List.of(
          "Done, see the attached picture.",
          "Version 131, on two machines.",
          "Yes, that is what I meant.",
          "No change, still the same after reloading.",
          "I will try tomorrow and tell you.",
          "It happens to my colleagues as well.",
          "Sure, here it is.",
          "Any news?");
  private static final List<String> THANKS =
      List.of(
          "Works now, thank you!",
          "Perfect, thanks.",
          "great, that did it",
          "Thanks for the quick help",
          "All good again.",
          "ok thx",
          "You can close this.");
  private static final List<String> NOTES =
      List.of(
          "Checked the logs for %s, nothing unusual.",
          "Second contact from %s this month, please handle with care.",
          "Asked engineering, waiting.");

  private SmallTalk() {}

  static Said receipt(long ticketId, Dice dice) {
    return plain(dice.pick(RECEIPTS).formatted(ticketId));
  }

  static Said reply(Person to, Dice dice) {
    return named(dice.pick(REPLIES), to);
  }

  static Said internalNote(Person about, Dice dice) {
    return named(dice.pick(NOTES), about);
  }

  static Said answer(Person person, Dice dice) {
    return signed(dice.pick(ANSWERS), person, dice);
  }

  static Said thanks(Person person, Dice dice) {
    return signed(dice.pick(THANKS), person, dice);
  }

  private static Said plain(String text) {
    return new Said(text, null, List.of());
  }

  private static Said named(String frame, Person person) {
    var text = frame.formatted(person.first());
    return text.equals(frame) || person.isSharedMailbox()
        ? plain(text)
        : new Said(text, null, List.of(new Secret("person", person.first())));
  }

  private static Said signed(String text, Person person, Dice dice) {
    return dice.chance(0.25) && !person.isSharedMailbox()
        ? new Said(text + "\n" + person.name(), null, List.of(new Secret("person", person.name())))
        : plain(text);
  }
}
