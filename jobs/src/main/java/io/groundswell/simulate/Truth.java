package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What was planted, kept apart from landing so that answers can be marked.
 *
 * <p>A life is told once per shift of days but planted once: only the first shift of a block of
 * companies writes it down. Dirt is made while records land, so every shift writes its own.
 */
final class Truth {
  private final Period period;
  private final boolean first;
  private final String block;
  private final String shift;
  private final Tally tally;
  private final Map<String, ByteArrayOutputStream> open = new TreeMap<>();

  Truth(Period period, Shift shift, Tally tally) {
    this.period = period;
    this.first = shift.firstDay() == 0;
    this.block = "part-%05d".formatted(shift.block());
    this.shift = "part-%05d-%s".formatted(shift.block(), period.date(shift.firstDay()));
    this.tally = tally;
  }

  void plant(String name, Supplier<ObjectNode> row) {
    if (first) {
      line("%s/%s.jsonl".formatted(name, block), row.get());
      tally.add("truth " + name, 1);
    }
  }

  /**
   * One fault of the wire: kind, landing folder, day of the folder, and the record if it has a
   * name.
   */
  void dirt(String kind, String source, int day, String recordId) {
    var row = Wire.object();
    row.put("kind", kind).put("source", source).put("day", period.date(day).toString());
    line("dirt/%s.jsonl".formatted(shift), row.put("record_id", recordId));
    tally.add("dirt " + kind, 1);
  }

  void write(Folder folder) {
    open.forEach((name, lines) -> folder.write(name, lines.toByteArray()));
  }

  private void line(String name, ObjectNode row) {
    var lines = open.computeIfAbsent(name, any -> new ByteArrayOutputStream());
    lines.writeBytes(Wire.bytes(row));
    lines.write('\n');
  }
}
