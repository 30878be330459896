package io.groundswell.command;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.groundswell.command.Passages.Entry;
import io.groundswell.command.Passages.Passage;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.Placeholder;
import io.groundswell.text.Redaction;
import io.groundswell.text.Redactor;
import io.groundswell.text.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file whose texts are redacted, row by row, on all cores; no more than a batch is held.
 *
 * @param textColumns whose texts are redacted
 * @param nameColumns that say who a row speaks of
 */
record RedactedFile(
    Path file, List<String> textColumns, List<String> nameColumns, Set<Placeholder> kinds) {
  private static final int BATCH = 1_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Writes the file and what was found in it, if asked for, and says in a line what it did. */
  String write(Path out, Path spans, PrintWriter stdout) {
    try (var records = RecordFile.open(file);
        var written = new Destination(out, stdout);
        var found = spans == null ? null : new Destination(spans, stdout)) {
      var tally = new EnumMap<Placeholder, Long>(Placeholder.class);
      long rows = redact(records, written.writer, found == null ? null : found.writer, tally);
      written.keep();
      if (found != null) {
        found.keep();
      }
      return told(rows, tally);
    } catch (NoSuchFileException e) {
      throw new WrongUse("There is no file %s.".formatted(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new WrongUse(
          "%s is not UTF-8. Convert it first, such as with iconv -t UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new WrongUse(
          "%s could not be redacted: %s.".formatted(file, String.valueOf(e.getMessage())), e);
    }
  }

  private long redact(RecordFile records, Writer out, Writer found, Map<Placeholder, Long> tally)
      throws IOException {
    Passages passages = passages(records);
    long rows = 0;
    boolean isMet = passages.columns().containsAll(textColumns);
    if (!isMet && !passages.head().isEmpty()) {
      throw unknownColumn(passages);
    }
    var first = batch(passages);
    out.write((records.hasMark() ? BYTE_ORDER_MARK : "") + passages.head());
    for (var batch = first; !batch.isEmpty(); batch = batch(passages)) {
      if (!isMet && !passages.columns().containsAll(textColumns)) {
        throw unknownColumn(passages);
      }
      isMet = true;
      var redacted = batch.parallelStream().map(this::redacted).toList();
      for (int i = 0; i < batch.size(); i++, rows++) {
        write(passages, batch.get(i), redacted.get(i), out);
        note(rows, batch.get(i), redacted.get(i), found, tally);
      }
    }
    return rows;
  }

  private Passages passages(RecordFile records) throws IOException {
    return records.isJson()
        ? new JsonPassages(records.objects(), textColumns, nameColumns)
        : new CsvPassages(records.reader(), textColumns, nameColumns);
  }

  private WrongUse unknownColumn(Passages passages) {
    var unknown = textColumns.stream().filter(c -> !passages.columns().contains(c)).toList();
    return new WrongUse(
        "%s has no column %s. It has: %s."
            .formatted(file, String.join(", ", unknown), String.join(", ", passages.columns())));
  }

  private static List<Entry> batch(Passages passages) throws IOException {
    var batch = new ArrayList<Entry>();
    for (var entry = passages.next(); entry != null; entry = passages.next()) {
      batch.add(entry);
      if (batch.size() == BATCH) {
        break;
      }
    }
    return batch;
  }

  private List<Redaction> redacted(Entry entry) {
    return entry.passages().stream()
        .map(passage -> Redactor.redaction(passage.text(), entry.names(), kinds))
        .toList();
  }

  private static void write(Passages passages, Entry entry, List<Redaction> redacted, Writer out)
      throws IOException {
    for (int i = 0; i < redacted.size(); i++) {
      Passage passage = entry.passages().get(i);
      boolean isSame = redacted.get(i).spans().isEmpty();
      out.write(entry.between().get(i));
      out.write(isSame ? passage.written() : passages.written(passage, redacted.get(i).redacted()));
    }
    out.write(entry.between().get(redacted.size()));
  }

  private static void note(
      long row, Entry entry, List<Redaction> redacted, Writer found, Map<Placeholder, Long> tally)
      throws IOException {
    for (int i = 0; i < redacted.size(); i++) {
      for (Span span : redacted.get(i).spansInCodePoints()) {
        tally.merge(span.placeholder(), 1L, Long::sum);
        if (found != null) {
          found.write(
              "{\"row\":%d,\"column\":\"%s\",\"start\":%d,\"end\":%d,\"type\":\"%s\"}%n"
                  .formatted(
                      row,
                      quoted(entry.passages().get(i).column()),
                      span.start(),
                      span.end(),
                      span.placeholder()));
        }
      }
    }
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static String told(long rows, Map<Placeholder, Long> tally) {
    var kinds =
        tally.entrySet().stream()
            .map(kind -> "%d %s".formatted(kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", "));
    return "%d rows read, found %s.".formatted(rows, kinds.isEmpty() ? "nothing" : kinds);
  }
}
