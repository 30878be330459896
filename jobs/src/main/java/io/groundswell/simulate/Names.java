package io.groundswell.simulate;

import java.util.List;
import java.util.Locale;

/** Names of people and firms, common or invented, and the mail domains they use. */
final class Names {
  static final String OUR_DOMAIN = "loomline.example";
  static final List<String> FREE_MAIL = List.of("freemail.example", "postbox.example");
  static final List<String> SHARED_MAILBOXES =
      List.of("info", "support", "office", "team", "admin", "hello");
  static final List<String> INDUSTRIES =
      words(
          "software agency construction education healthcare retail manufacturing logistics media"
              + " finance nonprofit consulting hospitality research");

  private static final List<String> FIRST =
      words(
          "Anna Ben Clara David Elena Felix Grace Henry Ines Jonas Karen Liam Maria Noah Olivia"
              + " Paul Quinn Rosa Samuel Tara Uma Victor Wendy Xavier Yara Zoe Amir Bianca Carlos"
              + " Diana Erik Fatima George Hannah Ivan Julia Kofi Laura Miguel Nadia Oscar Priya"
              + " Rahul Sofia Thomas Ursula Vera William Yusuf Aisha Bruno Chen Daniela Emil Freya"
              + " Gustav Helen Isaac Joana Kenji Lena Marco Nina Omar Petra Ravi Sara Tomas Leila"
              + " Magnus Mei Patrick Rachel Simon Tanja Viktor Alice Robert");
  private static final List<String> LAST =
      words(
          "Adams Baker Costa Dubois Evans Fischer Garcia Hoffman Ito Jansen Keller Lopez Meyer"
              + " Novak Olsen Patel Quist Rossi Silva Torres Ueda Varga Weber Xu Young Ziegler"
              + " Andersen Brown Chowdhury Diaz Eriksson Ferrari Green Hughes Ivanov Jones Khan"
              + " Larsen Martin Nguyen Okafor Petrov Reyes Schmidt Taylor Ullman Vogel Walker Yilmaz"
              + " Zhang Abbott Bianchi Clarke Dimitrov Endo Fraser Gupta Haas Iyer Jensen Kumar"
              + " Lindberg Moreau Nakamura Osei Pereira Ramos Sato Thompson Usman Visser Wood");
  private static final List<String> HEADS =
      words(
          "Fern Bright Cedar North Copper River Quill Amber Stone Harbor Willow Iron Meadow Lark"
              + " Silver Oak Pine Blue Crown Ember Frost Glen Hazel Juniper Kestrel Linden Maple"
              + " Nimbus Orchard Pebble Raven Sable Thistle Umber Vale Wren Alder Birch Clover"
              + " Dune");
  private static final List<String> TAILS =
      words(
          "hollow field works gate forge craft point line ridge brook bridge haven mark port"
              + " stead view ward wick yard loop path crest dale grove mill house");
  private static final List<String> FORMS =
      List.of("", "", "", " Ltd", " GmbH", " Inc", " Studio", " Group", " Labs", " & Co");

  private Names() {}

  static String first(Dice dice) {
    return dice.pick(FIRST);
  }

  static String last(Dice dice) {
    return dice.pick(LAST);
  }

  static String firm(Dice dice) {
    return dice.pick(HEADS) + dice.pick(TAILS) + dice.pick(FORMS);
  }

  /** A domain that no other firm has: the firm's number ends it. */
  static String domain(String firm, int index) {
    var word = firm.split(" ")[0].toLowerCase(Locale.ROOT);
    return word + Integer.toString(index, 36) + ".example";
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
