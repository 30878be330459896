package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes out of a text what says who somebody is, and leaves a typed placeholder in its place.
 *
 * <p>This lowers a risk; it does not make a text anonymous. What no recogniser knows stays in.
 *
 * <p>Redacting twice changes nothing, by construction: what lies between two placeholders is read
 * on its own, again and again, until nobody finds anything in it. A second call cuts the text at
 * the same placeholders and meets the same pieces.
 */
public final class Redactor {

  /**
   * Each cut may show a recogniser something new. Text made to do so without end is blacked out.
   */
  private static final int MAX_DEPTH = 8;

  private static final int NOBODY = 0;

  /** The first to name a character keeps it; a later one gets what is left of its find. */
  private static final List<Recogniser> IN_ORDER_OF_PRIORITY =
      List.of(
          new WebAddresses(),
          new Secrets(),
          new EmailAddresses(),
          new IbanNumbers(),
          new CardNumbers(),
          new NationalIds(),
          new IpAddresses(),
          new PhoneNumbers(),
          new StreetAddresses(),
          new NamesInContext());

  private Redactor() {}

  /**
   * The text without what is personal in it.
   *
   * @param knownNames names of people who may be spoken of, in full ("Mara Lind") or in part
   */
  public static String redact(String text, Collection<String> knownNames) {
    if (text == null) {
      return null;
    }
    List<Recogniser> recognisers = new ArrayList<>(IN_ORDER_OF_PRIORITY);
    recognisers.add(KnownNames.of(knownNames));
    var redacted = new StringBuilder(text.length());
    int start = 0;
    var placeholders = Placeholder.any().matcher(text);
    while (placeholders.find()) {
      redactPiece(text.substring(start, placeholders.start()), recognisers, MAX_DEPTH, redacted);
      redacted.append(placeholders.group());
      start = placeholders.end();
    }
    redactPiece(text.substring(start), recognisers, MAX_DEPTH, redacted);
    return redacted.toString();
  }

  /** The text column without what is personal in it; the second column is an array of names. */
  public static Column column(Column text, Column knownNames) {
    UDF2<String, scala.collection.Iterable<String>, String> redacted =
        (words, names) ->
            redact(words, names == null ? List.of() : CollectionConverters.asJavaCollection(names));
    return udf(redacted, DataTypes.StringType).withName("redacted").apply(text, knownNames);
  }

  private static void redactPiece(
      String piece, List<Recogniser> recognisers, int depth, StringBuilder redacted) {
    List<Span> spans = spans(piece, recognisers);
    if (spans.isEmpty()) {
      redacted.append(piece);
      return;
    }
    if (depth == 0) {
      redacted.append(spans.get(0).placeholder().inText());
      return;
    }
    int start = 0;
    for (Span span : spans) {
      redactPiece(piece.substring(start, span.start()), recognisers, depth - 1, redacted);
      redacted.append(span.placeholder().inText());
      start = span.end();
    }
    redactPiece(piece.substring(start), recognisers, depth - 1, redacted);
  }

  /** Finds without overlaps, in the order of the text. */
  private static List<Span> spans(String piece, List<Recogniser> recognisers) {
    if (piece.isBlank()) {
      return List.of();
    }
    var folded = FoldedText.of(piece);
    String text = folded.text();
    List<Span> found = new ArrayList<>();
    int[] owners = new int[text.length()];
    for (Recogniser recogniser : recognisers) {
      for (Span span : recogniser.spans(text)) {
        found.add(span);
        claim(owners, span, found.size());
      }
    }
    return withoutShreds(text, owners, found).stream().map(folded::asWritten).toList();
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
      if (isOwned && text.substring(start, end).chars().anyMatch(Character::isLetterOrDigit)) {
        spans.add(new Span(start, end, found.get(owners[start] - 1).placeholder()));
      }
      start = end;
    }
    return spans;
  }
}
