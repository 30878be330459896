package io.groundswell.lists;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a person whom we may ask, and of the company; null and empty are unknown.
 *
 * @param company the domain of the account, which several accounts may share, else the account
 * @param country ISO code
 * @param law under which the person last consented to anything
 * @param features core features that the person used in the last 90 days
 * @param pages of which the account looked at some in the last 28 days: sso, security
 * @param praised labels of the topics that the person praised in a survey
 */
public record Profile(
    String userId,
    String accountId,
    String company,
    double score,
    List<String> reasons,
    String industry,
    String country,
    String law,
    String plan,
    Boolean isPaying,
    Integer employees,
    Set<String> features,
    Set<String> pages,
    Set<String> praised) {

  /** How large the company is: small, mid-sized or large; null when nobody knows. */
  String size() {
    return employees == null ? null : CompanySize.name(employees);
  }

  /** What tells companies apart, by kind; only what is known. */
  Map<Wish.Kind, String> traits() {
    var traits = new TreeMap<Wish.Kind, String>();
    put(traits, Wish.Kind.INDUSTRY, industry);
    put(traits, Wish.Kind.PLACE, country);
    put(traits, Wish.Kind.PLAN, plan);
    put(traits, Wish.Kind.SIZE, size());
    return traits;
  }

  private static void put(Map<Wish.Kind, String> traits, Wish.Kind kind, String trait) {
    if (trait != null) {
      traits.put(kind, trait);
    }
  }
}
