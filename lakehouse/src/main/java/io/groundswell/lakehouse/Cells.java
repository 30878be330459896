package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;

/** The names of the cells of a CSV row that {@link RecordFile} turned into JSON. */
final class Cells {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cells() {}

  static Iterator<String> names(String row) {
    try {
      return JSON.readTree(row).fieldNames();
    } catch (JsonProcessingException e) {
      throw new Failed("A row of CSV did not become JSON: " + row, e);
    }
  }
}
