package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void a_reader_sees_lines() {
    assertThat(HtmlText.plain("<p>Where is<br>my board?</p>")).isEqualTo("Where is\nmy board?");
    assertThat(HtmlText.plain("<div>One</div><div>Two <b>words</b></div>"))
        .isEqualTo("One\nTwo words");
    assertThat(HtmlText.plain("<style>p {color: red}</style>Hi<!-- note --> there"))
        .isEqualTo("Hi there");
    assertThat(HtmlText.plain("a &lt;b&gt; &amp; c&nbsp;d &#39;e&#x27; &unknown; 3 & 4"))
        .isEqualTo("a <b> & c d 'e' &unknown; 3 & 4");
  }

  @Test
  void a_quote_is_marked_as_one() {
    assertThat(HtmlText.plain("<p>No.</p><blockquote><p>Does it work?</p></blockquote>"))
        .isEqualTo("No.\n> Does it work?");
  }

  @Test
  void what_is_no_tag_stays() {
    assertThat(HtmlText.plain("A List<String> with 1 < 2")).isEqualTo("A List<String> with 1 < 2");
    assertThat(HtmlText.plain(null)).isNull();
    assertThat(HtmlText.plain("plain\ntext")).isEqualTo("plain\ntext");
  }

  @Test
  void hostile_input_takes_bounded_time() {
    var hostile =
        "<style>".repeat(1) + "<p ".repeat(20_000) + "&".repeat(20_000) + "<".repeat(10_000);
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> HtmlText.plain(hostile));
  }

  @Property
  void any_text_is_read(@ForAll String text) {
    assertThat(HtmlText.plain("<p>" + text)).isNotNull();
  }
}
