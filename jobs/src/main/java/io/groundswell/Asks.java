package io.groundswell;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Limits on asking customers to speak for us: {@code advocates} in {@code conf/business.yaml}. What
 * the file does not say has a default.
 *
 * @param consentPurpose what consent must be given for, in the word of the consent records
 * @param channel how the asks go out, so what consent must cover ({@code email})
 * @param jurisdictions the laws under which a grant counts; empty: any, and none recorded
 * @param personCoolDownDays for so many days after an ask the person is not asked again (90)
 * @param accountCoolDownDays and nobody of the account (45)
 * @param personCap so many asks of a person in any 90 days (2)
 * @param accountCap so many asks of an account in any 90 days (3)
 * @param listSize people on the list of a day
 * @param perAccount of them from one account (1)
 * @param types what may be asked, with terms of its own
 */
public record Asks(
    @JsonProperty("consent_purpose") String consentPurpose,
    String channel,
    List<String> jurisdictions,
    @JsonProperty("person_cool_down_days") Integer personCoolDownDays,
    @JsonProperty("account_cool_down_days") Integer accountCoolDownDays,
    @JsonProperty("person_cap") Integer personCap,
    @JsonProperty("account_cap") Integer accountCap,
    @JsonProperty("list_size") int listSize,
    @JsonProperty("per_account") Integer perAccount,
    Map<String, Ask> types) {

  /** A review is soon written; to be called or written about is a favour for which one waits. */
  private static final Map<String, Ask> DEFAULT_TYPES = new LinkedHashMap<>();

  static {
    DEFAULT_TYPES.put("review", new Ask(null, null, 365, 0.0));
    DEFAULT_TYPES.put("referral", new Ask(null, null, 180, 0.0));
    DEFAULT_TYPES.put("beta", new Ask(null, null, 90, 0.0));
    DEFAULT_TYPES.put("reference_call", new Ask(null, null, 180, 60.0));
    DEFAULT_TYPES.put("case_study", new Ask(null, null, 365, 65.0));
  }

  /**
   * The terms of one type of ask.
   *
   * @param consentPurpose what consent must be given for, when another word than for all asks
   * @param channel how this ask goes out, when otherwise than all asks
   * @param coolDownDays for so many days a person is not asked for the same again (180)
   * @param minScore the least points on the written card of advocacy that it takes (0: what a
   *     candidate needs anyway)
   */
  public record Ask(
      @JsonProperty("consent_purpose") String consentPurpose,
      String channel,
      @JsonProperty("cool_down_days") Integer coolDownDays,
      @JsonProperty("min_score") Double minScore) {

    private Ask completed(String purpose, String way) {
      return new Ask(
          lower(or(consentPurpose, purpose)),
          lower(or(channel, way)),
          or(coolDownDays, 180),
          or(minScore, 0.0));
    }
  }

  public Asks {
    require(consentPurpose != null, "consent_purpose", "the word of your consent records");
    require(listSize > 0, "list_size", "above 0");
    var way = or(channel, "email");
    consentPurpose = lower(consentPurpose);
    channel = lower(way);
    jurisdictions = jurisdictions == null ? List.of() : List.copyOf(jurisdictions);
    personCoolDownDays = or(personCoolDownDays, 90);
    accountCoolDownDays = or(accountCoolDownDays, 45);
    personCap = or(personCap, 2);
    accountCap = or(accountCap, 3);
    perAccount = or(perAccount, 1);
    types = completed(types == null ? DEFAULT_TYPES : types, consentPurpose, channel);
    require(personCoolDownDays >= 0, "person_cool_down_days", "0 or more");
    require(accountCoolDownDays >= 0, "account_cool_down_days", "0 or more");
    require(personCap > 0 && accountCap > 0, "person_cap and account_cap", "above 0");
    require(perAccount > 0, "per_account", "above 0");
    require(!types.isEmpty(), "types", "at least one, or left out");
  }

  private static Map<String, Ask> completed(Map<String, Ask> given, String purpose, String way) {
    var all = new LinkedHashMap<String, Ask>();
    for (var type : given.entrySet()) {
      var at = "types." + type.getKey();
      require(type.getKey().matches("[a-z][a-z0-9_]*"), at, "lower case, as touches write it");
      var nothingSaid = new Ask(null, null, null, null);
      var ask = or(type.getValue(), nothingSaid).completed(purpose, way);
      require(ask.coolDownDays() >= 0, at + ".cool_down_days", "0 or more");
      require(ask.minScore() >= 0 && ask.minScore() <= 100, at + ".min_score", "from 0 to 100");
      all.put(type.getKey(), ask);
    }
    return Collections.unmodifiableMap(all);
  }

  /** What a person may type for each type: its name, or any beginning that no other has. */
  public Map<String, String> typeByBeginning() {
    var byBeginning = new TreeMap<String, String>();
    for (var type : types.keySet()) {
      for (int end = 1; end <= type.length(); end++) {
        byBeginning.merge(type.substring(0, end), type, (one, other) -> "");
      }
    }
    byBeginning.values().removeIf(String::isEmpty);
    types.keySet().forEach(type -> byBeginning.put(type, type));
    return byBeginning;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("'%s' must be %s".formatted(key, expected));
    }
  }
}
