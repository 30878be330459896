package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * From amounts as people write them to integer minor units, in the units in which Stripe bills, so
 * that a deal and its bills can be compared.
 *
 * <p>Those are the units of ISO 4217, but for three currencies: the krona of Iceland and the
 * shilling of Uganda have hundredths there, the ariary of Madagascar has none.
 */
final class Money {
  private static final Object[] WITHOUT_MINOR_UNIT = {
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
    "xof", "xpf"
  };
  private static final Object[] IN_THOUSANDTHS = {"bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd"};

  private Money() {}

  /** Hundredths where the currency is not known; half a minor unit is rounded up. */
  static Column minor(Column major, Column currency) {
    return round(exact(major, currency), 0).try_cast("bigint");
  }

  /** The same, not rounded: a unit may cost less than the smallest coin. */
  static Column exact(Column major, Column currency) {
    var code = coalesce(lower(currency), lit(""));
    var units =
        when(code.isin(WITHOUT_MINOR_UNIT), lit(1))
            .when(code.isin(IN_THOUSANDTHS), lit(1000))
            .otherwise(lit(100));
    return major.multiply(units);
  }
}
