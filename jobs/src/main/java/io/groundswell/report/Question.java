package io.groundswell.report;

import io.groundswell.lakehouse.Table;
import java.util.List;

/** What somebody wants to know of a day: a pure function from tables to one chapter of the page. */
public interface Question {

  /** Every table that the answer may read. */
  List<Table> inputs();

  /** Those that it may read besides when names and addresses are asked for. */
  default List<Table> contactInputs() {
    return List.of();
  }

  /**
   * Whether somebody sells by the answer. What customers said to get something fixed is no part of
   * such a one.
   */
  boolean sells();

  Chapter answer(Facts facts);
}
