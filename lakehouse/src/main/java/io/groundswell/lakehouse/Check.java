package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * One rule of a contract.
 *
 * <p>Most rules look at one row and are an expression; {@link Unique} and {@link ForeignKey} need
 * other rows, which {@link Audit} brings beside the row first.
 */
public sealed interface Check {
  Severity severity();

  /** What the rule asks for, in the words of an error message. */
  String rule();

  /** True on a row that breaks the rule. Never null. */
  Column failures();

  /** A value must be there. */
  record NotNull(String column) implements Check {
    @Override
    public Severity severity() {
      return Severity.ERROR;
    }

    @Override
    public String rule() {
      return column + " is required";
    }

    @Override
    public Column failures() {
      return col(column).isNull();
    }
  }

  /** A number within limits, both included; a limit that is null is none. */
  record Between(String column, Double minimum, Double maximum) implements Check {
    @Override
    public Severity severity() {
      return Severity.ERROR;
    }

    @Override
    public String rule() {
      return "%s lies between %s and %s"
          .formatted(column, minimum == null ? "any" : minimum, maximum == null ? "any" : maximum);
    }

    @Override
    public Column failures() {
      var below = minimum == null ? lit(false) : col(column).lt(minimum);
      var above = maximum == null ? lit(false) : col(column).gt(maximum);
      return col(column).isNotNull().and(below.or(above));
    }
  }

  /** A text of a given form. */
  record Matches(String column, String pattern) implements Check {
    @Override
    public Severity severity() {
      return Severity.ERROR;
    }

    @Override
    public String rule() {
      return "%s matches %s".formatted(column, pattern);
    }

    @Override
    public Column failures() {
      return col(column).isNotNull().and(not(col(column).rlike(pattern)));
    }
  }

  /** One of a list of words. */
  record OneOf(String column, List<String> values, Severity severity) implements Check {
    @Override
    public String rule() {
      return "%s is one of %s".formatted(column, values);
    }

    @Override
    public Column failures() {
      return col(column).isNotNull().and(not(col(column).cast("string").isin(values.toArray())));
    }
  }

  /** Something that a single row must hold to, as SQL; unknown counts as true. */
  record Holds(String name, String predicate, Severity severity) implements Check {
    @Override
    public String rule() {
      return "%s (%s)".formatted(name, predicate);
    }

    @Override
    public Column failures() {
      return coalesce(not(expr(predicate)), lit(false));
    }
  }

  /** No two rows share these columns. */
  record Unique(List<String> columns) implements Check {
    /** How many rows share the key; {@link Audit} computes it. */
    static final String COUNT = "_rows_of_key";

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }

    @Override
    public String rule() {
      return "%s is unique".formatted(columns);
    }

    @Override
    public Column failures() {
      return col(COUNT).gt(1);
    }
  }

  /** A value that the other table knows, as of the day of the row; null refers to nothing. */
  record ForeignKey(String column, Table table, String key, Severity severity) implements Check {
    /** Whether the other table knows the value; {@link Audit} computes it. */
    String found() {
      return "_found_" + column;
    }

    @Override
    public String rule() {
      return "%s is found in %s.%s".formatted(column, table, key);
    }

    @Override
    public Column failures() {
      return col(column).isNotNull().and(col(found()).isNull());
    }
  }

  /** The message on one row that breaks the rule. */
  default Column message(List<String> key) {
    return concat_ws(
        " ",
        lit(rule() + ", but not on the row"),
        to_json(struct(key.stream().map(k -> col(k)).toArray(Column[]::new))));
  }
}
