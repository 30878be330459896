package io.groundswell.simulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * One file of one source and day while it fills up: lines, or pages of records, gzipped.
 *
 * <p>A file that stays small is compressed when it closes, so that hundreds may be open at once.
 */
final class LandingFile {
  private static final int PAGE_RECORDS = 100;
  private static final int SMALL_BYTES = 256 * 1024;

  private final Source source;
  private final boolean paged;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private OutputStream packer;
  private int onPage;

  LandingFile(Source source, int day) {
    this.source = source;
    this.paged = source.pagedOn(day);
    if (source.isTable()) {
      line("day,channel,campaign,spend,currency".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A record, on a line of its own or on the page that is open. */
  void record(byte[] json) {
    if (!paged) {
      line(json);
      return;
    }
    text(onPage == 0 ? source.pageStart() : ",");
    write(json);
    onPage++;
    if (onPage == PAGE_RECORDS) {
      endPage();
    }
  }

  /** A line as it is; ends the page that is open. */
  void line(byte[] text) {
    endPage();
    write(text);
    text("\n");
  }

  byte[] finish() {
    endPage();
    try {
      pack();
      packer.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private void endPage() {
    if (onPage > 0) {
      text(source.pageEnd(onPage) + "\n");
      onPage = 0;
    }
  }

  private void text(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes) {
    plain.write(bytes, 0, bytes.length);
    if (plain.size() > SMALL_BYTES) {
      try {
        pack();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private void pack() throws IOException {
    if (packer == null) {
      packer = new FastGzip(packed);
    }
    plain.writeTo(packer);
    plain.reset();
  }

  /** Level 3: half the time of the default for a tenth more bytes. Java writes no time of day. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(3);
    }
  }
}
