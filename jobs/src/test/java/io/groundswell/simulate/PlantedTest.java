package io.groundswell.simulate;

import static io.groundswell.simulate.Simulated.LANDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was planted can be found. */
class PlantedTest {
  private static final Pattern WORD = Pattern.compile("\\w{6,}");

  @Test
  void everyPlantedIdLands() {
    var words = new HashSet<String>();
    for (var source : Source.values()) {
      for (var line : LANDED.lines(source.folder())) {
        WORD.matcher(line).results().forEach(word -> words.add(word.group()));
      }
    }
    assertThat(words).containsAll(texts("accounts", "account_id"));
    assertThat(words).containsAll(texts("users", "user_id"));
    assertThat(words).containsAll(texts("feedback", "record_id"));
    assertThat(words).containsAll(texts("incidents", "incident_id"));
    assertThat(words).containsAll(texts("mrr", "account_id"));
  }

  @Test
  void secretsStandInTheTextExactly() {
    var said = LANDED.truths("feedback");
    assertThat(said).anyMatch(row -> row.path("secrets").size() > 0);
    for (var row : said) {
      for (var secret : row.path("secrets")) {
        assertThat(row.path("text").asText()).contains(secret.path("text").asText());
      }
    }
  }

  private static Set<String> texts(String truth, String field) {
    return LANDED.truths(truth).stream()
        .map(row -> row.path(field).asText())
        .collect(Collectors.toSet());
  }
}
