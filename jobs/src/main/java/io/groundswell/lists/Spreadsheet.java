package io.groundswell.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A grid as one sheet of an Excel workbook. A text is a text, whatever it begins with; numbers and
 * days are what they are. The same grid gives the same bytes.
 *
 * @param day that the workbook is of; nothing in it tells when it was written
 */
record Spreadsheet(Grid grid, LocalDate day) {
  /** What Excel holds in one cell. */
  private static final int MOST_CHARACTERS = 32_767;

  private static final int NARROWEST = 8;
  private static final int WIDEST = 60;

  /** The first day that a zip archive can tell. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String WRITTEN_AT = "(<dcterms:created[^>]*>)[^<]*";

  byte[] bytes() throws IOException {
    var out = new ByteArrayOutputStream();
    var workbook = new Workbook(out, "Groundswell", null);
    var sheet = workbook.newWorksheet(grid.name());
    var columns = grid.columns();
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, columns.get(c));
      int widest = columns.get(c).length();
      for (int r = 0; r < grid.rows().size(); r++) {
        var value = grid.rows().get(r).get(c);
        put(sheet, r + 1, c, value);
        widest = Math.max(widest, value == null ? 0 : value.toString().length());
      }
      sheet.width(c, Math.min(WIDEST, Math.max(NARROWEST, widest + 2)));
    }
    sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
    sheet.setAutoFilter(0, 0, grid.rows().size(), columns.size() - 1);
    workbook.finish();
    return withoutTime(out.toByteArray());
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value == null) {
      return;
    }
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (value instanceof Date date) {
      sheet.value(row, column, date.toLocalDate());
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else {
      sheet.value(row, column, fitting(value.toString()));
    }
  }

  /** As much as a cell holds, and a mark where that is not all. */
  private static String fitting(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** The archive packed anew, with no time in it but that of its day. */
  private byte[] withoutTime(byte[] archive) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var parts =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get();
        var packed = new ZipOutputStream(out)) {
      for (var part : Collections.list(parts.getEntriesInPhysicalOrder())) {
        var entry = new ZipEntry(part.getName());
        entry.setTimeLocal(NO_TIME);
        packed.putNextEntry(entry);
        var content = parts.getInputStream(part);
        if (part.getName().equals("docProps/core.xml")) {
          writeProperties(content.readAllBytes(), packed);
        } else {
          content.transferTo(packed);
        }
        packed.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private void writeProperties(byte[] properties, OutputStream out) throws IOException {
    var text = new String(properties, StandardCharsets.UTF_8);
    var dated = text.replaceAll(WRITTEN_AT, "$1" + day + "T00:00:00Z");
    out.write(dated.getBytes(StandardCharsets.UTF_8));
  }
}
