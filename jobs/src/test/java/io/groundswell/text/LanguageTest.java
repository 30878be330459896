package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void a_sentence_says_its_language() {
    assertThat(Language.of("The export of our board fails every single morning")).isEqualTo("en");
    assertThat(Language.of("Der Export unseres Boards schlägt jeden Morgen fehl")).isEqualTo("de");
    assertThat(Language.of("L'export de notre tableau échoue tous les matins depuis lundi"))
        .isEqualTo("fr");
    assertThat(Language.of("La exportación de nuestro tablero falla todas las mañanas"))
        .isEqualTo("es");
    assertThat(Language.of("Экспорт нашей доски не работает каждое утро")).isEqualTo("ru");
    assertThat(Language.of("毎朝ボードのエクスポートに失敗します")).isEqualTo("ja");
    assertThat(Language.of("导出每天早上都失败，请帮助我们")).isEqualTo("zh");
  }

  @Test
  void a_few_words_are_known_by_those_of_grammar() {
    assertThat(Language.of("timezone in the city of our lake")).isEqualTo("en");
    assertThat(Language.of("i wanna know how busy it is at 5")).isEqualTo("en");
    assertThat(Language.of("can you suggest a french restaurant")).isEqualTo("en");
    assertThat(Language.of("waar vind ik mijn facturen van mei")).isEqualTo("nl");
    assertThat(Language.of("gdzie znajdę swoje faktury")).isEqualTo("pl");
  }

  @Test
  void few_words_and_what_is_no_language_say_none() {
    assertThat(Language.of("ok")).isEqualTo("und");
    assertThat(Language.of("<EMAIL> https://app.example/a-very-long-path/to/something 12345"))
        .isEqualTo("und");
    assertThat(Language.of("")).isEqualTo("und");
    assertThat(Language.of(null)).isNull();
  }

  @Test
  void the_answer_is_always_the_same_and_long_texts_cost_no_more() {
    var text = "The export of our board fails. Der Export schlägt fehl. ".repeat(2_000);
    var first = Language.of(text);
    for (int i = 0; i < 20; i++) {
      assertThat(Language.of(text)).isEqualTo(first);
    }
  }
}
