package io.groundswell.text;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What fills the slots of a sentence: people, places and firms here, numbers in {@link
 * InventedNumbers}, addresses in {@link InventedAddresses}. All invented by dice.
 *
 * <p>Longer than other files: a line for each of some fifty slots.
 */
final class Slots {
  private final List<String> first = capitals(Gazetteer.FIRST_NAME);
  private final List<String> last = capitals(Gazetteer.FAMILY_NAME);
  private final List<String> rare = capitals(Gazetteer.RARE_FAMILY_NAME);
  private final List<String> places = capitals(Gazetteer.PLACE);
  private final List<String> handPlaces = handWritten();
  private final List<String> groups = capitals(Gazetteer.GROUP);
  private final List<String> organisations = capitals(Gazetteer.ORGANISATION);

  private static final List<String> COMMON_FIRST =
      words(
          "James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Chris Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kim Paul Emily Andrew Donna Joshua Michelle Kevin Carol Brian Amanda George Melissa Ed Deborah Ron Stephanie Tim Rebecca Jason Sharon Jeff Laura Ryan Cynthia Jacob Kathleen Gary Amy Nick Angela Eric Anna Jon Ruth Steve Brenda Larry Pam Justin Nicole Scott Kate Ben Sam Frank Rachel Greg Olga Ali Fatima Mohammed Omar Wei Li Hiroshi Yuki Priya Raj Ananya Juan Carlos María José Luis Ana Pedro João Lars Sven Ingrid Jürgen Hans Ulrike François Jean-Pierre Chloé Giulia Marco Anastasia Dmitri Zofia Piotr Siobhán Aoife Chidi Ngozi Kwame Thandi Mehmet Ayşe Nguyen Linh Joe Jim Bob Tom Max Leo Eva Mia Zoe Ivy Grace Will Mark Rose Hope Faith Summer Dawn April June May Grant Drew Pat Sue Rob Jack Bill Robin Joy Dale Glen Chase Hunter Mason Cooper Jordan Sydney Paris Austin Dallas Brooklyn Madison Savannah Georgia Virginia Florence Charlotte Sofia Adelaide Victoria Lincoln Israel America Chad Kenya India");
  private static final List<String> TITLES =
      words(
          "Mr. Mrs. Ms. Miss Dr. Prof. Mr Mrs Ms Dr Professor Doctor Sir Lady Lord Madam Rev. Father Sister Captain Capt. Colonel Herr Frau Monsieur Madame Mme Señor Señora Sr. Sra. Judge Senator Mx. Dame Sgt. Lt. Hon.");
  private static final List<String> JOBS =
      List.of(
          "accountant",
          "software engineer",
          "Marketing Manager",
          "nurse",
          "CEO",
          "CTO",
          "Head of Sales",
          "teacher",
          "project manager",
          "Product Owner",
          "data analyst",
          "Office Manager",
          "lawyer",
          "Director",
          "plumber",
          "chief financial officer",
          "VP Engineering",
          "team lead",
          "consultant",
          "designer",
          "IT administrator",
          "sales rep",
          "Managing Director",
          "chef",
          "Account Executive",
          "researcher",
          "pilot",
          "HR Business Partner");
  private static final List<String> PRODUCTS =
      List.of(
          "Slack",
          "Jira",
          "Salesforce",
          "Notion",
          "Trello",
          "Google Calendar",
          "Outlook",
          "Excel",
          "Zapier",
          "GitHub",
          "HubSpot",
          "Zendesk",
          "Figma",
          "Dropbox",
          "Asana",
          "Microsoft Teams",
          "Chrome",
          "Firefox",
          "Safari",
          "Edge",
          "Stripe",
          "Power BI",
          "Tableau",
          "Confluence",
          "Okta",
          "Intercom",
          "Google Drive",
          "SAP",
          "QuickBooks",
          "the Android app",
          "the iOS app",
          "Segment",
          "Airtable",
          "Miro",
          "Zoom");
  private static final List<String> LANGUAGES =
      words(
          "English German French Spanish Italian Dutch Polish Turkish Arabic Hindi Mandarin Japanese Welsh Danish");
  private static final List<String> QUOTES =
      List.of(
          "We did not see it coming",
          "It was a long night",
          "Nobody told me",
          "The numbers are good",
          "I have nothing to add",
          "That is not true");
  private static final List<String> STATES =
      List.of(
          "CA",
          "NY",
          "TX",
          "Texas",
          "California",
          "Ohio",
          "Florida",
          "FL",
          "WA",
          "Washington",
          "Virginia",
          "Bavaria",
          "Ontario",
          "NSW",
          "Queensland",
          "New Jersey",
          "NJ",
          "Illinois",
          "IL",
          "Georgia",
          "Michigan",
          "Oregon",
          "Colorado",
          "Punjab",
          "Kent");
  private static final List<String> ORG_HEADS =
      words(
          "Bright Global United North Silver Blue Apex Summit Pioneer Evergreen Stellar Quantum Nova Vertex Harbor Liberty Falcon Crescent Delta Omega Northern Pacific Atlantic Royal Prime Golden Metro Central Digital Smart Green Red Solar Urban Dynamic Alpha Modern Fusion Iron Stone");
  private static final List<String> ORG_TAILS =
      List.of(
          "Systems",
          "Solutions",
          "Industries",
          "Foods",
          "Logistics",
          "Consulting",
          "Bank",
          "Insurance",
          "Airlines",
          "Motors",
          "Energy",
          "Labs",
          "Partners",
          "Media",
          "Pharma",
          "Technologies",
          "Holdings",
          "Capital",
          "Software",
          "Foundation",
          "Hospital",
          "University",
          "College",
          "Institute",
          "Studios",
          "Records",
          "Telecom",
          "Brewery",
          "Outfitters",
          "Dynamics",
          "Robotics",
          "Steel",
          "Textiles",
          "Stores",
          "Electronics",
          "Builders",
          "Trust",
          "Society",
          "Council",
          "Academy");
  private static final List<String> ORG_BRANCHES =
      List.of(
          "Income Fund",
          "Growth Trust",
          "Acquisition",
          "Therapeutics",
          "Bancorp",
          "Real Estate",
          "Biosciences",
          "Realty",
          "Resources",
          "Municipal Opportunities",
          "Gold",
          "Chemical",
          "Oil and Gas",
          "International",
          "Entertainment",
          "Financial Services",
          "Shipping",
          "Mining",
          "Restaurants",
          "Gaming");
  private static final List<String> ORG_FORMS =
      List.of(
          "Inc",
          "Inc.",
          "LLC",
          "Ltd",
          "Ltd.",
          "GmbH",
          "AG",
          "S.A.",
          "Group",
          "and Sons",
          "PLC",
          "Corp.",
          "Corporation",
          "Co.",
          "B.V.",
          "SARL",
          "Pty Ltd",
          "& Co",
          "S.p.A.",
          "AB",
          "Oy",
          "LLP",
          "Limited",
          "Incorporated",
          "Company",
          "SE",
          "NV",
          "Co.,Ltd.",
          "Kft.",
          "Sp. z o.o.",
          "A/S",
          "ASA",
          "Oyj",
          "KGaA",
          "d.o.o.");
  private static final List<String> MONTHS =
      words(
          "January February March April May June July August September October November December");
  private static final List<String> SHORT_MONTHS =
      words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
  private static final List<String> WEEKDAYS =
      words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
  private static final List<String> SYLLABLES =
      words(
          "ba be bo da do fa ga ka ki la le lo ma mi mo na ne no ra re ri ro sa se ta te ti to va vi za zo bran kel tor ven mar dor lin gar shi yun qua thor jor nak osh");

  /** The text, and what it is; null for what says nothing of a person. */
  record Filling(String text, Placeholder placeholder) {}

  Filling fill(String slot, Random dice) {
    return switch (slot) {
      case "person" -> is(Placeholder.PERSON, person(dice));
      case "first" -> is(Placeholder.PERSON, first(dice));
      case "last" -> is(Placeholder.PERSON, last(dice));
      case "title" -> is(Placeholder.TITLE, pick(TITLES, dice));
      case "city" -> is(Placeholder.LOCATION, city(dice));
      case "country" -> is(Placeholder.LOCATION, country(dice));
      case "state" -> is(Placeholder.LOCATION, pick(STATES, dice));
      case "org" -> is(Placeholder.ORGANIZATION, organisation(dice));
      case "nationality" -> is(Placeholder.GROUP, group(dice, false));
      case "group" -> is(Placeholder.GROUP, group(dice, true));
      case "address" -> is(Placeholder.ADDRESS, InventedAddresses.address(this, dice));
      case "street" -> is(Placeholder.ADDRESS, InventedAddresses.street(this, dice));
      case "zip" -> is(Placeholder.ADDRESS, InventedAddresses.zip(dice));
      case "phone" -> is(Placeholder.PHONE, InventedNumbers.phone(dice));
      case "email" -> is(Placeholder.EMAIL, email(dice));
      case "card" -> is(Placeholder.CARD, InventedNumbers.card(dice));
      case "iban" -> is(Placeholder.IBAN, InventedNumbers.iban(dice));
      case "ssn" -> is(Placeholder.ID, InventedNumbers.ssn(dice));
      case "license" -> is(Placeholder.ID, InventedNumbers.license(dice));
      case "passport" -> is(Placeholder.ID, InventedNumbers.passport(dice));
      case "ip" -> is(Placeholder.IP, InventedNumbers.ip(dice));
      case "url" ->
          is(
              Placeholder.URL,
              "https://"
                  + pick(List.of("www.", "", "app."), dice)
                  + domain(dice)
                  + pick(
                      List.of(
                          "",
                          "/reset?token=" + InventedNumbers.hex(dice, 20),
                          "/about",
                          "/u/" + dice.nextInt(9999)),
                      dice));
      case "domain" -> is(Placeholder.URL, pick(List.of("www.", ""), dice) + domain(dice));
      case "secret" -> is(Placeholder.SECRET, InventedNumbers.secret(dice));
      case "password" -> is(Placeholder.SECRET, InventedNumbers.password(dice));
      case "age" -> is(Placeholder.AGE, age(dice));
      case "decade" ->
          is(
              Placeholder.AGE,
              pick(
                  List.of("twenties", "thirties", "forties", "fifties", "20s", "30s", "60s"),
                  dice));
      case "date" -> is(Placeholder.DATE, date(dice));
      case "monthyear" -> is(Placeholder.DATE, pick(MONTHS, dice) + " " + year(dice));
      case "plaindate" -> is(Placeholder.DATE, dice.nextInt(3) > 0 ? isoDate(dice) : date(dice));
      case "moment" -> is(Placeholder.DATE, moment(dice));
      case "time" ->
          new Filling(
              "%02d:%02d%s"
                  .formatted(
                      dice.nextInt(24),
                      dice.nextInt(60),
                      dice.nextInt(3) == 0 ? ":%02d".formatted(dice.nextInt(60)) : ""),
              null);
      case "year" -> new Filling("" + year(dice), null);
      case "weekday" -> new Filling(pick(WEEKDAYS, dice), null);
      case "month" -> new Filling("%02d".formatted(1 + dice.nextInt(12)), null);
      case "shortyear" -> new Filling("" + (25 + dice.nextInt(9)), null);
      case "amount" ->
          new Filling(
              pick(
                      List.of("$%,d", "€%d.00", "£%d", "%d USD", "%,d euros", "$%d.99", "%d EUR"),
                      dice)
                  .formatted(5 + dice.nextInt(dice.nextBoolean() ? 300 : 90000)),
              null);
      case "n" -> new Filling("" + (2 + dice.nextInt(dice.nextBoolean() ? 60 : 5000)), null);
      case "order" -> new Filling(InventedNumbers.order(dice), null);
      case "hash" -> new Filling(InventedNumbers.hex(dice, dice.nextBoolean() ? 40 : 8), null);
      case "uuid" ->
          new Filling(new java.util.UUID(dice.nextLong(), dice.nextLong()).toString(), null);
      case "version" ->
          new Filling(
              dice.nextInt(20)
                  + "."
                  + dice.nextInt(40)
                  + pick(List.of("", ".0", ".1", ".14.3"), dice),
              null);
      case "product" -> new Filling(pick(PRODUCTS, dice), null);
      case "language" -> new Filling(pick(LANGUAGES, dice), null);
      case "job" -> new Filling(dice.nextBoolean() ? pick(JOBS, dice) : Phrases.job(dice), null);
      case "crossing" -> is(Placeholder.ADDRESS, InventedAddresses.crossing(this, dice));
      case "era" ->
          new Filling(
              pick(List.of("60s", "70s", "'80s", "1990s", "nineties", "sixties", "1950s"), dice),
              null);
      case "noun" -> new Filling(Phrases.noun(dice), null);
      case "adjective" -> new Filling(Phrases.adjective(dice), null);
      case "verb" -> new Filling(Phrases.verb(dice), null);
      case "past" -> new Filling(Phrases.past(dice), null);
      case "present" -> new Filling(Phrases.present(dice), null);
      case "doing" -> new Filling(Phrases.doing(dice), null);
      case "thing" -> new Filling(Phrases.thing(dice), null);
      case "Adjective" -> new Filling(Phrases.capitals(Phrases.adjective(dice)), null);
      case "Noun" -> new Filling(Phrases.capitals(Phrases.noun(dice)), null);
      case "Past" -> new Filling(Phrases.capitals(Phrases.past(dice)), null);
      case "band" -> new Filling(Phrases.band(dice), null);
      case "work" -> new Filling(Phrases.work(dice), null);
      case "saying" -> new Filling(Phrases.saying(dice), null);
      case "prose" -> new Filling(Phrases.sentence(dice), null);
      case "quote" ->
          new Filling(dice.nextBoolean() ? pick(QUOTES, dice) : Phrases.sentence(dice), null);
      default -> throw new IllegalArgumentException("no slot is called " + slot);
    };
  }

  private static Filling is(Placeholder placeholder, String text) {
    return new Filling(text, placeholder);
  }

  String person(Random dice) {
    return switch (dice.nextInt(13)) {
      case 0 -> first(dice);
      case 5 -> first(dice) + " " + (char) ('A' + dice.nextInt(26)) + " " + last(dice);
      case 1 -> first(dice) + " " + (char) ('A' + dice.nextInt(26)) + ". " + last(dice);
      case 2 -> first(dice) + " " + first(dice) + " " + last(dice);
      case 3 -> (char) ('A' + dice.nextInt(26)) + ". " + last(dice);
      case 4 ->
          first(dice)
              + " "
              + last(dice)
              + pick(List.of("-" + last(dice), " " + last(dice), " Jr.", " III"), dice);
      default -> first(dice) + " " + last(dice);
    };
  }

  String first(Random dice) {
    int kind = dice.nextInt(20);
    return kind < 9 ? pick(COMMON_FIRST, dice) : kind < 19 ? pick(first, dice) : invented(dice);
  }

  String last(Random dice) {
    int kind = dice.nextInt(20);
    String name = kind < 15 ? pick(last, dice) : kind < 17 ? pick(rare, dice) : invented(dice);
    return dice.nextInt(25) == 0
        ? pick(List.of("van ", "de ", "Mc", "O'", "von ", "El ", "Mac", "bin "), dice) + name
        : name;
  }

  String city(Random dice) {
    int kind = dice.nextInt(20);
    return kind < 13
        ? pick(handPlaces, dice)
        : kind < 18
            ? pick(places, dice)
            : invented(dice)
                + pick(List.of("ville", "ton", "burg", "stad", " Falls", "", "ham"), dice);
  }

  String country(Random dice) {
    String[] codes = Locale.getISOCountries();
    return dice.nextInt(4) == 0
        ? pick(
                List.of(
                    "the US",
                    "USA",
                    "UK",
                    "the UK",
                    "England",
                    "Scotland",
                    "the Netherlands",
                    "Russia",
                    "Iran",
                    "Vietnam",
                    "South Korea",
                    "Wales"),
                dice)
            .replace("the ", "")
        : new Locale("", codes[dice.nextInt(codes.length)]).getDisplayCountry(Locale.ENGLISH);
  }

  /** A place in small letters, capitals or neither, as forms and old systems write it. */
  String town(Random dice) {
    String city = city(dice);
    return dice.nextInt(5) == 0 ? city.toUpperCase(Locale.ROOT) : city;
  }

  String group(Random dice, boolean isCamp) {
    return isCamp
        ? pick(
            List.of(
                "Christian",
                "Muslim",
                "Jew",
                "Hindu",
                "Buddhist",
                "Catholic",
                "Protestant",
                "Republican",
                "Democrat",
                "Conservative",
                "Liberal",
                "Sikh",
                "Mormon",
                "Socialist",
                "Atheist",
                "Latino"),
            dice)
        : pick(groups, dice);
  }

  String organisation(Random dice) {
    return switch (dice.nextInt(15)) {
      case 0, 1, 2 -> pick(organisations, dice);
      case 3 -> last(dice) + " " + pick(ORG_FORMS, dice);
      case 4 ->
          last(dice)
              + ", "
              + last(dice)
              + pick(List.of(" and ", " & "), dice)
              + last(dice)
              + pick(List.of(" LLP", ", Attorneys", " Inc", ""), dice);
      case 5 -> last(dice) + "-" + last(dice);
      case 6 -> pick(ORG_HEADS, dice) + " " + pick(ORG_TAILS, dice);
      case 7 -> pick(ORG_HEADS, dice) + " " + pick(ORG_TAILS, dice) + " " + pick(ORG_FORMS, dice);
      case 8 ->
          pick(List.of("University of ", "Bank of ", "City of ", "Ministry of ", "St. "), dice)
              + city(dice);
      case 9 -> securities(dice);
      case 10 -> city(dice) + " " + pick(ORG_TAILS, dice) + " " + pick(ORG_FORMS, dice);
      case 11 ->
          Phrases.capitals(Phrases.adjective(dice) + " " + Phrases.noun(dice))
              + " "
              + (dice.nextBoolean() ? pick(ORG_TAILS, dice) + " " : "")
              + pick(ORG_FORMS, dice);
      case 12 -> last(dice) + " " + pick(ORG_TAILS, dice) + " " + pick(ORG_FORMS, dice);
      default ->
          invented(dice)
              + pick(List.of("", "", "tech", "soft", "ly", " " + pick(ORG_TAILS, dice)), dice);
    };
  }

  /** As exchanges list them: shouted, with glued forms, with the paper behind the name. */
  private String securities(Random dice) {
    String name =
        pick(
                List.of(
                    invented(dice),
                    last(dice),
                    pick(ORG_HEADS, dice),
                    last(dice) + " " + pick(ORG_HEADS, dice)),
                dice)
            + " "
            + pick(ORG_BRANCHES, dice);
    String whole =
        switch (dice.nextInt(5)) {
          case 0 -> name + "Inc.";
          case 1 -> name + " Co.,Ltd.";
          case 2 ->
              name
                  + " Inc. %d.%02d%% ".formatted(2 + dice.nextInt(8), 25 * dice.nextInt(4))
                  + pick(List.of("Senior Notes Due 2031", "Preferred Shares", "Series B"), dice);
          default -> name + " " + pick(ORG_FORMS, dice);
        };
    return dice.nextInt(4) == 0 ? whole.toUpperCase(Locale.ROOT) : whole;
  }

  private String email(Random dice) {
    String first = Gazetteer.plain(first(dice)).replaceAll("[^a-z]", "");
    String last = Gazetteer.plain(last(dice)).replaceAll("[^a-z]", "");
    String local =
        pick(
            List.of(
                first,
                first + "." + last,
                first.charAt(0) + last,
                last + dice.nextInt(99),
                first + "_" + last,
                first + "+news"),
            dice);
    String at = dice.nextInt(12) == 0 ? pick(List.of(" (at) ", "[at]", "%40"), dice) : "@";
    String domain =
        dice.nextInt(3) == 0
            ? pick(
                List.of("gmail.com", "yahoo.com", "hotmail.co.uk", "web.de", "outlook.com"), dice)
            : domain(dice);
    return dice.nextInt(20) == 0
        ? local + " at " + domain.replace(".", " dot ")
        : local + at + domain;
  }

  private String domain(Random dice) {
    return Gazetteer.plain(
                pick(
                    List.of(
                        pick(ORG_HEADS, dice) + pick(ORG_TAILS, dice),
                        last(dice) + pick(ORG_TAILS, dice),
                        invented(dice)),
                    dice))
            .replaceAll("[^a-z]", "")
        + pick(
            List.of(
                ".com",
                ".com",
                ".net",
                ".org",
                ".co.uk",
                ".de",
                ".io",
                ".fr",
                ".info",
                ".com.au",
                ".it",
                ".us",
                ".biz",
                ".example"),
            dice);
  }

  private static String age(Random dice) {
    return dice.nextInt(12) == 0
        ? pick(List.of("forty", "thirty-five", "twenty", "sixty-one", "eighteen"), dice)
        : "" + (dice.nextInt(6) == 0 ? 1 + dice.nextInt(17) : 18 + dice.nextInt(75));
  }

  private static int year(Random dice) {
    return 1940 + dice.nextInt(86);
  }

  private static String isoDate(Random dice) {
    return "20%02d-%02d-%02d"
        .formatted(15 + dice.nextInt(12), 1 + dice.nextInt(12), 1 + dice.nextInt(28));
  }

  private static String moment(Random dice) {
    return isoDate(dice)
        + pick(List.of(" ", " ", "T"), dice)
        + "%02d:%02d".formatted(dice.nextInt(24), dice.nextInt(60))
        + (dice.nextInt(3) == 0
            ? ""
            : ":%02d".formatted(dice.nextInt(60))
                + pick(List.of("", "", ".%03d".formatted(dice.nextInt(1000)), "Z"), dice));
  }

  private static String date(Random dice) {
    int day = 1 + dice.nextInt(28);
    int month = dice.nextInt(12);
    int year = year(dice);
    return switch (dice.nextInt(9)) {
      case 0 -> "%s %d, %d".formatted(MONTHS.get(month), day, year);
      case 1 -> "%d %s %d".formatted(day, MONTHS.get(month), year);
      case 2 -> "%d-%02d-%02d".formatted(year, month + 1, day);
      case 3 -> "%02d/%02d/%d".formatted(month + 1, day, year);
      case 4 -> "%02d.%02d.%d".formatted(day, month + 1, year);
      case 5 -> "%s %d".formatted(MONTHS.get(month), day);
      case 6 -> "%d/%d/%02d".formatted(day, month + 1, year % 100);
      case 7 -> "%s %dth, %d".formatted(SHORT_MONTHS.get(month), 4 + day % 16, year);
      default ->
          "%dth of %s".formatted(4 + day % 16, MONTHS.get(month))
              + (dice.nextBoolean() ? " " + year : "");
    };
  }

  static String invented(Random dice) {
    var word = new StringBuilder();
    for (int i = 2 + dice.nextInt(2); i > 0; i--) {
      word.append(pick(SYLLABLES, dice));
    }
    word.append(pick(List.of("", "n", "s", "k", "r", "ski", "sen"), dice));
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  static <T> T pick(List<T> some, Random dice) {
    return some.get(dice.nextInt(some.size()));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private static List<String> capitals(int kind) {
    return Gazetteer.shared().entries(kind).stream()
        .filter(e -> e.length() > 2)
        .map(Slots::capitalised)
        .toList();
  }

  private static List<String> handWritten() {
    try (var in = Slots.class.getResourceAsStream("/text/names/places.txt")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"))
          .flatMap(l -> java.util.Arrays.stream(l.split(",\\s*")))
          .filter(p -> !p.startsWith("the "))
          .map(Slots::capitalised)
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String capitalised(String entry) {
    var text = new StringBuilder(entry);
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || " -'".indexOf(text.charAt(i - 1)) >= 0 && !entry.startsWith("s ", i)) {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return text.toString();
  }
}
