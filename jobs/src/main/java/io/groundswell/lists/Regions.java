package io.groundswell.lists;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Countries by what people call them, and the countries of a region, as ISO 3166 codes. */
public final class Regions {
  private static final String EU =
      "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";
  private static final String EEA = EU + " IS LI NO";
  private static final String ASIA = "CN HK ID IN JP KR MY PH SG TH TW VN BD PK LK";
  private static final String LATIN = "AR BO BR CL CO CR EC MX PE PY UY VE";

  private static final Map<String, String> COUNTRIES = countries();

  private static final Map<String, Set<String>> REGIONS =
      Map.ofEntries(
          Map.entry("eu", codes(EU)),
          Map.entry("european union", codes(EU)),
          Map.entry("eea", codes(EEA)),
          Map.entry("europe", codes(EEA + " AL BA CH GB MD ME MK RS TR UA")),
          Map.entry("dach", codes("DE AT CH")),
          Map.entry("benelux", codes("BE NL LU")),
          Map.entry("nordics", codes("DK FI IS NO SE")),
          Map.entry("north america", codes("US CA MX")),
          Map.entry("latam", codes(LATIN)),
          Map.entry("latin america", codes(LATIN)),
          Map.entry("asia", codes(ASIA)),
          Map.entry("apac", codes(ASIA + " AU NZ")));

  private Regions() {}

  /** The countries that a word names, one or a region of them; empty when it names none. */
  static Set<String> named(String word) {
    var name = word.strip().toLowerCase(Locale.ROOT);
    if (REGIONS.containsKey(name)) {
      return REGIONS.get(name);
    }
    return COUNTRIES.containsKey(name) ? Set.of(COUNTRIES.get(name)) : Set.of();
  }

  /** The code of a country however it is written; as it is when nobody knows it. */
  public static String code(String country) {
    return COUNTRIES.getOrDefault(country.strip().toLowerCase(Locale.ROOT), country);
  }

  private static Map<String, String> countries() {
    var byName = new HashMap<String, String>();
    for (var code : Locale.getISOCountries()) {
      var name = new Locale("", code).getDisplayCountry(Locale.ENGLISH);
      byName.put(code.toLowerCase(Locale.ROOT), code);
      byName.put(name.toLowerCase(Locale.ROOT), code);
    }
    byName.putAll(Map.of("uk", "GB", "usa", "US", "united states of america", "US"));
    return byName;
  }

  private static Set<String> codes(String codes) {
    return new TreeSet<>(Arrays.asList(codes.split(" ")));
  }
}
