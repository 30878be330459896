package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MessageTextTest {

  @Test
  void a_quoted_history_goes() {
    assertThat(
            MessageText.said(
                "It still fails.\n\nOn Mon, 3 Mar 2025 at 10:02, Loomline Support\n<help@loomline.example> wrote:\n"
                    + "> Please try again.\n> Thanks\n"))
        .isEqualTo("It still fails.");
    assertThat(MessageText.said("Yes.\n\nAm 03.03.2025 um 10:02 schrieb Loomline:\n> Geht es?"))
        .isEqualTo("Yes.");
    assertThat(MessageText.said("No luck\r\n-----Original Message-----\r\nFrom: x\r\nhello\r\n"))
        .isEqualTo("No luck");
    assertThat(
            MessageText.said(
                "No luck\n\nFrom: Help <h@loomline.example>\nSent: Monday\nTo: me\n\nhello"))
        .isEqualTo("No luck");
    assertThat(MessageText.said("No luck\n##- Please type your reply above this line -##\nhello"))
        .isEqualTo("No luck");
  }

  @Test
  void answers_below_or_between_quoted_lines_stay() {
    assertThat(
            MessageText.said(
                "On 3 Mar 2025, Support wrote:\n> Which browser?\nFirefox\n> Which plan?\nTeam\n"))
        .isEqualTo("Firefox\nTeam");
    assertThat(MessageText.said("See below.\nOn 3 Mar 2025, Support wrote:\n> Which plan?\nTeam"))
        .isEqualTo("See below.\nTeam");
  }

  @Test
  void a_signature_goes() {
    assertThat(MessageText.said("It fails.\n-- \nMara Lind\nCEO")).isEqualTo("It fails.");
    assertThat(MessageText.said("It fails.\n\nSent from my iPhone")).isEqualTo("It fails.");
    assertThat(MessageText.said("It fails.\n\nBest regards,\nMara Lind\nLoomline | 12 Long Road"))
        .isEqualTo("It fails.");
    assertThat(MessageText.said("It fails.\nThanks!")).isEqualTo("It fails.");
  }

  @Test
  void words_that_only_look_like_an_end_stay() {
    String asksOn =
        "Thanks,\nbut why does the export of the whole board take twelve hours every time?";
    String tellsOn = "Best\nfeature: timeline. On Monday I wrote: a board.\nFrom: here\nto there";

    assertThat(MessageText.said(asksOn)).isEqualTo(asksOn);
    assertThat(MessageText.said(tellsOn)).isEqualTo(tellsOn);
  }

  @Test
  void a_message_that_is_nothing_else_is_kept_whole() {
    assertThat(MessageText.said("Thanks!\nMara")).isEqualTo("Thanks!\nMara");
    assertThat(MessageText.said("> quoted only")).isEqualTo("> quoted only");
    assertThat(MessageText.said("  ")).isEmpty();
    assertThat(MessageText.said(null)).isNull();
  }

  @Property
  void nothing_is_made_up(@ForAll String message) {
    String said = MessageText.said(message);

    assertThat(message.lines().map(String::strip).toList())
        .containsAll(said.lines().map(String::strip).toList());
  }
}
