package io.groundswell.breach.gold;

/** Planted: a name that says nothing. */
public final class RowHelper {
  private RowHelper() {}
}
