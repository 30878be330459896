package io.groundswell.breach.gold;

import static org.apache.spark.sql.functions.current_date;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;

/** Planted: a job that asks what day it is, in Java and in Spark. */
public final class LooksAtTheClock {
  private LooksAtTheClock() {}

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static Column todayToo() {
    return current_date();
  }
}
