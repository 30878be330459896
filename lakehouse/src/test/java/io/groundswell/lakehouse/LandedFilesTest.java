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
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landed file loses a word, and stays what it was. */
class LandedFilesTest {
  private static final UnaryOperator<String> RECORD = text -> text.replace("secret", "-");

  @TempDir Path folder;
  private LandedFiles files;

  @BeforeEach
  void open() {
    files = new LandedFiles(new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration());
  }

  @Test
  void linesThatStayKeepEveryCharacter() throws Exception {
    write("a.jsonl", "{ \"a\" : 1.0 }\n\nno json\n{\"a\":\"secret\"}\n");
    assertThat(rewritten("a.jsonl")).containsExactly("{ \"a\" : 1.0 }", "no json", "{\"a\":\"-\"}");
    assertThat(Files.readString(folder.resolve("a.jsonl")))
        .isEqualTo("{ \"a\" : 1.0 }\n\nno json\n{\"a\":\"-\"}\n");
    assertThat(files.look("a.jsonl", RECORD)).isEqualTo(LandedFiles.Look.CLEAN);
  }

  @Test
  void packedFilesStayPacked() throws Exception {
    var text = "{\"a\":\"secret\"}\n{\"a\":2}\n";
    Files.write(folder.resolve("a.jsonl.gz"), packed(text, GZIPOutputStream::new));
    Files.write(folder.resolve("a.jsonl.zst"), packed(text, ZstdOutputStream::new));
    for (var name : List.of("a.jsonl.gz", "a.jsonl.zst")) {
      var before = Files.readAllBytes(folder.resolve(name));
      assertThat(rewritten(name)).containsExactly("{\"a\":\"-\"}", "{\"a\":2}");
      assertThat(Files.readAllBytes(folder.resolve(name))).startsWith(before[0], before[1]);
    }
  }

  @Test
  void arraysAndObjectsOverManyLinesKeepTheirRecords() throws Exception {
    write("array.json", "[ {\"a\":\"secret\"},\n {\"a\":2} ]");
    assertThat(rewritten("array.json")).containsExactly("{\"a\":\"-\"}", "{\"a\":2}");
    write("pretty.json", "{\n \"a\": \"secret\"\n}\n{\n \"a\": 2\n}\n");
    assertThat(rewritten("pretty.json")).containsExactly("{\"a\":\"-\"}", "{\"a\":2}");
  }

  @Test
  void whatIsNotWrittenHereIsLeft() throws Exception {
    write("a.csv", "a,b\nsecret,1\n");
    assertThat(files.look("a.csv", RECORD)).isEqualTo(LandedFiles.Look.LEFT);
    Files.write(
        folder.resolve("a.zip"),
        packed(
            "{\"a\":\"secret\"}\n",
            out -> {
              var zip = new ZipOutputStream(out);
              zip.putNextEntry(new ZipEntry("a.jsonl"));
              return zip;
            }));
    assertThat(files.look("a.zip", RECORD)).isEqualTo(LandedFiles.Look.LEFT);
    var whole = packed("{\"a\":\"secret\"}\n".repeat(5000), GZIPOutputStream::new);
    Files.write(folder.resolve("cut.jsonl.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(files.look("cut.jsonl.gz", RECORD)).isEqualTo(LandedFiles.Look.LEFT);
    assertThat(files.look("none.jsonl", RECORD)).isEqualTo(LandedFiles.Look.ABSENT);
  }

  private List<String> rewritten(String name) throws IOException {
    assertThat(files.look(name, RECORD)).isEqualTo(LandedFiles.Look.DUE);
    var prepared = files.prepare(name, RECORD);
    files.swap(name);
    assertThat(files.status(name).getLen()).isEqualTo(prepared.getLen());
    assertThat(files.status(name).getModificationTime()).isEqualTo(prepared.getModificationTime());
    try (var there = Files.list(folder)) {
      assertThat(there.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("."));
    }
    var records = new ArrayList<String>();
    try (var read =
        new RecordFile(
            new org.apache.hadoop.fs.Path(folder.resolve(name).toUri()), new Configuration())) {
      read.forEachRemaining(record -> records.add(record.text()));
    }
    return records;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] packed(String text, Packing packing) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = packing.around(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
