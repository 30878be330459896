package io.groundswell.report;

/**
 * A picture of figures that stand in a table below it, from which it is drawn.
 *
 * @param kind how it is drawn: a function of {@code page/report.js}
 * @param caption what it shows
 * @param words the same in words, for whoever does not see it
 */
public record Chart(Kind kind, String caption, String words, Sheet figures) implements Exhibit {
  /** The pictures there are. */
  public enum Kind {
    /** A dot per topic: how lasting and broad against how loud. */
    CORNERS,
    /** A bar per step. */
    STEPS
  }
}
