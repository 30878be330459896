package io.groundswell.report;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Amounts in minor units, as people write them; currencies are never added up. */
final class Money {
  private Money() {}

  /** {@code 1250} and {@code eur} is {@code EUR 12.50}; whole units from 1,000 on. */
  static String shown(long minor, String currency) {
    var code = currency.toUpperCase(Locale.ROOT);
    int digits = digits(code);
    double amount = minor / Math.pow(10, digits);
    var form = "%s %,." + (amount >= 1_000 ? 0 : digits) + "f";
    return String.format(Locale.ROOT, form, code, amount);
  }

  /** The {@code mrr} of each row in its {@code currency}; null where nobody knows. */
  static List<Object> each(List<Row> rows) {
    return rows.stream().<Object>map(row -> isKnown(row) ? of(row) : null).toList();
  }

  /** The {@code mrr} of all rows by currency; empty where none is known. */
  static Optional<String> sum(List<Row> rows) {
    var sums = new TreeMap<String, Long>();
    rows.stream()
        .filter(Money::isKnown)
        .forEach(row -> sums.merge(row.getAs("currency"), row.<Long>getAs("mrr"), Long::sum));
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Say.and(
                sums.entrySet().stream().map(sum -> shown(sum.getValue(), sum.getKey())).toList()));
  }

  private static boolean isKnown(Row row) {
    return row.getAs("mrr") != null && row.getAs("currency") != null;
  }

  private static String of(Row row) {
    return shown(row.<Long>getAs("mrr"), row.getAs("currency"));
  }

  /** ISO 4217 as Java knows it; two where it does not. */
  private static int digits(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .mapToInt(Currency::getDefaultFractionDigits)
        .findFirst()
        .orElse(2);
  }
}
