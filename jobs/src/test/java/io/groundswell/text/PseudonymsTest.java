package io.groundswell.text;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.ExplainMode;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String KEY = "a-key-nobody-else-has";
  private final Pseudonyms pseudonyms = new Pseudonyms(KEY);

  /** Test case 2 of RFC 4231 has a short key, so this is case 6: 131 bytes of 0xaa. */
  @Test
  void is_the_hmac_of_the_standard() {
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xaa);

    assertThat(new Pseudonyms(key).of("Test Using Larger Than Block-Size Key - Hash Key First"))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void the_same_person_has_the_same_pseudonym_under_one_key_only() {
    assertThat(pseudonyms.of("u1")).isEqualTo(new Pseudonyms(KEY).of("u1")).hasSize(64);
    assertThat(pseudonyms.of("u1")).isNotEqualTo(pseudonyms.of("u2"));
    assertThat(pseudonyms.of("u1")).isNotEqualTo(new Pseudonyms(KEY + "!").of("u1"));
    assertThat(pseudonyms.of("u1")).isEqualTo(new Pseudonyms(KEY + "\n").of("u1"));
    assertThat(pseudonyms.of((String) null)).isNull();
  }

  @Test
  void threads_do_not_disturb_one_another() {
    List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "user " + i).toList();

    assertThat(ids.parallelStream().map(pseudonyms::of).toList())
        .isEqualTo(ids.stream().map(pseudonyms::of).toList());
  }

  @Test
  void a_short_or_missing_key_is_refused_with_what_to_do() {
    for (String key : Arrays.asList(null, "", "fifteen-letters", " ".repeat(40))) {
      assertThatThrownBy(() -> new Pseudonyms(key))
          .isInstanceOf(WrongUse.class)
          .hasMessageContaining("shorter than 16")
          .hasMessageContaining("can be guessed")
          .hasMessageContaining("openssl rand -hex 32");
    }
  }

  @Test
  void a_column_is_hashed_and_no_plan_shows_the_key() {
    var session = TestSession.spark();
    var hashed =
        session
            .createDataset(Arrays.asList("u1", null), Encoders.STRING())
            .toDF("raw")
            .select(pseudonyms.of(col("raw")).as("user_id"));

    assertThat(hashed.collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(pseudonyms.of("u1"), null);
    String plan = hashed.queryExecution().explainString(ExplainMode.fromString("extended"));
    assertThat(plan).contains("pseudonym(raw").doesNotContain(KEY);
    assertThat(pseudonyms.toString()).doesNotContain(KEY);
  }
}
