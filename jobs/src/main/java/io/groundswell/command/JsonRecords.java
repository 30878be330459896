package io.groundswell.command;

import io.groundswell.lakehouse.WrongUse;
import java.io.BufferedReader;
import java.io.IOException;

/** The objects of a JSON file as they are written, one after the other; only one is held. */
interface JsonRecords {

  /**
   * An object.
   *
   * @param before what of the file stands between the one before and it
   * @param json as it is written
   * @param after what of the file stands behind it and before no other
   */
  record Written(String before, String json, String after) {}

  /** The next one, or null at the end. */
  Written next() throws IOException;

  /** A line each; empty lines are left out, and still count where errors are told. */
  static JsonRecords lines(BufferedReader reader) {
    return () -> {
      String line = reader.readLine();
      return line == null ? null : new Written("", line, "\n");
    };
  }

  /** The elements of the one list that the file holds. */
  static JsonRecords list(BufferedReader reader) {
    return new OfList(reader);
  }

  /** Looks at brackets, quotes and commas only: what is no JSON is told by who reads the object. */
  final class OfList implements JsonRecords {
    private final BufferedReader reader;
    private int at;
    private long count;

    private OfList(BufferedReader reader) {
      this.reader = reader;
    }

    @Override
    public Written next() throws IOException {
      if (at < 0) {
        return null;
      }
      var before = new StringBuilder();
      if (count == 0) {
        at = reader.read();
        addBlanks(before);
        step(before);
      }
      if (at == ',') {
        step(before);
      }
      addBlanks(before);
      count++;
      boolean isOver = at == ']' || at < 0;
      if (isOver) {
        return before.isEmpty() && at < 0 ? null : new Written(before.toString(), "", rest());
      }
      String json = element();
      var after = new StringBuilder();
      addBlanks(after);
      boolean isLast = at != ',';
      return new Written(before.toString(), json, after + (isLast ? rest() : ""));
    }

    private String element() throws IOException {
      var json = new StringBuilder();
      int depth = 0;
      boolean isQuoted = false;
      while (at >= 0 && (depth > 0 || isQuoted || (at != ',' && at != ']'))) {
        if (isQuoted && at == '\\') {
          step(json);
        } else if (at == '"') {
          isQuoted = !isQuoted;
        } else if (!isQuoted) {
          depth += at == '{' || at == '[' ? 1 : at == '}' || at == ']' ? -1 : 0;
        }
        step(json);
      }
      if (at < 0) {
        throw new WrongUse("Element %d of the list ends with the file.".formatted(count));
      }
      return json.toString();
    }

    private String rest() throws IOException {
      var rest = new StringBuilder();
      while (at >= 0) {
        step(rest);
      }
      return rest.toString();
    }

    private void addBlanks(StringBuilder text) throws IOException {
      while (Character.isWhitespace(at)) {
        step(text);
      }
    }

    /** Keeps the character that was read, and reads the next. */
    private void step(StringBuilder text) throws IOException {
      if (at >= 0) {
        text.append((char) at);
        at = reader.read();
      }
    }
  }
}
