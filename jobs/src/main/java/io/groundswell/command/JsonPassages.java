package io.groundswell.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * JSON objects, a line each or in one list. A column is a field, or a path of fields divided by
 * dots; a path that leads through a list means each of its elements.
 */
final class JsonPassages implements Passages {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  private static final int MOST_COLUMNS = 200;

  private final JsonRecords records;
  private final List<String> textColumns;
  private final List<String> nameColumns;
  private final Set<String> columns = new LinkedHashSet<>();
  private long line;

  JsonPassages(JsonRecords records, List<String> textColumns, List<String> nameColumns) {
    this.records = records;
    this.textColumns = textColumns;
    this.nameColumns = nameColumns;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Entry next() throws IOException {
    var record = records.next();
    line++;
    while (record != null && record.json().isBlank() && record.before().isEmpty()) {
      line++;
      record = records.next();
    }
    if (record == null) {
      return null;
    }
    return record.json().isEmpty()
        ? new Entry(List.of(record.before() + record.after()), List.of(), List.of())
        : entry(record);
  }

  @Override
  public String written(Passage passage, String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private Entry entry(JsonRecords.Written written) throws IOException {
    var between = new ArrayList<String>();
    var passages = new ArrayList<Passage>();
    var names = new ArrayList<String>();
    String record = written.json();
    int from = 0;
    Deque<String> path = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(record)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new WrongUse(
            "Line %d is no JSON object. Write one object a line, or all in one list."
                .formatted(line));
      }
      path.addLast("");
      while (!path.isEmpty()) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          throw new WrongUse("Line %d ends inside of its object.".formatted(line));
        }
        String column = columnOf(path, parser.currentName());
        switch (token) {
          case START_OBJECT, START_ARRAY -> path.addLast(column);
          case END_OBJECT, END_ARRAY -> path.removeLast();
          case VALUE_STRING -> {
            note(column);
            if (nameColumns.contains(column)) {
              names.add(parser.getText());
            }
            if (textColumns.contains(column)) {
              String text = parser.getText();
              int start = (int) parser.currentTokenLocation().getCharOffset();
              parser.finishToken();
              int end = (int) parser.currentLocation().getCharOffset();
              between.add(record.substring(from, start));
              passages.add(new Passage(column, record.substring(start, end), text));
              from = end;
            }
          }
          default -> note(column);
        }
      }
    } catch (JsonProcessingException e) {
      throw new WrongUse("Line %d is no JSON: %s.".formatted(line, e.getOriginalMessage()), e);
    }
    between.add(record.substring(from) + written.after());
    between.set(0, written.before() + between.get(0));
    return new Entry(between, passages, names);
  }

  private void note(String column) {
    if (columns.size() < MOST_COLUMNS) {
      columns.add(column);
    }
  }

  /** An element of a list goes by the name of the list. */
  private static String columnOf(Deque<String> path, String name) {
    String above = path.peekLast();
    if (above == null) {
      return "";
    }
    if (name == null) {
      return above;
    }
    return above.isEmpty() ? name : above + "." + name;
  }
}
