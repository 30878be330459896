package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.Strict;
import io.groundswell.lakehouse.WrongUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsksTest {
  @Test
  void whatIsNotSaidHasADefault() {
    var asks = read("{consent_purpose: Advocacy, list_size: 20}");

    assertThat(asks.consentPurpose()).isEqualTo("advocacy");
    assertThat(asks.personCoolDownDays()).isEqualTo(90);
    assertThat(asks.perAccount()).isEqualTo(1);
    assertThat(asks.jurisdictions()).isEmpty();
    assertThat(asks.types().keySet())
        .containsExactly("review", "referral", "beta", "reference_call", "case_study");
    assertThat(asks.types().values())
        .allSatisfy(
            ask -> {
              assertThat(ask.channel()).isEqualTo("email");
              assertThat(ask.consentPurpose()).isEqualTo("advocacy");
            });
  }

  @Test
  void aTypeHasTermsOfItsOwnAndTheRestFromAll() {
    var asks =
        read(
            "{consent_purpose: advocacy, channel: email, list_size: 5,"
                + " types: {webinar: {channel: Phone, cool_down_days: 30}, quote: }}");

    assertThat(asks.types().get("webinar")).isEqualTo(new Asks.Ask("advocacy", "phone", 30, 0.0));
    assertThat(asks.types().get("quote")).isEqualTo(new Asks.Ask("advocacy", "email", 180, 0.0));
  }

  @Test
  void whatNobodyUnderstandsIsRefusedByItsName() {
    for (var wrong :
        List.of(
            "cool_down: 3 -> unknown key 'cool_down'",
            "types: {review: {cooldown_days: 3}} -> unknown key 'types.review.cooldown_days'",
            "types: {Case Study: {}} -> 'types.Case Study' must be lower case",
            "types: {review: {min_score: 101}} -> 'types.review.min_score' must be from 0 to 100",
            "types: {} -> 'types' must be at least one",
            "person_cap: 0 -> 'person_cap and account_cap' must be above 0",
            "person_cool_down_days: -1 -> 'person_cool_down_days' must be 0 or more")) {
      var parts = wrong.split(" -> ");
      assertThatThrownBy(() -> read("{consent_purpose: a, list_size: 5, " + parts[0] + "}"))
          .isInstanceOf(WrongUse.class)
          .hasMessageContaining(parts[1]);
    }
    assertThatThrownBy(() -> read("{consent_purpose: a}")).hasMessageContaining("'list_size' must");
  }

  private static Asks read(String yaml) {
    return Strict.parse(yaml, "business.yaml", Asks.class);
  }
}
