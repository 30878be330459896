package io.groundswell.lists;

import java.util.function.Predicate;

/**
 * One thing that is wished of somebody who speaks for us.
 *
 * @param words as it was asked for
 * @param kind what it is about
 * @param meaning how it was understood
 * @param holds whether somebody fulfils it, as far as is known
 */
public record Wish(String words, Kind kind, String meaning, Predicate<Profile> holds) {
  public enum Kind {
    INDUSTRY,
    PLACE,
    PLAN,
    SIZE,
    USE,
    PRAISE
  }
}
