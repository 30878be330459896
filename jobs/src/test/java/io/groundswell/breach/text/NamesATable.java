package io.groundswell.breach.text;

import io.groundswell.Tables;

/** Planted: a function on text that knows where the text comes from. */
public final class NamesATable {
  private NamesATable() {}

  static String source() {
    return Tables.MESSAGES.toString();
  }
}
