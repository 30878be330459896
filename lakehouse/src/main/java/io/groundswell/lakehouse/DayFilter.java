package io.groundswell.lakehouse;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.InSet;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the filters of a query say of the day. What they say of anything else, or in words that are
 * not understood here, rules no day out.
 */
record DayFilter(List<Expression> filters) {

  /** Whether a row known on a day could pass; days are counted from 1970. */
  boolean admits(int day) {
    return filters.stream().allMatch(filter -> admits(filter, day));
  }

  private static boolean admits(Expression filter, int day) {
    if (filter instanceof And both) {
      return admits(both.left(), day) && admits(both.right(), day);
    }
    if (filter instanceof Or either) {
      return admits(either.left(), day) || admits(either.right(), day);
    }
    if (filter instanceof InSet in) {
      return !isDay(in.child()) || in.hset().contains(day);
    }
    if (filter instanceof In in) {
      return !isDay(in.value())
          || CollectionConverters.asJava(in.list()).stream()
              .map(value -> day(value, day))
              .anyMatch(value -> value == null || value == day);
    }
    return !(filter instanceof BinaryComparison compared) || admits(compared, day);
  }

  private static boolean admits(BinaryComparison compared, int day) {
    var left = day(compared.left(), day);
    var right = day(compared.right(), day);
    if (left == null || right == null) {
      return true;
    }
    int order = left.compareTo(right);
    if (compared instanceof EqualTo || compared instanceof EqualNullSafe) {
      return order == 0;
    }
    if (compared instanceof LessThan) {
      return order < 0;
    }
    if (compared instanceof LessThanOrEqual) {
      return order <= 0;
    }
    if (compared instanceof GreaterThan) {
      return order > 0;
    }
    return !(compared instanceof GreaterThanOrEqual) || order >= 0;
  }

  /** The value of an operand in a row of that day; null when the day does not tell. */
  private static Integer day(Expression operand, int day) {
    if (isDay(operand)) {
      return day;
    }
    boolean isDate = operand instanceof Literal && operand.dataType().equals(DataTypes.DateType);
    return isDate ? (Integer) ((Literal) operand).value() : null;
  }

  private static boolean isDay(Expression operand) {
    return operand instanceof Attribute column && column.name().equals(Slices.KNOWN_ON);
  }
}
