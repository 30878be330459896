package io.groundswell.gold;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/**
 * Whom chance leaves alone for good, so that the others can be compared with somebody.
 *
 * <p>It hangs on nothing but the name of the program and the account: no score, no size, no day.
 */
final class HoldBack {
  static final int ONE_IN = 10;

  private HoldBack() {}

  /** Whether the account is held back from the program. */
  static Column of(String program, Column account) {
    return pmod(xxhash64(lit(program), account), lit((long) ONE_IN)).equalTo(0L);
  }
}
