package io.groundswell.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other words for the same thing, so that one frame is rarely said twice alike. */
final class Wording {
  private static final double KEPT = 0.55;
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("cannot", "can't", "can not"),
          List.of("please", "pls", "kindly"),
          List.of("board", "project board", "planning board"),
          List.of("card", "item", "task"),
          List.of("cards", "items", "tasks"),
          List.of("colleague", "coworker", "teammate"),
          List.of("colleagues", "coworkers", "teammates"),
          List.of("people", "folks"),
          List.of("mail", "email", "e-mail"),
          List.of("mails", "emails", "e-mails"),
          List.of("broken", "busted"),
          List.of("slow", "sluggish", "laggy"),
          List.of("nothing", "not a thing", "absolutely nothing"),
          List.of("everyone", "everybody", "all of us"),
          List.of("tool", "product", "software"),
          List.of("impossible", "not possible", "a no-go"),
          List.of("wrong", "incorrect"),
          List.of("missing", "not there"),
          List.of("great", "excellent", "superb"),
          List.of("love", "adore", "really like"),
          List.of("quickly", "fast", "in no time"),
          List.of("since", "ever since"),
          List.of("again", "once more", "yet again"),
          List.of("department", "division", "unit"),
          List.of("company", "firm", "organisation"),
          List.of("manager", "boss", "lead"),
          List.of("fails", "breaks", "errors out"),
          List.of("phone", "mobile", "smartphone"),
          List.of("page", "screen", "view"));
  private static final Map<String, List<String>> OTHERS = others();
  private static final Pattern WORD = Pattern.compile("[a-z'-]+");

  private Wording() {}

  static String varied(String text, Dice dice) {
    return WORD.matcher(text)
        .replaceAll(
            found -> {
              var others = OTHERS.get(found.group());
              var word = others == null || dice.chance(KEPT) ? found.group() : dice.pick(others);
              return Matcher.quoteReplacement(word);
            });
  }

  private static Map<String, List<String>> others() {
    var others = new HashMap<String, List<String>>();
    GROUPS.forEach(group -> others.put(group.get(0), group));
    return others;
  }
}
