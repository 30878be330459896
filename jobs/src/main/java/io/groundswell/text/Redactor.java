package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes out of a text what says who somebody is, and leaves a typed placeholder in its place.
 *
 * <p>This lowers a risk; it does not make a text anonymous. What no recogniser knows stays in.
 *
 * <p>Redacting twice changes nothing, by construction. The rules read what lies between two
 * placeholders on its own, the {@link Tagger} reads the whole as it now stands, again and again,
 * until nobody finds anything. A second call begins with the same pieces and the same whole.
 */
public final class Redactor {

  /**
   * Each cut may show a recogniser something new. Text made to do so without end is blacked out.
   */
  private static final int MAX_ROUNDS = 4;

  private Redactor() {}

  /**
   * The text without what names somebody, reaches somebody or opens a door.
   *
   * @param knownNames names of people who may be spoken of, in full ("Mara Lind") or in part
   */
  public static String redact(String text, Collection<String> knownNames) {
    return text == null ? null : redaction(text, knownNames, Placeholder.direct()).redacted();
  }

  /** What is personal in the text, of the kinds that are asked for. */
  public static Redaction redaction(
      String text, Collection<String> knownNames, Set<Placeholder> kinds) {
    return redaction(text, knownNames, kinds, folded -> Tagger.shared().spans(folded));
  }

  /** The same with another model, to compare. */
  static Redaction redaction(
      String text,
      Collection<String> knownNames,
      Set<Placeholder> kinds,
      Function<String, List<Span>> model) {
    var certain = Rules.certain(KnownNames.of(knownNames), kinds);
    var likely = Rules.likely(kinds);
    List<Span> found = new ArrayList<>();
    for (int round = 0; ; round++) {
      int before = found.size();
      certain.addTo(found, text);
      found.addAll(names(Redaction.of(text, found), kinds, model));
      found.addAll(AroundPlaces.of(text, found, kinds));
      Rules.again(text, found, kinds).addTo(found, text);
      likely.addTo(found, text);
      var sofar = Redaction.of(text, found);
      if (found.size() == before) {
        return sofar;
      }
      if (round == MAX_ROUNDS) {
        found.addAll(Rules.rest(sofar));
        return Redaction.of(text, found);
      }
    }
  }

  /** The text column without what is personal in it; the second column is an array of names. */
  public static Column column(Column text, Column knownNames) {
    UDF2<String, scala.collection.Iterable<String>, String> redacted =
        (words, names) ->
            redact(words, names == null ? List.of() : CollectionConverters.asJavaCollection(names));
    return udf(redacted, DataTypes.StringType).withName("redacted").apply(text, knownNames);
  }

  /** What the model finds in the text as it stands, where that was in the text as it was. */
  private static List<Span> names(
      Redaction sofar, Set<Placeholder> kinds, Function<String, List<Span>> model) {
    var folded = FoldedText.of(sofar.redacted());
    List<Span> names = new ArrayList<>();
    int end = 0;
    for (Span part : model.apply(folded.text())) {
      Span whole = Firms.whole(folded.text(), part);
      Span find = behind(end, kinds.contains(whole.placeholder()) ? whole : part, folded.text());
      if (find.start() < find.end() && kinds.contains(find.placeholder())) {
        end = find.end();
        for (Span span : OtherLanguages.certain(folded.text(), find)) {
          Span written = folded.asWritten(span);
          names.add(
              new Span(
                  sofar.origin(written.start()), sofar.origin(written.end()), span.placeholder()));
        }
      }
    }
    return names;
  }

  /** What is left of a find behind the one before, which may have grown into it. */
  private static Span behind(int end, Span find, String text) {
    int start = find.start();
    while (start < find.end() && (start < end || Character.isWhitespace(text.charAt(start)))) {
      start++;
    }
    return new Span(start, find.end(), find.placeholder());
  }
}
