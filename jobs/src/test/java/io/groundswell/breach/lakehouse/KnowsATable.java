package io.groundswell.breach.lakehouse;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Table;

/** Planted: the lakehouse names one of our tables. */
public final class KnowsATable {
  private KnowsATable() {}

  static Table favourite() {
    return Tables.ADVOCATES;
  }
}
