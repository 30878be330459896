package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics by all-MiniLM-L6-v2, whose jar is on the class path of tests only. */
class ModelOptionTest {
  private static final String MINI = "all-minilm-l6-v2-q";

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void export() throws IOException {
    var csv = new StringBuilder("body,team\n");
    for (var thing : List.of("export", "login", "invoice", "board", "search", "calendar")) {
      for (var what : List.of("fails", "is slow", "is wrong", "never came", "hangs", "is empty")) {
        for (var when : List.of("today", "every morning", "since the update")) {
          csv.append("The %s %s %s,%s%n".formatted(thing, what, when, thing));
        }
      }
    }
    csv.append("Warum ist der Export unserer Tafel schon wieder so furchtbar langsam,export\n");
    file = Files.writeString(folder.resolve("in.csv"), csv).toString();
  }

  @Test
  void anotherModelHasItsOwnThresholdsAndLanguages() throws IOException {
    var shipped = topics("shipped");
    var mini = topics("mini", "--model", MINI, "--pooling", "mean", "--languages", "en,de");

    assertThat(shipped.out()).contains("1  no topic: language de");
    assertThat(mini.code()).as(mini.err()).isZero();
    assertThat(mini.out()).contains("109 texts in 6 topics").doesNotContain("language de");
    assertThat(mentions("mini")).isNotEqualTo(mentions("shipped"));
  }

  @Test
  void aConfSaysItAsItDoesForThePipeline() throws IOException {
    var conf =
        Files.writeString(
            folder.resolve("conf.yaml"),
            """
            lakehouse: none
            landing: none
            lists: none
            business: none
            embedding: {model: %s, pooling: mean, dimensions: 384}
            """
                .formatted(MINI));

    assertThat(topics("conf", "--conf", conf.toString()).code()).isZero();
    assertThat(topics("named", "--model", MINI, "--pooling", "MEAN").code()).isZero();

    assertThat(mentions("conf")).isEqualTo(mentions("named"));
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws IOException {
    says("--model needs --pooling", "--model", MINI);
    says("no --model is named", "--pooling", "mean");
    says("both name a sentence model", "--model", MINI, "--conf", "conf/local.yaml");
    says("'no-such' cannot be read", "--model", "no-such", "--pooling", "cls");
    says("(or --dimensions)", "--model", MINI, "--pooling", "mean", "--dimensions", "512");
    file = Files.writeString(folder.resolve("few.csv"), "body\nthe export fails\n").toString();
    says("at least 100 different texts", "--model", MINI, "--pooling", "mean");
  }

  private void says(String message, String... arguments) {
    var typed = topics("wrong", arguments);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.messages()).hasSize(1).first().asString().contains(message);
  }

  private Typed topics(String out, String... arguments) {
    var typed = new ArrayList<>(List.of("topics", file, "--text", "body"));
    typed.addAll(List.of(arguments));
    typed.addAll(List.of("--out", folder.resolve(out).toString()));
    return Typed.run(typed.toArray(String[]::new));
  }

  private List<String> mentions(String out) throws IOException {
    return Files.readAllLines(folder.resolve(out).resolve("mentions.csv"));
  }
}
