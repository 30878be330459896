package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed tables of a loader hold the vendors' objects and fill the same tables as their files. */
class AirbyteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void stripeInParquet() {
    write(
        "parquet",
        "customers",
        "{'id':'cus_1','object':'customer','email':'ada@acme.example','created':1767600000,"
            + "'metadata':{'account_id':'a1'},'discount':{'id':'di_1','coupon':{'id':'TEN',"
            + "'percent_off':10.0,'duration':'forever'}}}",
        "{'id':'cus_2','object':'customer','created':1767600000,'metadata':{},'discount':null}");
    write(
        "parquet",
        "subscriptions",
        "{'id':'sub_1','object':'subscription','customer':'cus_1','status':'active','created':"
            + "1767600000,'items':{'object':'list','has_more':false,'data':[{'id':'si_1','quantity':"
            + "3,'price':{'id':'p1','product':'prod_1','unit_amount':900,'currency':'usd',"
            + "'recurring':{'interval':'month','interval_count':1}}}]},'discounts':['di_9'],"
            + "'cancel_at_period_end':false}");
    write(
        "parquet",
        "subscription_items",
        "{'id':'si_1','object':'subscription_item','subscription':'sub_1','quantity':3,"
            + "'price':{'id':'p1','unit_amount':900,'recurring':{'interval':'month'}}}");
    write(
        "parquet",
        "invoices",
        "{'id':'in_1','object':'invoice','customer':'cus_1','status':'paid','total':2700,"
            + "'lines':{'data':[{'id':'il_1','amount':2700}]},'created':1767600000}");
    write(
        "parquet",
        "prices",
        "{'id':'p1','object':'price','unit_amount':900,'recurring':"
            + "{'interval':'month','interval_count':1},'tiers':[{'up_to':5,'unit_amount':900}]}");
    write("parquet", "plans", "{'id':'p0','object':'plan','amount':500,'interval':'year'}");
    write(
        "parquet",
        "coupons",
        "{'id':'TEN','object':'coupon','percent_off':10.0,"
            + "'applies_to':{'products':['prod_1']}}");
    write("parquet", "products", "{'id':'prod_1','object':'product','name':'Team','active':true}");
    write("parquet", "refunds", "{'id':'re_1','object':'refund','charge':'ch_1','amount':5}");
    write("parquet", "disputes", "{'id':'dp_1','object':'dispute','charge':'ch_1','amount':5}");
    write("parquet", "credit_notes", "{'id':'cn_1','object':'credit_note','amount':5}");
    write(
        "parquet",
        "events",
        "{'id':'evt_1','object':'event','type':'customer.updated','created':1768000000,'data':"
            + "{'object':{'id':'cus_3','object':'customer','metadata':{'account_id':'a3'}}}}");
    var lakehouse = lakehouse("stripe", "parquet");

    assertThat(kept(lakehouse, "stripe_"))
        .hasToString(
            "{stripe_credit_notes=1, stripe_customers=3, stripe_discounts=1, stripe_disputes=1,"
                + " stripe_events=1, stripe_invoices=1, stripe_prices=2, stripe_products=1,"
                + " stripe_refunds=1, stripe_subscription_items=1, stripe_subscriptions=1}");
    var customer = row(lakehouse, STRIPE_CUSTOMERS, "customer_id", "cus_1");
    assertThat(customer.<String>getAs("account_id")).isEqualTo("a1");
    assertThat(customer.<Object>getAs("observed_at")).hasToString("2026-01-15 06:30:00.0");
    assertThat(customer.<String>getAs("record")).contains("\"metadata\":{\"account_id\":\"a1\"}");
    assertThat(first(customer, "discounts").<Double>getAs("percent_off")).isEqualTo(10.0);
    var other = row(lakehouse, STRIPE_CUSTOMERS, "customer_id", "cus_2");
    assertThat(other.getList(other.fieldIndex("discounts"))).isEmpty();
    assertThat(row(lakehouse, STRIPE_CUSTOMERS, "customer_id", "cus_3").<String>getAs("account_id"))
        .isEqualTo("a3");
    var subscription = row(lakehouse, STRIPE_SUBSCRIPTIONS, "subscription_id", "sub_1");
    assertThat(first(subscription, "items").<Long>getAs("quantity")).isEqualTo(3);
    assertThat(first(subscription, "discounts").<String>getAs("discount_id")).isEqualTo("di_9");
    var price = row(lakehouse, STRIPE_PRICES, "price_id", "p1");
    assertThat(first(price, "tiers").<Long>getAs("up_to")).isEqualTo(5);
    var coupon = row(lakehouse, STRIPE_DISCOUNTS, "object_id", "TEN");
    assertThat(coupon.getList(coupon.fieldIndex("products"))).isEqualTo(List.of("prod_1"));
  }

  @Test
  void zendeskInDelta() {
    write(
        "delta",
        "tickets",
        "{'id':7,'created_at':'2026-01-05T08:00:00Z','updated_at':'2026-01-06T08:00:00Z','status':"
            + "'open','subject':'[Export] fails','description':'{not JSON','requester_id':9,"
            + "'tags':['vip','api'],'via':{'channel':'email','source':{'rel':null}},"
            + "'satisfaction_rating':{'score':'good'}}");
    write(
        "delta",
        "ticket_comments",
        "{'id':71,'ticket_id':7,'author_id':9,'body':'{\\'code\\':500} is all I get','html_body':"
            + "null,'public':true,'created_at':'2026-01-05T08:00:00Z','via':{'channel':'web'}}",
        "{'id':72,'ticket_id':7,'author_id':9,'body':'{\\'code\\':500}','public':true,"
            + "'created_at':'2026-01-05T09:00:00Z','via':{'channel':'web'}}");
    write(
        "delta",
        "ticket_audits",
        "{'id':701,'ticket_id':7,'author_id':9,'created_at':'2026-01-06T08:00:00Z','events':[{'id':"
            + "1,'type':'Change','field_name':'status','previous_value':'new','value':'open'}]}");
    write("delta", "users", "{'id':9,'email':'ada@acme.example','role':'end-user','active':true}");
    write("delta", "organizations", "{'id':5,'name':'Acme','domain_names':['acme.example']}");
    var lakehouse = lakehouse("zendesk", "delta");

    assertThat(kept(lakehouse, "zendesk_"))
        .hasToString(
            "{zendesk_organizations=1, zendesk_ticket_comments=2, zendesk_ticket_events=1,"
                + " zendesk_tickets=1, zendesk_users=1}");
    var ticket = row(lakehouse, ZENDESK_TICKETS, "ticket_id", "7");
    assertThat(ticket.<String>getAs("channel")).isEqualTo("email");
    assertThat(ticket.<String>getAs("satisfaction")).isEqualTo("good");
    assertThat(ticket.<String>getAs("subject")).isEqualTo("[Export] fails");
    assertThat(ticket.getList(ticket.fieldIndex("tags"))).isEqualTo(List.of("vip", "api"));
    // What a customer wrote stays a text, though it may be JSON.
    assertThat(row(lakehouse, ZENDESK_TICKET_COMMENTS, "comment_id", "72").<String>getAs("body"))
        .isEqualTo("{\"code\":500}");
  }

  @Test
  void intercomInCsv() {
    write(
        "csv",
        "conversations",
        "{'type':'conversation','id':'1','created_at':1767600000,'updated_at':1767600000,'state':"
            + "'open','source':{'type':'conversation','body':'<p>Hi</p>','author':{'type':'user',"
            + "'id':'c1'}},'contacts':{'type':'contact.list','contacts':[{'type':'contact','id':"
            + "'c1'}]}}");
    write(
        "csv",
        "conversation_parts",
        "{'type':'conversation_part','id':'p1','part_type':'comment','body':'<p>Menu</p>',"
            + "'created_at':1767600060,'updated_at':1767600060,'author':{'type':'admin','id':'9',"
            + "'name':'Bo'},'conversation_id':'1','redacted':false}");
    write(
        "csv",
        "contacts",
        "{'type':'contact','id':'c1','role':'user','external_id':'u1',"
            + "'custom_attributes':{'plan':'pro'},'created_at':1767600000}");
    write(
        "csv",
        "companies",
        "{'type':'company','id':'i1','company_id':'a1','plan':{'name':" + "'Pro'},'user_count':3}");
    var lakehouse = lakehouse("intercom", "csv");

    assertThat(kept(lakehouse, "intercom_"))
        .hasToString("{intercom_companies=1, intercom_contacts=1, intercom_conversations=2}");
    var conversation =
        lakehouse.read(INTERCOM_CONVERSATIONS).where(col("body").isNotNull()).first();
    assertThat(conversation.<String>getAs("contact_id")).isEqualTo("c1");
    assertThat(conversation.<String>getAs("body")).isEqualTo("<p>Hi</p>");
    var part = lakehouse.read(INTERCOM_CONVERSATIONS).where(col("parts").isNotNull()).first();
    assertThat(part.<String>getAs("conversation_id")).isEqualTo("1");
    assertThat(part.<String>getAs("parts"))
        .contains("\"author\":{\"type\":\"admin\",\"id\":\"9\",\"name\":\"Bo\"");
  }

  @Test
  void asJsonLinesARowNeedsNoConf() {
    var row =
        Landed.records(
                "{'_airbyte_raw_id':'x','_airbyte_extracted_at':1767600000000,'_airbyte_meta':{},"
                    + "'type':'company','id':'i1','company_id':'a1','plan':'{\\'name\\':\\'Pro\\'}'}")
            .by(new IntercomCompanies())
            .only();
    assertThat(row.<String>getAs("plan_name")).isEqualTo("Pro");
  }

  /** Objects and lists as texts, as the loader writes them. */
  private void write(String format, String stream, String... objects) {
    var rows =
        TestSession.spark()
            .createDataset(
                Stream.of(objects).map(AirbyteTest::columns).toList(), Encoders.STRING());
    TestSession.spark()
        .read()
        .json(rows)
        .withColumn("_airbyte_extracted_at", col("_airbyte_extracted_at").cast("timestamp"))
        .coalesce(1)
        .write()
        .format(format)
        .option("header", "true")
        .option("escape", "\"")
        .save(folder.resolve(stream).toString());
  }

  private static String columns(String object) {
    try {
      var node = (ObjectNode) JSON.readTree(object.replace("\\'", "\\\"").replace('\'', '"'));
      var row = JSON.createObjectNode();
      row.put("_airbyte_raw_id", "r" + object.hashCode());
      row.put("_airbyte_extracted_at", "2026-01-15T06:30:00Z");
      row.put("_airbyte_meta", "{\"changes\":[]}");
      node.properties()
          .forEach(
              field -> {
                if (field.getValue().isContainerNode()) {
                  row.put(field.getKey(), field.getValue().toString());
                } else {
                  row.set(field.getKey(), field.getValue());
                }
              });
      return row.toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(object, e);
    }
  }

  private Lakehouse lakehouse(String vendor, String format) {
    var conf =
        Path.of(System.getProperty("groundswell.root"), "conf", "airbyte-" + vendor + ".yaml");
    var environment =
        Map.of(
            "AIRBYTE_" + vendor.toUpperCase(java.util.Locale.ROOT),
            folder.toString(),
            "AIRBYTE_FORMAT",
            format);
    return new Lakehouse(
        TestSession.spark(),
        folder.resolve("tables").toString(),
        folder.resolve("landing").toString(),
        Pipeline.contracts(),
        Settings.load(conf, environment).sources());
  }

  /** By table, what was kept; nothing is rejected. */
  private static Map<String, Long> kept(Lakehouse lakehouse, String vendor) {
    var kept = new TreeMap<String, Long>();
    for (var job : Pipeline.readers().values()) {
      if (job.output().name().startsWith(vendor)) {
        var run = Run.of(LocalDate.of(2026, 1, 15), "test");
        var published = lakehouse.run(job, run);
        assertThat(published.rejected()).as("rejects of %s", job.output()).isZero();
        if (published.kept() > 0) {
          kept.put(job.output().name(), published.kept());
        }
      }
    }
    return kept;
  }

  private static Row row(Lakehouse lakehouse, Table table, String key, String id) {
    return lakehouse.read(table).where(col(key).equalTo(id)).head();
  }

  private static Row first(Row row, String list) {
    return row.<Row>getList(row.fieldIndex(list)).get(0);
  }
}
