package io.groundswell.report;

import java.util.List;

/** What stands behind a finding. */
public sealed interface Exhibit permits Sheet, Chart, Exhibit.Quotes, Exhibit.Note {

  /**
   * What customers said, redacted.
   *
   * @param about what they speak of
   * @param words one text each
   */
  record Quotes(String about, List<String> words) implements Exhibit {}

  /** A sentence or two. */
  record Note(String text) implements Exhibit {}
}
