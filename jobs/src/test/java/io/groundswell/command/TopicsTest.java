package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code topics} makes of files, typed as a person types it. */
class TopicsTest {
  private static final List<String> EXPORT =
      List.of(
          "The export of my board fails",
          "Exporting a board does not work",
          "board export hangs since noon",
          "cannot export the board as a file",
          "our board export is broken again",
          "export of boards ends with an error");
  private static final List<String> PASSWORD =
      List.of(
          "I forgot my password",
          "how do I reset my password",
          "the password reset mail never comes",
          "please reset the password of my login",
          "I need a new password to log in",
          "password reset link has expired");
  private static final List<String> INVOICE =
      List.of(
          "where is the invoice for last month",
          "please send me our invoice again",
          "the invoice shows a wrong amount",
          "I need an invoice with our tax number",
          "our invoice was charged twice",
          "=invoice address has to be changed");

  @TempDir Path folder;

  @Test
  void a_csv_becomes_topics_mentions_and_a_page() throws IOException {
    var csv = new StringBuilder("\uFEFFnr;body;team\r\n");
    add(csv, "e", EXPORT, "product");
    add(csv, "p", PASSWORD, "access");
    add(csv, "i", INVOICE, "billing");
    csv.append("x1;12345;\r\nx2;\"\";\r\n");
    csv.append("x3;Warum ist der Export unserer Tafel schon wieder so furchtbar langsam;\r\n");
    var file = file("in.csv", csv.toString());

    var typed = topics(file, "--text", "body", "--id", "nr", "--truth", "team");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("21 texts in 3 topics, 3 in none.")
        .contains("2  no topic: no words")
        .contains("1  no topic: language de")
        .contains("Against 3 true topics of 18 texts: NMI 100.0  ARI 100.0  V-measure 100.0");
    var mentions = lines("mentions.csv");
    assertThat(mentions)
        .hasSize(22)
        .startsWith("row,id,topic_id,topic,confidence,reason,from_character,to_character");
    assertThat(mentions.get(1)).startsWith("0,e0,").endsWith(",,0," + EXPORT.get(0).length());
    assertThat(mentions.get(19)).isEqualTo("18,x1,,unassigned,0.0000,no words,,");
    assertThat(mentions.get(21)).isEqualTo("20,x3,,unassigned,0.0000,language de,,");
    assertThat(lines("topics.csv"))
        .hasSize(4)
        .startsWith("topic_id,topic,area,texts,share,keywords,quote_1,quote_2,quote_3")
        .noneMatch(line -> line.contains(",=") || line.contains("\"="));
    assertThat(folder.resolve("out").toFile().list())
        .containsExactlyInAnyOrder("topics.csv", "mentions.csv", "topics.html");
  }

  /** Both letters are of two topics; most of the first is about the export, not its courtesies. */
  @Test
  void a_long_text_is_of_each_topic_that_a_part_of_it_is_about() throws IOException {
    String export = "The export of my board fails again since noon, it ends with an error.";
    String password = "I forgot my password.";
    String letter =
        "Hello 🙂 team at ember.moss@mail.example, I hope you had a lovely weekend! %s "
            + "By the way, sorry for the bother: %s Many thanks in advance, and all the best to you all!";
    var csv = new StringBuilder("nr;body;team\r\n");
    add(csv, "e", EXPORT, "product");
    add(csv, "p", PASSWORD, "access");
    add(csv, "i", INVOICE, "billing");
    add(csv, "l", List.of(letter.formatted(export, password)), "product");
    add(csv, "m", List.of(letter.formatted(password, export)), "product");

    var typed =
        topics(file("in.csv", csv.toString()), "--text", "body", "--id", "nr", "--truth", "team");

    assertThat(typed.out())
        .contains("20 texts in 3 topics, 0 in none, 2 in several.")
        .contains("Against 3 true topics of 20 texts: NMI 100.0  ARI 100.0");
    var mentions = lines("mentions.csv");
    assertThat(mentions).hasSize(23);
    var sizes =
        lines("topics.csv").stream()
            .skip(1)
            .map(line -> line.replaceAll(".*,(\\d+),[01]\\.\\d{4},.*", "$1"))
            .sorted()
            .toList();
    assertThat(sizes)
        .as("a text counts once for each of its topics")
        .containsExactly("6", "8", "8");
    assertThat(said(mentions.get(19), letter.formatted(export, password))).isEqualTo(export);
    assertThat(said(mentions.get(20), letter.formatted(export, password))).contains(password);
    assertThat(said(mentions.get(21), letter.formatted(password, export))).contains(export);
  }

  /** The characters of the file that a mention names. */
  private static String said(String mention, String text) {
    var cells = mention.split(",", -1);
    return text.substring(
        text.offsetByCodePoints(0, Integer.parseInt(cells[cells.length - 2])),
        text.offsetByCodePoints(0, Integer.parseInt(cells[cells.length - 1])));
  }

  /** Nobody else says it, however often one says it. */
  @Test
  void what_one_long_text_repeats_is_no_topic() throws IOException {
    var csv = new StringBuilder("nr;body;team\r\n");
    add(csv, "p", PASSWORD, "access");
    add(
        csv,
        "l",
        List.of(
            String.join(
                " ",
                "The calendar shows the wrong week.",
                "Please send me our invoice.",
                "My phone cannot show the calendar.",
                "The board export hangs.",
                "Sharing the calendar with guests fails.",
                "A new seat costs too much.")),
        "product");

    topics(file("in.csv", csv.toString()), "--text", "body");

    assertThat(lines("topics.csv")).hasSize(2);
  }

  @Test
  void json_is_read_by_paths_and_texts_are_redacted_before_anything_else() throws IOException {
    var json = new StringBuilder();
    for (var texts : List.of(EXPORT, PASSWORD)) {
      for (String text : texts) {
        json.append(
            "{\"id\":7,\"parts\":[{\"body\":\"%s\"},{\"body\":\"</script> ember.moss@mail.example\"}]}\n"
                .formatted(text));
      }
    }
    var file = file("in.jsonl", json.toString());

    assertThat(topics(file, "--text", "parts.body", "--id", "id", "--level", "coarse").code())
        .isZero();

    var page = Files.readString(folder.resolve("out/topics.html"));
    assertThat(lines("mentions.csv").get(1)).startsWith("0,7,");
    assertThat(lines("topics.csv").toString()).contains("<EMAIL>").doesNotContain("ember.moss");
    assertThat(page.contains("\"level\":\"coarse\"")).isTrue();
    assertThat(page.contains("ember.moss")).isFalse();
    assertThat(page.split("</script>", -1).length).as("no text ends a script").isEqualTo(4);
    assertThat(page.matches("(?s).*(src|href)=\"?http.*|.*\\{\\{.*"))
        .as("needs no network")
        .isFalse();
    var data = page.substring(page.indexOf("type=\"application/json\">") + 24);
    assertThat(new ObjectMapper().readTree(data.split("</script>")[0]).get("texts").asInt())
        .isEqualTo(12);
  }

  @Test
  void the_order_of_the_rows_changes_nothing() throws IOException {
    var one = new StringBuilder("nr,body\n");
    var other = new StringBuilder("nr,body\n");
    List.of(EXPORT, PASSWORD, INVOICE).forEach(texts -> texts.forEach(t -> row(one, t)));
    List.of(INVOICE, EXPORT, PASSWORD).forEach(texts -> texts.forEach(t -> row(other, t)));

    topics(file("one.csv", one.toString()), "--text", "body");
    var first = lines("topics.csv");
    topics(file("other.csv", other.toString()), "--text", "body");

    assertThat(lines("topics.csv")).isEqualTo(first);
  }

  @Test
  void what_is_wrong_is_said_with_what_to_do() throws IOException {
    var file = file("in.csv", "nr,body\n1,one thing only\n");
    says("There is no file", folder.resolve("none.csv").toString(), "--text", "body");
    says("has no column text, number. It has: nr, body.", file, "--text", "text", "--id", "number");
    says("a topic needs at least 3 different texts", file, "--text", "body");
    says("Record 1 of", file("in.jsonl", "{\"t\":1}\n{\"t\":\n"), "--text", "t");
    Files.write(folder.resolve("latin.csv"), new byte[] {'t', '\n', (byte) 0xe9, '\n'});
    says("is not UTF-8", folder.resolve("latin.csv").toString(), "--text", "t");
  }

  private void says(String message, String... arguments) {
    var typed = topics(arguments);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.messages()).hasSize(1).first().asString().contains(message);
  }

  private Typed topics(String... arguments) {
    var typed = new ArrayList<>(List.of("topics"));
    typed.addAll(List.of(arguments));
    typed.addAll(List.of("--out", folder.resolve("out").toString()));
    return Typed.run(typed.toArray(String[]::new));
  }

  private static void add(StringBuilder csv, String id, List<String> texts, String team) {
    for (int i = 0; i < texts.size(); i++) {
      csv.append(id).append(i).append(';').append(texts.get(i)).append(';').append(team);
      csv.append("\r\n");
    }
  }

  private static void row(StringBuilder csv, String text) {
    csv.append("1,").append(text).append('\n');
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
