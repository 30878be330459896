package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  @TempDir Path folder;

  @Test
  void linesKeepTheirNumbersAndBlankOnesAreSkipped() throws IOException {
    assertThat(read("a.jsonl", "\uFEFF{\"a\":1}\n\n{broken\n"))
        .containsExactly(
            new RecordFile.Read(1, "{\"a\":1}", null), new RecordFile.Read(3, "{broken", null));
  }

  @Test
  void anArrayIsReadElementByElement() throws IOException {
    assertThat(texts("a.json", " [ {\"a\": 1},\n {\"b\":\"é\"} ]"))
        .containsExactly("{\"a\":1}", "{\"b\":\"é\"}");
  }

  @Test
  void arraysMayFollowEachOther() throws IOException {
    assertThat(texts("a.json", "[{\"a\":1}]\n[{\"b\":2},{\"c\":3}]\n"))
        .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    assertThat(texts("a.jsonl", "[ERROR] no connection\n[{\"a\":1},{\"b\":2}]\n"))
        .containsExactly("[ERROR] no connection", "{\"a\":1}", "{\"b\":2}");
    assertThat(read("a.jsonl", "[{\"a\":1},{\"b\":2}]\n[]\n{\"c\":3}\n"))
        .as("no two records of a file have one number")
        .extracting(RecordFile.Read::number)
        .containsExactly(1L, 2L, 4L);
    assertThat(read("b.json", "[{\"a\":1}] and more"))
        .extracting(r -> r.error() == null)
        .containsExactly(true, false);
  }

  @Test
  void anObjectMayStandOnManyLines() throws IOException {
    assertThat(texts("a.json", "{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n"))
        .containsExactly("{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void jsonLinesInAJsonFileStayLines() throws IOException {
    assertThat(texts("a.json", "{\"a\":1}\nbroken\n{\"b\":2}\n"))
        .containsExactly("{\"a\":1}", "broken", "{\"b\":2}");
  }

  @Test
  void aCsvRowBecomesAnObjectOfItsCells() throws IOException {
    assertThat(texts("a.csv", "id,text\r\n1,\"two\nlines, \"\"quoted\"\"\"\r\n2,\r\n"))
        .containsExactly(
            "{\"id\":\"1\",\"text\":\"two\\nlines, \\\"quoted\\\"\"}",
            "{\"id\":\"2\",\"text\":null}");
  }

  @Test
  void aReportHasATitleAboveItsColumns() throws IOException {
    assertThat(
            texts(
                "a.csv",
                "Report\n\"May 1, 2026 - May 2, 2026\"\n\nDay,Name,Cost\n2026-05-01,A,\"1,2\"\n"))
        .containsExactly("{\"Day\":\"2026-05-01\",\"Name\":\"A\",\"Cost\":\"1,2\"}");
    assertThat(texts("a.csv", "only\n1\n2\n"))
        .containsExactly("{\"only\":\"1\"}", "{\"only\":\"2\"}");
  }

  @Test
  void aSpreadsheetMayWriteTabsInUtf16() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      var file = folder.resolve("a.tsv");
      Files.write(file, "\uFEFFid\ttext\r\n1\té\r\n".getBytes(charset));
      assertThat(read(file))
          .extracting(RecordFile.Read::text)
          .containsExactly("{\"id\":\"1\",\"text\":\"é\"}");
    }
  }

  @Test
  void gzipAndZstdAreOpened() throws IOException {
    var gzip = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
    }
    var zstd = folder.resolve("a.jsonl.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zstd))) {
      out.write("{\"b\":2}\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(gzip)).extracting(RecordFile.Read::text).containsExactly("{\"a\":1}");
    assertThat(read(zstd)).extracting(RecordFile.Read::text).containsExactly("{\"b\":2}");
  }

  @Test
  void anArchiveIsReadFileByFileWhateverItIsCalled() throws IOException {
    var archive = folder.resolve("168432_2026-01-15_9#0.json.gz");
    try (var out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("168432/"));
      out.putNextEntry(new ZipEntry("168432/168432_2026-01-15_9#0.json.gz"));
      out.write(gzipped("{\"a\":1}\n{\"b\":2}"));
      out.putNextEntry(new ZipEntry("__MACOSX/168432/._168432_2026-01-15_9#0.json.gz"));
      out.write(new byte[] {0, 5, 22, 7});
      out.putNextEntry(new ZipEntry("168432/empty.json"));
      out.putNextEntry(new ZipEntry("168432/168432_2026-01-15_9#1.json.gz"));
      out.write(gzipped("{\"c\":3}\n"));
    }
    assertThat(read(archive))
        .extracting(RecordFile.Read::text)
        .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    assertThat(texts("unpacked.jsonl.gz", "{\"a\":1}\n")).containsExactly("{\"a\":1}");
    assertThat(texts("empty.jsonl", "")).isEmpty();
  }

  private static byte[] gzipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aFileThatBreaksOffIsReadUpToThereAndTheLossIsOnRecord() throws IOException {
    var whole = folder.resolve("whole.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 50_000; i++) {
        out.write(("{\"a\":" + i * 7919L + "}\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    var bytes = Files.readAllBytes(whole);
    var cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    var read = read(cut);
    assertThat(read.get(0).text()).isEqualTo("{\"a\":0}");
    assertThat(read.get(read.size() - 1).error()).contains("can be read no further");
    assertThat(read("broken.json", "[{\"a\":1},{\"b\":"))
        .extracting(r -> r.error() == null)
        .containsExactly(true, false);
  }

  @Test
  void cellsMayStandApartByOtherSignsThanAComma() throws IOException {
    var row = "{\"id\":\"1\",\"a, b\":\"2,5; 3\"}";
    assertThat(texts("a.csv", "id;\"a, b\"\n1;\"2,5; 3\"\n")).containsExactly(row);
    assertThat(texts("b.csv", "id\t\"a, b\"\r\n1\t2,5; 3\r\n")).containsExactly(row);
    assertThat(texts("c.csv", "id|\"a, b\"\n1|2,5; 3\n")).containsExactly(row);
    assertThat(texts("d.csv", "id,\"a; b\"\n1,2;3\n"))
        .containsExactly("{\"id\":\"1\",\"a; b\":\"2;3\"}");
    assertThat(texts("e.csv", "id\n1;2\n")).containsExactly("{\"id\":\"1;2\"}");
  }

  private List<String> texts(String name, String content) throws IOException {
    return read(name, content).stream().map(RecordFile.Read::text).toList();
  }

  private List<RecordFile.Read> read(String name, String content) throws IOException {
    return read(Files.writeString(folder.resolve(name), content));
  }

  private static List<RecordFile.Read> read(Path file) {
    try (var records =
        new RecordFile(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration())) {
      var all = new ArrayList<RecordFile.Read>();
      records.forEachRemaining(all::add);
      return all;
    }
  }
}
