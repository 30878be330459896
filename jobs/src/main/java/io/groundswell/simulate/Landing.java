package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What arrives on the days of one shift, ready to be written as files.
 *
 * <p>A record for a day outside the shift is somebody else's and is not even made. Here the wire
 * breaks, too: a few records arrive cut off before they arrive whole, and a few calls answer with
 * an error instead. What breaks depends on the bytes alone, so it is the same in every run.
 */
final class Landing {
  private static final int TRUNCATED_ONE_IN = 1_500;
  private static final int ERROR_ONE_IN = 2_500;

  private final int firstDay;
  private final int lastDay;
  private final Tally tally;
  private final Truth truth;
  private final Map<String, LandingFile> open = new TreeMap<>();
  private final Period period;
  private final int block;

  Landing(Period period, Shift shift, Tally tally, Truth truth) {
    this.period = period;
    this.firstDay = shift.firstDay();
    this.lastDay = shift.lastDay();
    this.block = shift.block();
    this.tally = tally;
    this.truth = truth;
  }

  boolean covers(int day) {
    return day >= firstDay && day <= lastDay;
  }

  int firstDay() {
    return firstDay;
  }

  int lastDay() {
    return lastDay;
  }

  void land(Source source, int day, Supplier<ObjectNode> record) {
    if (!covers(day)) {
      return;
    }
    var file = file(source, day);
    byte[] json = Wire.bytes(record.get());
    int luck = Arrays.hashCode(json) * 0x9E3779B9 >>> 1;
    if (luck % TRUNCATED_ONE_IN == 1) {
      file.line(
          new String(json, StandardCharsets.UTF_8)
              .substring(0, 40)
              .getBytes(StandardCharsets.UTF_8));
      broke(source, day, "truncated");
    }
    if (luck % ERROR_ONE_IN == 2) {
      file.line(source.errorBody().getBytes(StandardCharsets.UTF_8));
      broke(source, day, "error body");
    }
    file.record(json);
    tally.add("landing " + source.folder(), 1);
  }

  void row(Source source, int day, String cells) {
    if (covers(day)) {
      file(source, day).line(cells.getBytes(StandardCharsets.UTF_8));
      tally.add("landing " + source.folder(), 1);
    }
  }

  void write(Folder folder) {
    open.forEach((name, file) -> folder.write(name, file.finish()));
  }

  private void broke(Source source, int day, String kind) {
    truth.dirt(kind, source.folder(), day, null);
  }

  private LandingFile file(Source source, int day) {
    var name =
        "%s/dt=%s/part-%05d.%s.gz"
            .formatted(
                source.folder(), period.date(day), block, source.isTable() ? "csv" : "jsonl");
    return open.computeIfAbsent(name, any -> new LandingFile(source, day));
  }
}
