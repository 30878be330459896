package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names that end with the form in law of a firm: "Carnival plc", "Halvorsen Shipping A/S". */
record Firms() implements Recogniser {
  private static final String FORM =
      "(?:Inc(?:orporated)?|INC|Corp(?:oration)?|CORP|LLC|LLP|Co\\.?,?\\s?(?:Ltd|LTD)|CO\\.,?\\s?LTD|(?:Pty|Pte|Pvt)\\.?\\s(?:Ltd|LTD|Limited)"
          + "|Ltd|LTD|Ltda|plc|Plc|PLC|GmbH(?:\\s&\\sCo\\.?\\sKG)?|AG|KGaA|SpA|S\\.p\\.A|S\\.A\\.S|S\\.A|SARL|S\\.r\\.l|Srl|N\\.V|B\\.V|Oyj|A/S"
          + "|ApS|ASA|Tbk|PJSC|PAO|Bhd|d\\.o\\.o|Sp\\.\\sz\\so\\.o|Kft|Zrt|s\\.r\\.o)"
          + WORD_ENDS
          + "\\.?";
  private static final String WORD = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}&'./-]{0,24}";

  private static final String BLANK = "[ \\u00a0]";

  /** No form in law begins a line, and behind a comma it may be anything. */
  private static final Pattern FORM_BEHIND = Pattern.compile("^" + BLANK + "{1,2}" + FORM);

  private static final int LONGEST_FORM = 24;

  /** The group with the word before the form. */
  private static final int LAST = 1;

  private static final Pattern FIRM =
      Pattern.compile(
          WORD_STARTS
              + "(?:"
              + WORD
              + BLANK
              + "(?:(?:and|&|of|de|the)"
              + BLANK
              + "){0,2}){0,5}?((?=\\S{0,24}\\p{L})"
              + WORD
              + "),?"
              + BLANK
              + FORM);

  /** "Does" of "Does Carnival plc pay?" is no part of it. */
  private static final Pattern FIRST =
      Pattern.compile("^([\\p{L}']{1,24})" + BLANK + "{1,2}(?=[\\p{Lu}\\p{N}])");

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    FIRM.matcher(text).results().forEach(firm -> addFirm(firm, spans));
    return spans;
  }

  /** What is called by an ordinary word alone, such as "the PLC", is no firm. */
  private static void addFirm(MatchResult firm, List<Span> spans) {
    int start = firm.start();
    var first = FIRST.matcher(firm.group());
    if (first.find() && Terms.isEmptyWord(Gazetteer.plain(first.group(1)))) {
      start += first.end();
    }
    boolean isOneWord = start == firm.start(LAST);
    boolean isNamed = !isOneWord || !WordClasses.isOrdinary(Gazetteer.plain(firm.group(LAST)));
    if (start <= firm.start(LAST) && isNamed) {
      spans.add(new Span(start, firm.end(), Placeholder.ORGANIZATION));
    }
  }

  /** A find with the form in law that stands behind it, which makes a firm of any name. */
  static Span whole(String text, Span find) {
    if (find.placeholder() != Placeholder.ORGANIZATION
        && find.placeholder() != Placeholder.PERSON
        && find.placeholder() != Placeholder.LOCATION) {
      return find;
    }
    var behind =
        FORM_BEHIND.matcher(
            text.substring(find.end(), Math.min(text.length(), find.end() + LONGEST_FORM)));
    return behind.find()
        ? new Span(find.start(), find.end() + behind.end(), Placeholder.ORGANIZATION)
        : find;
  }
}
