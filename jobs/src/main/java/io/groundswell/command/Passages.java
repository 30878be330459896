package io.groundswell.command;

import java.io.IOException;
import java.util.List;

/**
 * The records of a file one after the other, each cut at the texts that are to be redacted, so that
 * all else can be written as it was read, to the character.
 */
interface Passages {

  /** A text in a record. */
  record Passage(String column, String written, String text) {}

  /**
   * A record.
   *
   * @param between what stands before, between and behind its passages: one more than those
   * @param names what the record itself says people in it are called
   */
  record Entry(List<String> between, List<Passage> passages, List<String> names) {}

  /** What stands before the first record: a header, or nothing. */
  String head();

  /** The next record, or null at the end. */
  Entry next() throws IOException;

  /** A text as it has to be written in the place of that passage. */
  String written(Passage passage, String text);

  /** Names of columns that were met, to tell somebody who asked for another. */
  List<String> columns();
}
