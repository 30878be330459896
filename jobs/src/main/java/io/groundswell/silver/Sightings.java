package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the sources said of who somebody is: identify, group and alias calls of the telemetry, the
 * customers among Zendesk's users and Intercom's contacts; and which user was seen on which device,
 * as any other call says that carries both ids.
 *
 * <p>One row per day and distinct thing said: a page that identifies its visitor at every click
 * says one thing. The row stands where it was said last; {@code first_observed_at} tells when it
 * was said first. What any other call says has a row on the first day of all only.
 *
 * <p>Reads the run's own days, and its own rows of days before. Whoever asks who a person is reads
 * this table and never the telemetry, so that the answer costs what people are, not what they do.
 */
public final class Sightings implements Job {
  /** When the same was said first on that day. */
  static final String FIRST_OBSERVED_AT = "first_observed_at";

  /** What is said; two rows that agree in all of it say the same. */
  private static final List<String> SAID =
      List.of(
          "source",
          "type",
          "user_id",
          "anonymous_id",
          "previous_id",
          "support_id",
          "account_id",
          "email",
          "name",
          "phone",
          "role",
          "signed_up_at",
          "domain",
          "industry",
          "country",
          "employees",
          "plan",
          "plan_seats");

  @Override
  public Table output() {
    return SIGHTINGS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            ProductCalls.SOURCES.stream(), Stream.of(ZENDESK_USERS, INTERCOM_CONTACTS, SIGHTINGS))
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var said =
        byProduct(ProductCalls.news(in))
            .unionByName(bySupport("zendesk", Support.zendeskUsers(in.news(ZENDESK_USERS))), true)
            .unionByName(
                bySupport("intercom", Support.intercomContacts(in.news(INTERCOM_CONTACTS))), true);
    return once(said)
        .unionByName(SeenTogether.firstTime(ProductCalls.news(in), in.rows(SIGHTINGS)), true);
  }

  private static Dataset<Row> once(Dataset<Row> said) {
    var place = List.of("source_file", "source_line", "item");
    var where = struct(columns(Stream.concat(Stream.of(OBSERVED_AT), place.stream())));
    var all = columns(Stream.concat(Stream.of(KNOWN_ON), SAID.stream()));
    return said.groupBy(all)
        .agg(
            max(where).as("_last"),
            min(OBSERVED_AT).as(FIRST_OBSERVED_AT),
            count(lit(1)).as("times"))
        .select(
            Stream.of(
                    Arrays.stream(all),
                    Stream.of(col("_last." + OBSERVED_AT), col(FIRST_OBSERVED_AT), col("times")),
                    place.stream().map(name -> col("_last." + name)))
                .flatMap(columns -> columns)
                .toArray(Column[]::new));
  }

  private static Dataset<Row> byProduct(Dataset<Row> calls) {
    // The traits of a group call are the company's, those of an identify call the person's.
    var isGroup = col("type").equalTo("group");
    var own = when(col("type").equalTo("identify"), col("traits"));
    var company = when(isGroup, col("traits"));
    var wholeName = concat_ws(" ", Json.text(own, "firstName"), Json.text(own, "lastName"));
    return calls
        .where(col("type").isin("identify", "group", "alias"))
        .withColumn(OBSERVED_AT, col("occurred_at"))
        .select(
            Versions.with(
                lit("product").as("source"),
                col("type"),
                Ids.named(col("user_id")).as("user_id"),
                Ids.named(col("anonymous_id")).as("anonymous_id"),
                when(col("type").equalTo("alias"), Ids.named(col("previous_id"))).as("previous_id"),
                lit(null).cast("string").as("support_id"),
                when(col("type").isin("identify", "group"), col("group_id")).as("account_id"),
                Mailboxes.normal(Json.text(own, "email")).as("email"),
                coalesce(Json.text(own, "name"), Json.filled(wholeName), Json.text(company, "name"))
                    .as("name"),
                Json.text(own, "phone").as("phone"),
                lower(Json.text(own, "role")).as("role"),
                Json.time(col("traits"), "createdAt", "created_at", "signed_up_at")
                    .as("signed_up_at"),
                Mailboxes.host(Json.text(company, "domain", "website")).as("domain"),
                Json.text(company, "industry").as("industry"),
                Json.text(company, "country", "address.country").as("country"),
                Json.integer(company, "employees").as("employees"),
                Json.text(company, "plan").as("plan"),
                Json.integer(company, "plan_seats", "seats").as("plan_seats")));
  }

  private static Dataset<Row> bySupport(String source, Dataset<Row> people) {
    return people
        .where(col("role").equalTo("customer"))
        .drop("role")
        .withColumn("user_id", Ids.named(col(People.RAW_ID)))
        .drop(People.RAW_ID)
        .withColumn("source", lit(source))
        .withColumn("type", lit("contact"));
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(name -> col(name)).toArray(Column[]::new);
  }
}
