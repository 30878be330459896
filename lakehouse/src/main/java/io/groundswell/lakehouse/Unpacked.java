package io.groundswell.lakehouse;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * The text inside of a file, by how the file begins: gzip, zstd, or a zip archive of files that may
 * be packed themselves, one after the other. Names lie: vendors call archives {@code .json.gz}, and
 * stores unpack what is still called {@code .gz}.
 */
final class Unpacked extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final ZipInputStream archive;
  private InputStream file;

  private Unpacked(ZipInputStream archive) {
    this.archive = archive;
  }

  static InputStream of(InputStream packed) throws IOException {
    var bytes = packed.markSupported() ? packed : new BufferedInputStream(packed, BUFFER);
    bytes.mark(4);
    var first = bytes.readNBytes(4);
    bytes.reset();
    if (isGzip(first)) {
      return new GZIPInputStream(bytes, BUFFER);
    }
    if (isZstd(first)) {
      return new ZstdInputStream(bytes);
    }
    return isArchive(first) ? new Unpacked(new ZipInputStream(bytes)) : bytes;
  }

  static boolean isGzip(byte[] first) {
    return begins(first, 0x1f, 0x8b);
  }

  static boolean isZstd(byte[] first) {
    return begins(first, 0x28, 0xb5, 0x2f, 0xfd);
  }

  static boolean isArchive(byte[] first) {
    return begins(first, 'P', 'K', 3, 4);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (file == null && !advance()) {
      return -1;
    }
    int count = file.read(into, offset, length);
    if (count > 0) {
      return count;
    }
    // The first line of the next file is a line of its own.
    file = null;
    into[offset] = '\n';
    return 1;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }

  private boolean advance() throws IOException {
    var entry = archive.getNextEntry();
    while (entry != null && (entry.isDirectory() || isOfTheSystem(entry.getName()))) {
      entry = archive.getNextEntry();
    }
    if (entry == null) {
      return false;
    }
    file = of(new BufferedInputStream(archive, BUFFER));
    return true;
  }

  /** What some systems add to the archives that they pack. */
  private static boolean isOfTheSystem(String name) {
    return name.startsWith("__MACOSX/")
        || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
  }

  private static boolean begins(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
