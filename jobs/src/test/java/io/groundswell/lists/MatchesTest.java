package io.groundswell.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchesTest {
  private static final Map<String, String> PLANS =
      Map.of("free", "free", "enterprise", "enterprise", "pro", "business");

  private static final Profile ADA =
      person("ada", "acme", 90, "Manufacturing", "DE", "business", 300, "automations");
  private static final Profile BOB =
      person("bob", "bolt", 80, "Manufacturing", "FR", "business", 300);
  private static final Profile CYD = person("cyd", "core", 70, "Retail", "US", "free", 12, "api");
  private static final Profile DAN = person("dan", "acme", 85, "Manufacturing", "DE", "free", 300);
  private static final Profile EVE = person("eve", "edge", 60, null, null, null, null);

  @Test
  void wordsAreUnderstoodByWhatIsKnownAndOthersAreNamed() {
    assertThat(meanings("manufacturing, EU, automation,  Pro , 200-500, zebra"))
        .containsExactly(
            "industry Manufacturing",
            "company in EU",
            "uses automations",
            "on the plan business",
            "200 to 500 people");
    assertThat(wishes("manufacturing, zebra, ;, 500").unknown()).containsExactly("zebra", "500");
    assertThat(meanings("US, >1000, 50+ employees, under 50, small, SSO, csv export"))
        .containsExactly(
            "company in US",
            "at least 1001 people",
            "at least 50 people",
            "0 to 49 people",
            "0 to 49 people",
            "looked at sso of late",
            "praised 'CSV export'");
  }

  @Test
  void aWishHoldsWhereItIsKnownTo() {
    assertThat(who("EU")).containsExactlyInAnyOrder("ada", "bob");
    assertThat(who("under 50")).containsExactly("cyd");
    assertThat(who("free")).containsExactlyInAnyOrder("cyd", "dan");
    assertThat(who("export")).containsExactly("eve");
    assertThat(who("germany")).containsExactly("ada");
  }

  @Test
  void moreWishesGoFirstAndAnAccountIsAskedOnce() {
    var found = Matches.of(all(), wishes("manufacturing, free, zebra"), 9);

    assertThat(found.stream().map(match -> match.person().userId()))
        .containsExactly("dan", "cyd", "bob");
    assertThat(found.get(2).missing()).containsExactly("free");
    assertThat(found.get(2).fulfilled()).containsExactly("industry Manufacturing");
  }

  @Test
  void amongEqualsTheNextIsUnlikeThoseBefore() {
    var same = person("fay", "fern", 88, "Retail", "DE", "business", 300, "automations");
    var other = person("gus", "glow", 75, "Health", "SE", "free", 12, "automations");

    var found = Matches.of(List.of(ADA, same, other), wishes("automations"), 3);

    assertThat(found.stream().map(match -> match.person().userId()))
        .containsExactly("ada", "gus", "fay");
  }

  @Test
  void twoAccountsOfOneCompanyAreOneCompany() {
    var ops = person("fay", "acme-ops", 88, "Manufacturing", "DE", "business", 300);

    assertThat(Matches.of(List.of(ADA, ops, BOB), wishes("EU"), 3))
        .extracting(match -> match.person().userId())
        .containsExactly("ada", "bob");
  }

  @Test
  void whatWasAskedForIsNoReasonToPassSomebodyBy() {
    assertThat(Matches.likeness(ADA, DAN, Set.of())).isEqualTo(0.75);
    assertThat(Matches.likeness(ADA, DAN, Set.of(Wish.Kind.INDUSTRY, Wish.Kind.PLACE)))
        .isEqualTo(0.5);
    assertThat(Matches.likeness(ADA, EVE, Set.of())).isZero();
  }

  @Test
  void noMoreThanAskedForAndNobodyWhoFitsInNothing() {
    assertThat(Matches.of(all(), wishes("EU"), 1)).hasSize(1);
    assertThat(Matches.of(all(), wishes("australia"), 5)).isEmpty();
  }

  private static List<String> meanings(String request) {
    return wishes(request).understood().stream()
        .map(ways -> String.join(", ", ways.stream().map(wish -> wish.meaning()).toList()))
        .toList();
  }

  private static List<String> who(String request) {
    return Matches.of(all(), wishes(request), 9).stream().map(m -> m.person().userId()).toList();
  }

  private static Wishes wishes(String request) {
    return Wishes.of(
        request,
        new Wishes.Vocabulary(
            all(), List.of("Manufacturing", "Retail"), List.of("automations", "api"), PLANS));
  }

  private static List<Profile> all() {
    return Stream.of(ADA, BOB, CYD, DAN, EVE).toList();
  }

  private static Profile person(
      String user,
      String account,
      double score,
      String industry,
      String country,
      String plan,
      Integer employees,
      String... features) {
    return new Profile(
        user,
        account,
        account.replace("-ops", ""),
        score,
        List.of(),
        industry,
        country,
        null,
        plan,
        plan == null ? null : !plan.equals("free"),
        employees,
        Set.of(features),
        Set.of(),
        user.equals("eve") ? Set.of("CSV export") : Set.of());
  }
}
