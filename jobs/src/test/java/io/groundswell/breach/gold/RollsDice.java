package io.groundswell.breach.gold;

import static org.apache.spark.sql.functions.rand;

import org.apache.spark.sql.Column;

/** Planted: a sample that is another one after a rerun. */
public final class RollsDice {
  private RollsDice() {}

  static Column isSampled() {
    return rand().lt(0.1);
  }
}
