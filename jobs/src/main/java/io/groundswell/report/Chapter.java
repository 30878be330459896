package io.groundswell.report;

import java.util.List;

/**
 * One question of the reader, answered.
 *
 * @param id its place on the page
 * @param title the question in short
 * @param finding the answer in words, made from the rows of the day
 * @param news what is otherwise than on the day before; empty when nothing is
 * @param shown one chart or table
 * @param evidence what stands behind it, folded away
 */
public record Chapter(
    String id,
    String title,
    String finding,
    List<String> news,
    List<Exhibit> shown,
    List<Folded> evidence) {

  /** Something that opens when it is asked for. */
  public record Folded(String title, List<Exhibit> exhibits) {}
}
