package io.groundswell.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The recognisers that follow written rules, and how they share a text among them. */
final class Rules {
  private static final int MAX_DEPTH = 8;

  /** A long text in which find hangs on find is an attack, and may not be read as often. */
  private static final int MAX_DEPTH_OF_LONG_TEXT = 4;

  private static final int NOBODY = 0;

  private final List<Recogniser> recognisers;
  private final Set<Placeholder> kinds;

  /** Pieces in which nothing was found: rounds that follow need not read them again. */
  private final Set<String> empty = new HashSet<>();

  private Rules(List<Recogniser> recognisers, Set<Placeholder> kinds) {
    this.recognisers = recognisers;
    this.kinds = kinds;
  }

  /**
   * What has a form of its own, and names that we know: certain, so found before the model reads.
   * The first to name a character keeps it; a later one gets what is left of its find.
   */
  static Rules certain(KnownNames names, Set<Placeholder> kinds) {
    List<Recogniser> recognisers =
        new ArrayList<>(
            List.of(
                new WebAddresses(),
                new Secrets(),
                new EmailAddresses(),
                new IbanNumbers(),
                new DeviceNumbers(),
                new CardNumbers(),
                new NationalIds(),
                new IpAddresses(),
                new Handles(),
                new AccountNumbers()));
    if (kinds.contains(Placeholder.DATE)) {
      recognisers.add(new Dates());
    }
    recognisers.add(new PhoneNumbers());
    recognisers.add(names);
    return new Rules(recognisers, kinds);
  }

  /** Whoever was found once, wherever else the text speaks of them. */
  static Rules again(String text, List<Span> found, Set<Placeholder> kinds) {
    return new Rules(List.of(NamesAgain.of(text, found)), kinds);
  }

  /** What the model, which sees whole sentences, may know better: found in what it leaves. */
  static Rules likely(Set<Placeholder> kinds) {
    List<Recogniser> recognisers = new ArrayList<>();
    recognisers.add(new StreetAddresses());
    recognisers.add(new NamesInContext());
    if (!Placeholder.direct().containsAll(kinds)) {
      recognisers.add(new Firms());
      recognisers.add(new Domains());
      recognisers.add(new Circumstances());
    }
    return new Rules(recognisers, kinds);
  }

  /** Adds what is found between the finds so far and the placeholders in the text. */
  void addTo(List<Span> found, String text) {
    int depth = text.length() > States.LONG_TEXT ? MAX_DEPTH_OF_LONG_TEXT : MAX_DEPTH;
    for (Span piece : pieces(found, text)) {
      addPiece(text, piece.start(), piece.end(), depth, found);
    }
  }

  /** All that is left between finds and placeholders, as one find each. */
  static List<Span> rest(Redaction sofar) {
    return pieces(sofar.spans(), sofar.text()).stream()
        .filter(piece -> hasLetters(sofar.text().substring(piece.start(), piece.end())))
        .toList();
  }

  private static List<Span> pieces(List<Span> found, String text) {
    List<Span> taken = new ArrayList<>(found);
    var placeholders = Placeholder.any().matcher(text);
    while (placeholders.find()) {
      taken.add(new Span(placeholders.start(), placeholders.end(), Placeholder.PERSON));
    }
    taken.sort(Comparator.comparingInt(Span::start));
    List<Span> pieces = new ArrayList<>();
    int start = 0;
    for (Span span : taken) {
      if (span.start() > start) {
        pieces.add(new Span(start, span.start(), Placeholder.PERSON));
      }
      start = Math.max(start, span.end());
    }
    pieces.add(new Span(start, text.length(), Placeholder.PERSON));
    return pieces;
  }

  private void addPiece(String text, int start, int end, int depth, List<Span> found) {
    List<Span> spans = spans(text.substring(start, end));
    if (spans.isEmpty()) {
      return;
    }
    if (depth == 0) {
      found.add(new Span(start, end, spans.get(0).placeholder()));
      return;
    }
    int from = start;
    for (Span span : spans) {
      addPiece(text, from, start + span.start(), depth - 1, found);
      found.add(new Span(start + span.start(), start + span.end(), span.placeholder()));
      from = start + span.end();
    }
    addPiece(text, from, end, depth - 1, found);
  }

  /** Finds without overlaps, in the order of the text. */
  private List<Span> spans(String piece) {
    if (piece.isBlank() || empty.contains(piece)) {
      return List.of();
    }
    var folded = FoldedText.of(piece);
    String text = folded.text();
    List<Span> found = new ArrayList<>();
    int[] owners = new int[text.length()];
    for (Recogniser recogniser : recognisers) {
      for (Span span : recogniser.spans(text)) {
        if (kinds.contains(span.placeholder())) {
          found.add(span);
          claim(owners, span, found.size());
        }
      }
    }
    var spans = withoutShreds(text, owners, found).stream().map(folded::asWritten).toList();
    if (spans.isEmpty()) {
      empty.add(piece);
    }
    return spans;
  }

  private static void claim(int[] owners, Span span, int owner) {
    for (int i = span.start(); i < span.end(); i++) {
      if (owners[i] == NOBODY) {
        owners[i] = owner;
      }
    }
  }

  /** A find of which only blanks and punctuation are left is none. */
  private static List<Span> withoutShreds(String text, int[] owners, List<Span> found) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= owners.length; end++) {
      if (end < owners.length && owners[end] == owners[start]) {
        continue;
      }
      boolean isOwned = owners[start] != NOBODY;
      if (isOwned && hasLetters(text.substring(start, end))) {
        spans.add(new Span(start, end, found.get(owners[start] - 1).placeholder()));
      }
      start = end;
    }
    return spans;
  }

  private static boolean hasLetters(String text) {
    return text.chars().anyMatch(Character::isLetterOrDigit);
  }
}
