package io.groundswell.text;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.groundswell.lakehouse.TestSession;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Longer than other files: one example for every kind of secret and every trap. */
class RedactorTest {
  private static final List<String> NAMES = List.of("Mara Lind", "José Will", "Jo O'Brien-Hart");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/redaction/examples.psv", delimiter = '|', maxCharsPerColumn = 9000)
  void personal_things_become_placeholders(String text, String redacted) {
    assertThat(Redactor.redact(unescaped(text), NAMES)).isEqualTo(unescaped(redacted));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/redaction/clean.psv", delimiter = '|')
  void ordinary_words_and_numbers_stay(String text) {
    assertThat(Redactor.redact(text, NAMES)).isEqualTo(text);
  }

  @Test
  void null_stays_null_and_no_names_are_fine() {
    assertThat(Redactor.redact(null, NAMES)).isNull();
    assertThat(Redactor.redact("", List.of())).isEmpty();
    assertThat(Redactor.redact("no harm", Arrays.asList(null, ""))).isEqualTo("no harm");
  }

  @Test
  void who_was_found_once_is_hidden_wherever_the_text_speaks_of_them() {
    String text = "Tallvik gave in. Yesterday I met Mr. Tallvik, and TALLVIK agreed.";

    assertThat(Redactor.redact(text, List.of())).doesNotContainIgnoringCase("tallvik");
  }

  /** What is a firm is kept in tables, but a person before such a word is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks,\nOlena Kovalenko\nPLC Programmer",
        "My name is Olena Kovalenko\nCorp IT Support",
        "Yours, Olena Kovalenko, LLP partner",
      })
  void a_person_is_no_firm_by_the_word_that_follows(String text) {
    assertThat(Redactor.redact(text, List.of())).doesNotContain("Kovalenko");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The bill of Halvorsen Drift plc came.          | Halvorsen Drift plc
          We met on Monday, 5 May 2025, in the office.   | Monday, 5 May 2025
          She was born in 1987 and asks for a discount.  | 1987
          An answer for a German customer is missing.    | German
          It went to 12 Long Hill Road, Qorvastad, Norway. | Qorvastad
          log line of 2019-06-14 09:37:34z               | 09:37:34z
          {"yob":1980} came with the export.             | 1980
          We met on Thurs 5 May and said so.             | Thurs
          """)
  void files_lose_what_narrows_down_who_somebody_is(String text, String hidden) {
    assertThat(text).contains(hidden);
    assertThat(Redactor.redaction(text, List.of(), EnumSet.allOf(Placeholder.class)).redacted())
        .doesNotContain(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The plan for 2024 starts on a Monday.",
        "Nothing has loaded since Tuesday, and in January it was slow.",
        "Spinner for ages, then a blank page.",
        "The PLC stopped when firmware 4.2 PLC was loaded.",
        "Our INC is not the one of yesterday.",
      })
  void files_keep_what_tells_nobody(String text) {
    assertThat(Redactor.redaction(text, List.of(), EnumSet.allOf(Placeholder.class)).redacted())
        .isEqualTo(text);
  }

  @Test
  void a_long_log_loses_its_people_and_no_line() {
    String line = "job %d of mara.lind@mail.example (10.0.0.7) failed, call +44 20 7946 0958\n";
    var log = new StringBuilder();
    for (int i = 0; log.length() < 30_000; i++) {
      log.append(line.formatted(i));
    }

    String redacted = Redactor.redact(log.toString(), List.of());

    assertThat(redacted.lines())
        .hasSize((int) log.toString().lines().count())
        .allMatch(l -> l.matches("job \\d+ of <EMAIL> \\(<IP>\\) failed, call <PHONE>"));
  }

  @Property(tries = 150)
  void redacting_twice_changes_nothing(@ForAll("messages") String text) {
    String once = Redactor.redact(text, NAMES);

    assertThat(Redactor.redact(once, NAMES)).isEqualTo(once);
  }

  @Property(tries = 60)
  void any_text_whatever_can_be_redacted(@ForAll String text) {
    String once = Redactor.redact(text, NAMES);

    assertThat(Redactor.redact(once, NAMES)).isEqualTo(once);
  }

  @Property(tries = 60)
  void a_card_number_never_stays(
      @ForAll("messages") String before, @ForAll("messages") String after) {
    String text = before + " card 5105 1051 0510 5100, " + after;

    assertThat(Redactor.redact(text, List.of())).doesNotContain("1051 0510");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1 ",
        "1-",
        "a.",
        "a@",
        "@",
        "a at ",
        "a dot b at ",
        "(at)",
        "password: ",
        "password is ",
        "A1",
        "DE89 ",
        "DE89370400440532013000",
        "4111 1111 1111 1111 ",
        "1.1.",
        ":",
        "1:",
        "f:",
        "<EMAIL>",
        "<EMA",
        "12 Main ",
        "12 Main Aa ",
        "Calle aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
        "Main ",
        "Mara ",
        "Mara, ",
        "eyJ",
        "eyJaaaaaa.",
        "-----BEGIN ",
        "http://",
        "//",
        "www.",
        "\u0301",
        "a\u200b",
        "\ufdfa",
        "+1 ",
        "(",
        "+",
        "hi Mara\n",
        "1 rue ",
        "%40",
        "%",
        "a-a",
        "call 555 ",
        "020 7946 0958 ",
        "\ud83d\ude42",
        "passport ",
        "Calle a ",
        "x.example/",
        "\n",
        "0 0-",
        "Ada Byron, ",
        "Ada ",
        "Aa Bb. ",
        "Mr. ",
        "i am ada from rome. ",
        "born on 1 May 1990 ",
        "12 years old ",
        "a.com ",
        "French ",
        "zip 12345 ",
        "my number is ",
        "key=",
        "pin 1",
        "user:pass@",
        "O'",
        "12 - 34 - ",
        "\uff11",
        "the driver license ",
        "IBAN DE00 ",
        "<PERSON> ",
        "account number ",
        "MRN 1 ",
        "IMEI is of my phone ",
        "otp 1234 ",
        "12 34 56 ",
        "0xab",
        "T9aB",
        "12 Main St\n> ",
        "La Je le bouton ",
        "Dear Ada,\n"
      })
  void fifty_thousand_hostile_characters_take_less_than_two_seconds(String piece) {
    String text = piece.repeat(50_000 / piece.length());
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();

    String redacted = Redactor.redaction(text, NAMES, EnumSet.allOf(Placeholder.class)).redacted();

    assertThat((clock.getCurrentThreadCpuTime() - start) / 1e9).isLessThan(2);
    assertThat(Redactor.redact(redacted, NAMES)).isEqualTo(redacted);
  }

  @Property(tries = 20)
  void any_hostile_text_takes_less_than_two_seconds(@ForAll("pieces") String piece) {
    fifty_thousand_hostile_characters_take_less_than_two_seconds(piece);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.strings()
        .withChars("aA1@.:-+(<> \n'/%=,\u0301\u200bé")
        .ofMinLength(1)
        .ofMaxLength(6);
  }

  @Test
  void a_column_is_redacted_with_the_names_of_its_row() {
    var session = TestSession.spark();
    var texts =
        session
            .createDataset(Arrays.asList("the export fails, a@b.example", null), Encoders.STRING())
            .toDF("text");

    assertThat(
            texts
                .select(
                    Redactor.column(col("text"), array(lit("Export Fails"), lit(null))),
                    Redactor.column(col("text"), lit(null).cast("array<string>")))
                .collectAsList())
        .extracting(row -> row.getString(0), row -> row.getString(1))
        .containsExactly(
            tuple("the <PERSON>, <EMAIL>", "the export fails, <EMAIL>"), tuple(null, null));
  }

  @Provide
  Arbitrary<String> messages() {
    return Arbitraries.of(
            "bob@mail.example",
            "bob at gmail dot com",
            "+44 20 7946 0958",
            "(202) 555-0143",
            "4111 1111 1111 1111",
            "DE89 3704 0044 0532 0130 00",
            "192.168.0.12",
            "2001:db8::1",
            "https://x.example/a?token=1",
            "AKIAIOSFODNN7EXAMPLE",
            "password: hunter2",
            "078-05-1120",
            "12 Long Hill Road",
            "12 Main St\n> Springfield, IL 62701",
            "MRN: 00482913",
            "account number",
            "1HGCM82633A004352",
            "Bitte rufen Sie nicht",
            "Mara",
            "Lind",
            "Will",
            "Mara Lind",
            "Hi Tom,",
            "<EMAIL>",
            "<",
            ">",
            "-",
            ".",
            " ",
            " ",
            "\n",
            "2024-05-01",
            "at",
            "dot com",
            "is",
            "password",
            "1",
            "42",
            "7000",
            "+",
            "(",
            "a",
            "\u200b",
            "e\u0301",
            "＠",
            "１２３",
            "order 123456789012",
            "Dear",
            "%40",
            ":",
            "//",
            "call",
            "St")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  /** The files hold a text per line, so breaks and invisible characters are written as escapes. */
  private static String unescaped(String text) {
    return text.translateEscapes().replace("{zwsp}", "\u200b").replace("{nbsp}", "\u00a0");
  }
}
