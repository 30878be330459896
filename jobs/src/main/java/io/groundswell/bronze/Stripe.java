package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_CREDIT_NOTES;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_DISPUTES;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.Tables.STRIPE_REFUNDS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What all objects of Stripe have in common. */
final class Stripe {
  /** The folder for a log of webhooks, whatever they are about. */
  static final Table EVENTS = Tables.landing("stripe/events");

  /** Tells what an invoice to come would be; there is no invoice yet, and it has no id. */
  static final String PREVIEW = "invoice.upcoming";

  /** The types of objects by the table that reads them. */
  static final Map<Table, List<String>> TYPES =
      Map.of(
          STRIPE_CUSTOMERS,
          List.of("customer"),
          STRIPE_SUBSCRIPTIONS,
          List.of("subscription"),
          STRIPE_INVOICES,
          List.of("invoice"),
          STRIPE_PRICES,
          List.of("price", "plan"),
          STRIPE_DISCOUNTS,
          List.of("discount", "coupon"),
          STRIPE_PRODUCTS,
          List.of("product"),
          STRIPE_REFUNDS,
          List.of("refund"),
          STRIPE_DISPUTES,
          List.of("dispute"),
          STRIPE_CREDIT_NOTES,
          List.of("credit_note"));

  private static final String IN_MAJOR_UNITS = "_in_major_units";
  private static final String DAY_OF_FOLDER = "/dt=(\\d{4}-\\d{2}-\\d{2})/";

  private Stripe() {}

  /**
   * Where the account in the product stands, in metadata or a column that the Dashboard makes of
   * it.
   */
  static Field account() {
    return text(
        "account_id",
        "metadata.account_id",
        "metadata.workspace_id",
        "account_id (metadata)",
        "workspace_id (metadata)");
  }

  /** Objects of the types that a table reads. */
  static Wire wire(Table table) {
    return Wire.stripe(TYPES.getOrDefault(table, List.of()).toArray(String[]::new));
  }

  /**
   * Objects of one type, from lists, events or by themselves, with {@code event_id}, {@code
   * observed_at} and {@code is_deleted}.
   *
   * <p>An object that comes without an event was in its state when it was fetched, which nothing
   * says; so the newest time within it stands in, or the day of its folder, whichever is later.
   *
   * @param times the columns that say when something happened to the object
   */
  static Dataset<Row> read(Dataset<Row> landed, Wire wire, Stream<String> times, Field... fields) {
    var common =
        Stream.of(
            text("event_id", "id").ofEvent(),
            word("event_type", "type").ofEvent(),
            time("event_at", "created").ofEvent(),
            time("observed_at", "observed_at", Loaded.FETCHED_AT),
            flag("is_deleted", "deleted"));
    var newest = array_max(array(times.map(time -> col(time)).toArray(Column[]::new)));
    var fetched = regexp_extract(col("source_file"), DAY_OF_FOLDER, 1).try_cast("timestamp");
    var isDeleted = coalesce(col("event_type").endsWith(".deleted"), lit(false));
    var rows =
        wire.read(landed, Stream.concat(Arrays.stream(fields), common).toArray(Field[]::new));
    return inMinorUnits(rows)
        .withColumn(
            "observed_at", coalesce(col("observed_at"), col("event_at"), greatest(newest, fetched)))
        .withColumn("is_deleted", coalesce(col("is_deleted"), lit(false)).or(isDeleted))
        .drop("event_type", "event_at");
  }

  /**
   * What the files of the Dashboard hold of a column in minor units: an amount as people write it,
   * below a heading. {@link #read} puts it into the column.
   */
  static Field major(String column, String heading) {
    return amount(column + IN_MAJOR_UNITS, heading);
  }

  private static Dataset<Row> inMinorUnits(Dataset<Row> rows) {
    var all = rows;
    for (var major : rows.columns()) {
      if (major.endsWith(IN_MAJOR_UNITS)) {
        var column = major.substring(0, major.length() - IN_MAJOR_UNITS.length());
        var type = rows.schema().apply(column).dataType();
        var exact = Money.exact(col(major), col("currency"));
        var minor =
            type.equals(DataTypes.LongType) ? Money.minor(col(major), col("currency")) : exact;
        all =
            all.withColumn(column, coalesce(col(column), minor.try_cast(type)))
                .withColumn(Rejects.COLUMN, coalesce(col(Rejects.COLUMN), tooLarge(column, major)))
                .drop(major);
      }
    }
    return all;
  }

  private static Column tooLarge(String column, String major) {
    var why =
        concat(lit(column + " is to be an amount in minor units, but is '"), col(major), lit("'"));
    return when(
        col(major).isNotNull().and(col(column).isNull()),
        Rejects.because("wrong_type", why, col("source_file"), col("source_line"), col("record")));
  }

  /** The id of another object, which may stand there in full. */
  static Field reference(String name, String... paths) {
    return text(
        name,
        Arrays.stream(paths).flatMap(path -> Stream.of(path + ".id", path)).toArray(String[]::new));
  }
}
