package io.groundswell.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code redact} makes of files, typed as a person types it. */
class RedactTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void csv_keeps_all_but_the_texts_to_the_character() {
    var file =
        file(
            "in.csv",
            "\uFEFFid,\"text\",note\r\n"
                + "1,\"write to bob@mail.example,\nor \"\"call\"\" +44 20 7946 0958\",\"a \"\"b\"\" @ c\"\r\n"
                + "2,nothing here, x y \r\n"
                + "3,ip 10.0.0.1,bob@mail.example");

    var typed = Typed.run("redact", file, "--text", "text");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .isEqualTo(
            "\uFEFFid,\"text\",note\r\n"
                + "1,\"write to <EMAIL>,\nor \"\"call\"\" <PHONE>\",\"a \"\"b\"\" @ c\"\r\n"
                + "2,nothing here, x y \r\n"
                + "3,ip <IP>,bob@mail.example");
    assertThat(typed.messages())
        .containsExactly("groundswell: 3 rows read, found 1 EMAIL, 1 IP, 1 PHONE.");
  }

  @Test
  void semicolons_divide_where_the_header_says_so() {
    var file = file("in.csv", "id;text\n1;a@b.example; c\n2;\"x; a@b.example\"\n");

    assertThat(Typed.run("redact", file, "--text", "text").out())
        .isEqualTo("id;text\n1;<EMAIL>; c\n2;\"x; <EMAIL>\"\n");
  }

  @Test
  void json_lines_keep_their_other_fields_as_they_were_written() {
    var file =
        file(
            "in.jsonl",
            "{ \"id\": 1.50, \"text\": \"caf\\u00e9 a@b.example \\\"q\\\"\", \"mail\": \"a@b.example\" }\n\n"
                + "{\"text\":null,\"id\":2}\n"
                + "{\"text\":\"ok\",\"more\":[1e3]}\n");

    assertThat(Typed.run("redact", file, "--text", "text").out())
        .isEqualTo(
            "{ \"id\": 1.50, \"text\": \"café <EMAIL> \\\"q\\\"\", \"mail\": \"a@b.example\" }\n"
                + "{\"text\":null,\"id\":2}\n"
                + "{\"text\":\"ok\",\"more\":[1e3]}\n");
  }

  @Test
  void a_list_stays_the_list_it_was() {
    var file =
        file(
            "in.json",
            "[\n  {\"t\": \"a@b.example ]\\\"\", \"n\": [1, {}]} ,\n\n  {\"t\": \"ok\"}\n]\n");

    var typed = Typed.run("redact", file, "--text", "t");

    assertThat(typed.out())
        .isEqualTo("[\n  {\"t\": \"<EMAIL> ]\\\"\", \"n\": [1, {}]} ,\n\n  {\"t\": \"ok\"}\n]\n");
    assertThat(typed.messages()).containsExactly("groundswell: 2 rows read, found 1 EMAIL.");
    says(
        2, "Element 2 of the list ends", "redact", file("cut.json", "[{\"t\":1},{"), "--text", "t");
  }

  @Test
  void a_path_leads_into_objects_and_lists() {
    var file =
        file(
            "in.jsonl",
            "{\"a\":{\"b\":\"x@y.example\"},\"c\":[{\"d\":\"1.2.3.4\"},{\"d\":\"-\"}],\"d\":\"1.2.3.4\"}\n");

    assertThat(Typed.run("redact", file, "--text", "a.b", "--text", "c.d").out())
        .isEqualTo(
            "{\"a\":{\"b\":\"<EMAIL>\"},\"c\":[{\"d\":\"<IP>\"},{\"d\":\"-\"}],\"d\":\"1.2.3.4\"}\n");
  }

  @Test
  void spans_count_rows_from_zero_and_code_points_of_the_text_as_it_was() throws IOException {
    var file = file("in.csv", "text\nfine\n😀 é mail: a@b.example\n");
    var spans = folder.resolve("spans.jsonl");

    assertThat(Typed.run("redact", file, "--text", "text", "--spans", spans.toString()).code())
        .isZero();

    var lines = Files.readAllLines(spans);
    assertThat(lines).hasSize(1);
    assertThat(JSON.readTree(lines.get(0)))
        .isEqualTo(
            JSON.readTree(
                "{\"row\":1,\"column\":\"text\",\"start\":10,\"end\":21,\"type\":\"EMAIL\"}"));
  }

  @Test
  void packed_files_are_read_and_written_and_may_be_redacted_in_place() throws IOException {
    var file = folder.resolve("in.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"t\":\"a@b.example\"}\n".getBytes(UTF_8));
    }

    assertThat(Typed.run("redact", file.toString(), "--text", "t", "--out", file.toString()).code())
        .isZero();

    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("{\"t\":\"<EMAIL>\"}\n");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void names_of_a_row_and_kinds_to_keep_are_heeded() {
    var file = file("in.csv", "who,text\nEmber Moss,did moss ask from 10.0.0.1\n");

    assertThat(Typed.run("redact", file, "--text", "text", "--names", "who", "--keep", "ip").out())
        .isEqualTo("who,text\nEmber Moss,did <PERSON> ask from 10.0.0.1\n");
  }

  @Test
  void days_of_the_calendar_go_and_years_and_days_of_the_week_stay() {
    var file =
        file(
            "in.csv",
            "text\nsince 2024-05-01 10:30:00.1 or 3rd of May: 1.2.24 on Monday in 2019\n");

    assertThat(Typed.run("redact", file, "--text", "text").out())
        .isEqualTo("text\nsince <DATE> or <DATE>: 1.2.24 on Monday in 2019\n");
    assertThat(Typed.run("redact", file, "--text", "text", "--keep", "DATE").out())
        .isEqualTo("text\nsince 2024-05-01 10:30:00.1 or 3rd of May: 1.2.24 on Monday in 2019\n");
  }

  @Test
  void what_cannot_be_done_is_told_in_words_and_leaves_no_file() throws IOException {
    var csv = file("in.csv", "id,body\n1,x\n");
    var json = file("in.jsonl", "{\"id\":1}\n");
    var broken = file("broken.jsonl", "{\"text\":\"a\"}\n{\"text\":\n");
    var open = file("open.csv", "text\n\"never closed\n");
    var latin = folder.resolve("latin.csv");
    Files.write(latin, new byte[] {'t', 'e', 'x', 't', '\n', (byte) 0xe9, '\n'});

    says(2, "has no column text. It has: id, body.", "redact", csv, "--text", "text");
    says(2, "has no column text. It has: id.", "redact", json, "--text", "text");
    says(2, "Line 2 is no JSON", "redact", broken, "--text", "text", "--out", folder + "/out");
    says(2, "never closes it", "redact", open, "--text", "text");
    says(2, "is not UTF-8", "redact", latin.toString(), "--text", "text");
    says(2, "There is no file", "redact", folder + "/none.csv", "--text", "text");
    says(2, "--text", "redact", csv);
    says(2, "There is no folder", "redact", csv, "--text", "body", "--out", folder + "/no/out");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static void says(int code, String words, String... typed) {
    var told = Typed.run(typed);
    assertThat(told.code()).as(told.err()).isEqualTo(code);
    assertThat(told.out()).isEmpty();
    assertThat(told.messages()).anyMatch(message -> message.contains(words));
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
