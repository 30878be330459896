package io.groundswell.lakehouse;

/** What a broken rule of a contract leads to. */
public enum Severity {
  /** The slice is not published. */
  ERROR,
  /** The slice is published; the rows that break the rule are counted and shown. */
  WARNING
}
