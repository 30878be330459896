package io.groundswell.text;

import java.util.List;
import java.util.Random;

/**
 * Addresses as a dozen countries write them, in a line or over several.
 *
 * <p>Longer than other files: every country has its own way and its own towns.
 */
final class InventedAddresses {
  private static final List<String> KINDS =
      List.of(
          "Street",
          "St",
          "St.",
          "Avenue",
          "Ave",
          "Ave.",
          "Road",
          "Rd",
          "Rd.",
          "Lane",
          "Ln",
          "Drive",
          "Dr",
          "Dr.",
          "Boulevard",
          "Blvd",
          "Court",
          "Way",
          "Place",
          "Pl",
          "Square",
          "Terrace",
          "Crescent",
          "Close",
          "Highway",
          "Parkway",
          "Circle",
          "Trail",
          "Row",
          "Gardens",
          "Mews",
          "Grove",
          "Walk",
          "Hill",
          "Loop",
          "Path",
          "Run",
          "Alley",
          "Pike",
          "Plaza",
          "Point",
          "Ridge",
          "View",
          "Heights",
          "Park",
          "Cove",
          "Creek Road",
          "Green",
          "Wharf",
          "Quay",
          "Parade",
          "Esplanade",
          "Rise",
          "Vale",
          "Turnpike",
          "Expressway",
          "Route",
          "Bypass");
  private static final List<String> WORDS =
      List.of(
          "Main",
          "High",
          "Church",
          "Park",
          "Oak",
          "Maple",
          "Station",
          "Mill",
          "King",
          "Queen",
          "Victoria",
          "Sunset",
          "Lake",
          "Hillside",
          "Elm",
          "Cedar",
          "Washington",
          "Lincoln",
          "Second",
          "North",
          "Old Mill",
          "Martin Luther King",
          "5th",
          "42nd",
          "12th",
          "Green",
          "Bridge",
          "Long Hill",
          "River",
          "Sycamore Fork");
  private static final List<String> ENDINGS =
      List.of(
          "strasse", "straße", "gasse", "weg", "platz", "allee", "straat", "laan", "gatan", "vägen",
          "vegen", "veien", "vej", "gade", "katu", "tie", "kuja", "ova", "ska", "stígur", "gata",
          "str.", "torg", "bakken", "dreef", "singel", "ring", "hof", "iela", "tee", "ulica");
  private static final List<String> BEFORE =
      List.of(
          "Rue",
          "Rue de la",
          "Rue du",
          "Avenue",
          "Cours",
          "Quai",
          "Chemin de",
          "Via",
          "Viale",
          "Calle",
          "Calle de",
          "Avda.",
          "Ctra.",
          "C/",
          "Paseo",
          "Camino",
          "Rua",
          "Rua da",
          "Travessa",
          "ul.",
          "al.",
          "os.",
          "Str.",
          "Strada",
          "Bulevardul",
          "Ulice",
          "Jalan",
          "Jl.",
          "Plac",
          "Piazza");
  private static final List<String> US_STATES =
      List.of(
          "CA",
          "NY",
          "TX",
          "FL",
          "IL",
          "PA",
          "OH",
          "GA",
          "NC",
          "MI",
          "NJ",
          "VA",
          "WA",
          "AZ",
          "MA",
          "CO",
          "California",
          "Texas",
          "New York");

  private InventedAddresses() {}

  /** Where two streets meet. */
  static String crossing(Slots slots, Random dice) {
    String one = dice.nextBoolean() ? street(slots, dice) : foreign(slots, dice);
    return Slots.pick(List.of("the corner of ", "corner of ", ""), dice)
        + one
        + Slots.pick(List.of(" and ", " & "), dice)
        + street(slots, dice);
  }

  /**
   * Street, flat, town and postcode in any order and over any number of lines, with the country.
   */
  private static String inFull(Slots slots, Random dice) {
    String line = Slots.pick(List.of("\n", "\n", "\n ", ", ", ", ", " ", "\n\n"), dice);
    String door = "" + (1 + dice.nextInt(dice.nextBoolean() ? 99 : 99999));
    String flat =
        Slots.pick(List.of("Apt. ", "Suite ", "Apt ", "Unit ", "Flat ", "#", "Ste. "), dice)
            + (dice.nextBoolean() ? digits(3, dice) : 1 + dice.nextInt(60) + "");
    String street = dice.nextInt(3) > 0 ? foreign(slots, dice) : door + " " + street(slots, dice);
    String code = dice.nextInt(3) > 0 ? digits(5, dice) : zip(dice);
    String town = slots.town(dice);
    String state =
        dice.nextInt(3) == 0
            ? ", " + Slots.pick(List.of("NSW", "ZH", "RP", "Bavaria", "TX", "Kent", "nan"), dice)
            : "";
    String first =
        Slots.pick(List.of("", "", door + " ", digits(3, dice) + " "), dice)
            + street
            + (dice.nextBoolean() ? Slots.pick(List.of(line, " ", ", "), dice) + flat : "");
    String last =
        switch (dice.nextInt(5)) {
          case 0 -> town + state + " " + code;
          case 1 -> code + " " + town;
          case 2 ->
              town + state + line + code + (dice.nextBoolean() ? line + country(slots, dice) : "");
          case 3 -> town + line + country(slots, dice) + " " + code;
          default -> town + Slots.pick(List.of(", ", " ", line), dice) + country(slots, dice);
        };
    return first + line + last;
  }

  private static String country(Slots slots, Random dice) {
    return dice.nextInt(6) == 0 ? slots.group(dice, false) : slots.country(dice);
  }

  /** A street as many languages name it, most often with the number behind it. */
  private static String foreign(Slots slots, Random dice) {
    String name =
        Slots.pick(
            List.of(
                slots.last(dice),
                slots.first(dice) + " " + slots.last(dice),
                slots.city(dice),
                Slots.invented(dice),
                Phrases.capitals(Phrases.noun(dice))),
            dice);
    String number = "" + (1 + dice.nextInt(dice.nextBoolean() ? 99 : 400));
    return switch (dice.nextInt(9)) {
      case 0, 1 -> name + Slots.pick(ENDINGS, dice) + " " + number;
      case 2 -> Slots.pick(BEFORE, dice) + " " + name + " " + number;
      case 3 -> number + " " + Slots.pick(BEFORE, dice) + " " + name;
      case 4 -> name + Slots.pick(List.of(" utca ", " u. ", " út ", " tér "), dice) + number + ".";
      case 5 -> name + Slots.pick(List.of(" vei ", " gate ", " vej ", " street "), dice) + number;
      case 6 -> Slots.pick(List.of("Postbus ", "Postboks ", "P.O. Box ", "Box "), dice) + number;
      default -> name + " " + number;
    };
  }

  static String address(Slots slots, Random dice) {
    String line = street(slots, dice);
    String between = Slots.pick(List.of(", ", ", ", "\n", " ", ",\n"), dice);
    String number = "" + (1 + dice.nextInt(dice.nextBoolean() ? 99 : 9999));
    String city = slots.city(dice);
    return switch (dice.nextInt(34)) {
      case 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 -> inFull(slots, dice);
      case 32 -> crossing(slots, dice);
      case 33 ->
          Slots.pick(List.of("USNS ", "USS ", "PSC ", "Unit "), dice)
              + (dice.nextBoolean() ? slots.last(dice) : digits(4, dice))
              + Slots.pick(List.of(", Box " + digits(4, dice), "", " Box " + digits(3, dice)), dice)
              + Slots.pick(List.of("\n", ", "), dice)
              + Slots.pick(List.of("FPO AE ", "APO AP ", "DPO AA "), dice)
              + digits(5, dice);
      case 0, 1, 2 -> number + " " + line;
      case 3 ->
          number
              + " "
              + line
              + between
              + city
              + ", "
              + Slots.pick(US_STATES, dice)
              + " "
              + digits(5, dice);
      case 4 ->
          number
              + " "
              + line
              + Slots.pick(List.of(" Apt. ", ", Apt ", " Suite ", " Unit ", " #", ", Flat "), dice)
              + (1 + dice.nextInt(300))
              + between
              + city
              + between
              + Slots.pick(US_STATES, dice)
              + " "
              + digits(5, dice);
      case 5 -> number + " " + line + between + city + between + zip(dice);
      case 6 ->
          InventedNumbers.shaped("##", dice)
              + " "
              + line
              + between
              + city
              + " "
              + InventedNumbers.shaped("AA# #AA", dice);
      case 7 -> german(slots, dice) + between + digits(5, dice) + " " + city;
      case 8 ->
          number
              + Slots.pick(
                  List.of(" rue ", ", rue ", " avenue ", " boulevard ", " bis rue ", ", place "),
                  dice)
              + Slots.pick(List.of("de la ", "du ", "des ", "", "de "), dice)
              + slots.last(dice)
              + between
              + digits(5, dice)
              + " "
              + city;
      case 9 ->
          Slots.pick(List.of("Calle ", "Avda. ", "C/ ", "Avenida ", "Plaza ", "Paseo de "), dice)
              + slots.last(dice)
              + Slots.pick(List.of(" ", ", ", " nº ", ", nº"), dice)
              + number
              + between
              + digits(5, dice)
              + " "
              + city;
      case 10 ->
          Slots.pick(List.of("Via ", "Viale ", "Piazza ", "Corso ", "Via del "), dice)
              + slots.last(dice)
              + Slots.pick(List.of(" ", ", "), dice)
              + number
              + between
              + digits(5, dice)
              + " "
              + city;
      case 11 ->
          slots.last(dice)
              + Slots.pick(List.of("straat ", "laan ", "weg ", "gracht ", "plein ", "kade "), dice)
              + number
              + between
              + digits(4, dice)
              + " "
              + InventedNumbers.shaped("AA", dice)
              + " "
              + city;
      case 12 ->
          Slots.pick(List.of("ul. ", "al. ", "os. ", "ul. "), dice)
              + slots.last(dice)
              + " "
              + number
              + between
              + InventedNumbers.shaped("##-###", dice)
              + " "
              + city;
      case 13 ->
          slots.last(dice)
              + Slots.pick(
                  List.of("gatan ", "vägen ", "veien ", "gade ", "vej ", "tie ", "katu ", "gränd "),
                  dice)
              + number
              + between
              + digits(4, dice)
              + " "
              + city;
      case 14 ->
          Slots.pick(List.of("Rua ", "Avenida ", "R. ", "Travessa ", "Rua da "), dice)
              + slots.last(dice)
              + ", "
              + number
              + between
              + city;
      case 15 ->
          number
              + " "
              + line
              + between
              + city
              + " "
              + Slots.pick(List.of("NSW", "VIC", "QLD", "WA", "SA", "TAS"), dice)
              + " "
              + digits(4, dice);
      case 16 ->
          Slots.pick(List.of("PO Box ", "P.O. Box ", "Postfach "), dice)
              + number
              + (dice.nextBoolean() ? between + city : "");
      case 17 ->
          number
              + " "
              + line
              + between
              + city
              + ", "
              + Slots.pick(List.of("ON", "BC", "QC", "AB"), dice)
              + " "
              + InventedNumbers.shaped("A#A #A#", dice);
      case 18 -> "Flat " + (1 + dice.nextInt(90)) + ", " + number + " " + line + between + city;
      case 19 -> german(slots, dice);
      case 20 -> number + between + line + between + city + between + digits(6, dice);
      default -> number + " " + line + between + city;
    };
  }

  static String street(Slots slots, Random dice) {
    String name =
        switch (dice.nextInt(4)) {
          case 0 -> slots.last(dice);
          case 1 -> slots.first(dice);
          case 2 -> Slots.invented(dice);
          default -> Slots.pick(WORDS, dice);
        };
    return (dice.nextInt(8) == 0
            ? Slots.pick(List.of("N ", "S. ", "West ", "E. ", "NW "), dice)
            : "")
        + name
        + " "
        + Slots.pick(dice.nextInt(3) > 0 ? KINDS.subList(0, 22) : KINDS, dice);
  }

  static String zip(Random dice) {
    return InventedNumbers.shaped(
        Slots.pick(
            List.of(
                "#####",
                "#####",
                "#####-####",
                "AA# #AA",
                "A## #AA",
                "####",
                "A#A #A#",
                "######",
                "#### AA",
                "### ##",
                "## ###",
                "##-###"),
            dice),
        dice);
  }

  private static String german(Slots slots, Random dice) {
    return slots.last(dice)
        + Slots.pick(
            List.of(
                "straße ",
                "str. ",
                "weg ",
                "allee ",
                "gasse ",
                "platz ",
                " Straße ",
                "strasse ",
                "ring ",
                "damm ",
                "-Straße "),
            dice)
        + (1 + dice.nextInt(150))
        + Slots.pick(List.of("", "", "a", "b"), dice);
  }

  private static String digits(int count, Random dice) {
    return InventedNumbers.shaped("#".repeat(count), dice);
  }
}
