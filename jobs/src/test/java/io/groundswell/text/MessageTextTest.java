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
  void a_history_goes_in_other_languages() {
    for (String history :
        new String[] {
          "Em seg., 3 de mar. de 2025 às 10:02, Suporte <help@loomline.example> escreveu:\n> Tente",
          "Den mån 3 mars 2025 kl 10:02 skrev Loomline <help@loomline.example>:\n> Prova igen",
          "W dniu pon., 3.03.2025 o 10:02 Loomline napisał(a):\n> Spróbuj",
          "3 марта 2025 г., 10:02, Loomline пишет:\n> Попробуйте",
          "2025年3月3日(月) 10:02 Loomline <help@loomline.example>のメール:\n> もう一度",
          "2025-03-03 10:02 GMT+01:00 Loomline <help@loomline.example>:\n> Try again",
          "________________________________\nVon: Loomline <h@loomline.example>\nGesendet: Montag\n\nHallo",
          "Da: Loomline <h@loomline.example>\nInviato: lunedì\n\nCiao",
          "-----Mensaje original-----\nDe: x\nhola",
          "Begin forwarded message:\nhello"
        }) {
      assertThat(MessageText.said("It still fails.\n\n" + history)).isEqualTo("It still fails.");
    }
  }

  @Test
  void a_signature_goes_in_other_languages_and_forms() {
    for (String signature :
        new String[] {
          "Met vriendelijke groet,\nMara Lind",
          "Mit besten Grüßen\nMara Lind\nLeiterin Einkauf",
          "Thanks, Mara",
          "Best regards, Mara Lind",
          "Gesendet von Mail für Windows",
          "Mara Lind\nHead of Operations | Loomline\nwww.loomline.example",
          "Mara Lind\n<EMAIL>",
          "This e-mail and its attachments are confidential and intended for the addressee only."
        }) {
      assertThat(MessageText.said("It still fails.\n\n" + signature)).isEqualTo("It still fails.");
    }
    String board = "It fails on\n\nBoard View\nand on the timeline";
    assertThat(MessageText.said(board)).isEqualTo(board);
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
