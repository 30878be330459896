package io.groundswell.bronze;

import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that loaders land, read through the confs that we ship for them. */
class FivetranTest {
  private static final Run ALL =
      new Run(LocalDate.of(2019, 1, 1), LocalDate.of(2026, 12, 31), "test");

  @TempDir Path folder;
  private Lakehouse lakehouse;

  @Test
  void zendeskOfARealSample() {
    read("conf/fivetran-zendesk.yaml", Map.of("FIVETRAN_ZENDESK", sample("zendesk")));
    assertThat(kept(ZENDESK_TICKETS)).isEqualTo(10);
    assertThat(kept(ZENDESK_TICKET_COMMENTS)).isEqualTo(20);
    assertThat(kept(ZENDESK_TICKET_EVENTS)).isEqualTo(37);
    assertThat(kept(ZENDESK_USERS)).isEqualTo(10);
    assertThat(kept(ZENDESK_ORGANIZATIONS)).isEqualTo(10);
    assertThat(kept(TICKETS)).isPositive();

    var ticket = one(ZENDESK_TICKETS, "ticket_id = 16988");
    assertThat(ticket.<String>getAs("status")).isEqualTo("solved");
    assertThat(ticket.<Object>getAs("updated_at")).hasToString("2021-01-13 18:42:39.0");
    assertThat(ticket.<Object>getAs("known_on")).hasToString("2021-01-13");
    var comment = one(ZENDESK_TICKET_COMMENTS, "comment_id = 1030820361033");
    assertThat(comment.<Boolean>getAs("is_public")).isTrue();
    assertThat(comment.<String>getAs("author_id")).isEqualTo("402935450113");

    var last = one(TICKETS, "ticket_id = 11071 AND known_on = '2020-11-15'");
    List<Row> statuses = last.getList(last.fieldIndex("statuses"));
    assertThat(statuses.stream().map(s -> s.<String>getAs("status")))
        .containsExactly(
            "open", "pending", "hold", "pending", "open", "pending", "hold", "open", "hold",
            "pending", "open", "solved", "closed");
    assertThat(last.<String>getAs("priority")).isEqualTo("urgent");
    assertThat(last.<Object>getAs("solved_at")).hasToString("2020-11-14 11:01:27.0");
  }

  @Test
  void intercomOfARealSample() {
    read("conf/fivetran-intercom.yaml", Map.of("FIVETRAN_INTERCOM", sample("intercom")));
    var conversations = lakehouse.read(INTERCOM_CONVERSATIONS);
    assertThat(conversations.where("parts IS NULL").count()).isEqualTo(9);
    assertThat(conversations.where("parts IS NOT NULL").count()).isEqualTo(9);
    assertThat(kept(INTERCOM_CONTACTS)).isEqualTo(9);
    assertThat(kept(INTERCOM_COMPANIES)).isEqualTo(9);
    var closed =
        one(INTERCOM_CONVERSATIONS, "conversation_id = 156643300001311 AND state = 'closed'");
    assertThat(closed.<Object>getAs("created_at")).hasToString("2020-10-28 23:59:37.0");
    assertThat(closed.<String>getAs("contact_id")).isEqualTo("5f7295ca37f0d717d37dfddb");
    assertThat(closed.<String>getAs("admin_assignee_id")).isEqualTo("4077639");
    var part = one(INTERCOM_CONVERSATIONS, "parts LIKE '%6862013567%'");
    assertThat(part.<String>getAs("parts"))
        .contains("\"part_type\":\"note\"")
        .contains("\"type\":\"admin\"")
        .contains("\"redacted\":false");
  }

  @Test
  void aTicketThatAnotherNamesIsMergedAndTagsBelongToIt() throws IOException {
    write(
        "ticket.csv",
        "id,created_at,updated_at,status,priority,subject,description,requester_id,submitter_id,"
            + "assignee_id,organization_id,group_id,via_channel,via_source_rel,merged_ticket_ids",
        "1,2026-01-05 09:00:00,2026-01-06 09:00:00,open,,S,D,7,7,,,,email,,[2]",
        "2,2026-01-05 10:00:00,2026-01-06 09:00:00,closed,,S,D,7,7,,,,email,,[]");
    write("ticket_tag.csv", "tag,ticket_id", "vip,1", "board,1", "vip,1");
    write("ticket_comment.csv", "id,body,created,public,ticket_id,user_id");
    write("ticket_field_history.csv", "field_name,ticket_id,updated,user_id,value");
    write("user.csv", "id,external_id,email,name,phone,role,organization_id,created_at,updated_at");
    write("organization.csv", "id,external_id,name,created_at,updated_at");
    write("domain_name.csv", "index,organization_id,domain_name");
    read("conf/fivetran-zendesk.yaml", Map.of("FIVETRAN_ZENDESK", folder.toString()));
    assertThat(one(ZENDESK_TICKETS, "ticket_id = 1").getList(tags())).hasToString("[board, vip]");
    assertThat(one(TICKETS, "ticket_id = 1").<String>getAs("status")).isEqualTo("open");
    assertThat(one(TICKETS, "ticket_id = 2").<String>getAs("status")).isEqualTo("merged");
  }

  @Test
  void hubspotsDealsHaveTheirStagesAndTheirCompany() throws IOException {
    write(
        "deal.csv",
        "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,property_dealname,"
            + "property_amount,property_createdate,_fivetran_deleted,_fivetran_synced",
        "1,false,p,s2,35,Acme,1200.5,2026-01-02 10:00:00,false,2026-01-06 18:47:01.123 UTC",
        "2,false,p,s1,35,Beta,,2026-01-02 10:00:00,true,2026-01-06 18:47:01.123 UTC");
    write(
        "deal_company.csv",
        "company_id,deal_id,type_id,category",
        "70,1,341,HUBSPOT_DEFINED",
        "71,1,5,HUBSPOT_DEFINED");
    write(
        "deal_property_history.csv",
        "deal_id,timestamp,_fivetran_synced,source,name,source_id,value",
        "1,2026-01-02 10:00:00 UTC,2026-01-06 18:47:01 UTC,CRM_UI,dealstage,x,s1",
        "1,2026-01-05 10:00:00.819 UTC,2026-01-06 18:47:01 UTC,CRM_UI,dealstage,x,s2",
        "1,2026-01-05 11:00:00.819 UTC,2026-01-06 18:47:01 UTC,CRM_UI,amount,x,1200.5");
    write(
        "deal_pipeline_stage.csv",
        "_fivetran_deleted,active,closed_won,is_closed,label,stage_id,pipeline_id",
        "FALSE,TRUE,FALSE,FALSE,Demo,s1,p",
        "FALSE,TRUE,TRUE,TRUE,Signed,s2,p");
    read("conf/fivetran-hubspot.yaml", Map.of("FIVETRAN_HUBSPOT", folder.toString()));
    var won = one(HUBSPOT_DEALS, "deal_id = 1");
    assertThat(won.<String>getAs("account_id")).isEqualTo("71");
    assertThat(won.<String>getAs("stage")).isEqualTo("s2");
    assertThat(won.<Boolean>getAs("is_won")).isTrue();
    assertThat(won.<Boolean>getAs("is_deleted")).isFalse();
    assertThat(won.<Long>getAs("amount_minor")).isEqualTo(120_050);
    assertThat(won.<Object>getAs("stage_changed_at")).hasToString("2026-01-05 10:00:00.819");
    assertThat(won.getList(won.fieldIndex("stages"))).hasSize(2);
    assertThat(won.<Object>getAs("known_on")).hasToString("2026-01-06");
    var gone = one(HUBSPOT_DEALS, "deal_id = 2");
    assertThat(gone.<Boolean>getAs("is_deleted")).isTrue();
    assertThat(gone.<Boolean>getAs("is_closed")).isFalse();
    assertThat(gone.<String>getAs("account_id")).isNull();
  }

  @Test
  void segmentsTablesAreCalls() throws IOException {
    var common = "id,anonymous_id,user_id,received_at,sent_at,original_timestamp,timestamp";
    var times = "2026-01-14 10:00:05,2026-01-14 10:00:03,2026-01-14 10:00:01,2026-01-14 10:00:03";
    write(
        "tracks.csv", common + ",event,event_text", "m1,a1,u1," + times + ",board_made,Board Made");
    write("pages.csv", common + ",name,path,url", "m2,a1,u1," + times + ",Home,/home,");
    write("screens.csv", common + ",name", "m3,a1,u1," + times + ",Inbox");
    write("identifies.csv", common + ",email,plan", "m4,a1,u1," + times + ",ada@a.example,free");
    write(
        "groups.csv",
        (common + ",group_id,name").toUpperCase(Locale.ROOT),
        "m5,a1,u1," + times + ",acc_1,Acme");
    write("aliases.csv", common + ",previous_id", "m6,,u1," + times + ",a1");
    read("conf/segment-warehouse.yaml", Map.of("SEGMENT_WAREHOUSE", folder.toString()));
    var calls = lakehouse.read(SEGMENT_EVENTS).orderBy("message_id").collectAsList();
    assertThat(calls.stream().map(c -> c.<String>getAs("message_id")))
        .containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
    assertThat(calls.stream().map(c -> c.<String>getAs("type")))
        .containsExactly("track", "page", "screen", "identify", "group", "alias");
    assertThat(calls.stream().map(c -> c.<Object>getAs("occurred_at").toString()).distinct())
        .containsExactly("2026-01-14 10:00:03.0");
    assertThat(calls.get(0).<String>getAs("event")).isEqualTo("Board Made");
    assertThat(calls.get(1).<String>getAs("path")).isEqualTo("/home");
    assertThat(calls.get(3).<String>getAs("traits")).contains("\"email\":\"ada@a.example\"");
    assertThat(calls.get(4).<String>getAs("group_id")).isEqualTo("acc_1");
    assertThat(calls.get(4).<String>getAs("traits")).contains("\"name\":\"Acme\"");
    assertThat(calls.get(5).<String>getAs("previous_id")).isEqualTo("a1");
  }

  @Test
  void whatAdvertisingCostIsSummedByDayAndCampaign() throws IOException {
    for (var platform : List.of("google_ads", "facebook_ads", "linkedin_ads")) {
      Files.createDirectories(folder.resolve(platform));
    }
    write(
        "google_ads/campaign_stats.csv",
        "customer_id,date,_fivetran_id,id,device,clicks,cost_micros,impressions,_fivetran_synced",
        "2,2026-01-13,a,7,MOBILE,1,1234560,10,2026-01-14 04:00:00",
        "2,2026-01-13,b,7,DESKTOP,1,2000000,10,2026-01-15 04:00:00",
        "2,2026-01-14,c,7,MOBILE,1,500000,10,2026-01-15 04:00:00",
        "5,2026-01-13,d,10,MOBILE,1,1000000,10,2026-01-14 04:00:00",
        "6,2026-01-13,e,11,MOBILE,1,2000000,10,2026-01-14 04:00:00",
        "6,2026-01-14,f,11,MOBILE,1,3000000,10,2026-01-15 04:00:00");
    write(
        "google_ads/campaign_history.csv",
        "id,updated_at,name,customer_id",
        "7,2026-01-01 10:00:00,Brand (old),2",
        "7,2026-01-10 10:00:00,Brand,2",
        "10,2026-01-10 10:00:00,Shared,5",
        "11,2026-01-10 10:00:00,Shared,6");
    write(
        "google_ads/account_history.csv",
        "id,updated_at,currency_code",
        "2,2026-01-01,EUR",
        "5,2026-01-01,EUR",
        "6,2026-01-01,USD");
    write(
        "facebook_ads/basic_ad.csv",
        "ad_id,date,account_id,impressions,inline_link_clicks,spend,_fivetran_synced",
        "31,2026-01-13,3,10,1,76.53,2026-01-14 04:00:00",
        "32,2026-01-13,3,10,1,3.47,2026-01-14 04:00:00");
    write(
        "facebook_ads/ad_history.csv",
        "id,updated_time,campaign_id",
        "31,2026-01-01,8",
        "32,2026-01-01,8");
    write("facebook_ads/campaign_history.csv", "id,updated_time,name", "8,2026-01-01,Broad");
    write("facebook_ads/account_history.csv", "id,_fivetran_synced,currency", "3,2026-01-01,USD");
    write(
        "linkedin_ads/ad_analytics_by_campaign.csv",
        "campaign_id,day,cost_in_local_currency,cost_in_usd,_fivetran_synced",
        "9,2026-01-13 00:00:00,12.5,13.1,2026-01-14 04:00:00");
    write(
        "linkedin_ads/campaign_history.csv",
        "id,last_modified_time,account_id,name",
        "9,2026-01-01,4,Leads");
    write("linkedin_ads/account_history.csv", "id,last_modified_time,currency", "4,2026-01-01,GBP");
    read("conf/fivetran-ads.yaml", Map.of("FIVETRAN_ADS", folder.toString()));
    assertThat(
            lakehouse
                .read(CAMPAIGN_SPEND_RECORDS)
                .select("known_on", "spend_date", "channel", "campaign", "spend_minor", "currency")
                .distinct()
                .orderBy("campaign", "spend_date")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly(
            "[2026-01-15,2026-01-13,google,Brand,323,eur]",
            "[2026-01-15,2026-01-14,google,Brand,50,eur]",
            "[2026-01-14,2026-01-13,facebook,Broad,8000,usd]",
            "[2026-01-14,2026-01-13,linkedin,Leads,1250,gbp]",
            "[2026-01-14,2026-01-13,google,Shared (EUR),100,eur]",
            "[2026-01-14,2026-01-13,google,Shared (USD),200,usd]",
            "[2026-01-15,2026-01-14,google,Shared (USD),300,usd]");
  }

  private void read(String conf, Map<String, String> environment) {
    var root = Path.of(System.getProperty("groundswell.root", ".."));
    var settings = Settings.load(root.resolve(conf), environment);
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            settings.sources());
    var tables = settings.sources().stream().flatMap(s -> filled(s.target())).distinct().toList();
    for (var stage : TestPipeline.pipeline().only(List.of("land"), tables)) {
      for (var job : stage.jobs()) {
        assertThat(lakehouse.run(job, ALL).rejected()).as(job.output().toString()).isZero();
      }
    }
    if (tables.contains(ZENDESK_TICKETS)) {
      var job = TestPipeline.pipeline().only(List.of(), List.of(TICKETS)).get(0).jobs().get(0);
      lakehouse.run(job, ALL);
    }
  }

  /** A bronze table, or those that read what seems to have landed. */
  private static Stream<Table> filled(Table target) {
    return target.layer() == Layer.LANDING
        ? Pipeline.readersOf(target).stream().map(Job::output)
        : Stream.of(target);
  }

  private long kept(Table table) {
    return lakehouse.read(table).count();
  }

  private Row one(Table table, String where) {
    var rows = lakehouse.read(table).where(where).collectAsList();
    assertThat(rows).as(table + " where " + where).hasSize(1);
    return rows.get(0);
  }

  private int tags() {
    return lakehouse.read(ZENDESK_TICKETS).select(col("*")).schema().fieldIndex("tags");
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(folder.resolve(file), List.of(lines));
  }

  private static String sample(String vendor) {
    var samples = Landed.realSamples().map(f -> f.resolve("fivetran").resolve(vendor));
    if (samples.filter(Files::isDirectory).isEmpty()) {
      System.err.println(
          "SKIPPED: no real samples found. Set GROUNDSWELL_SHARED_DATA to their folder.");
    }
    Assumptions.assumeTrue(samples.filter(Files::isDirectory).isPresent(), "no real samples");
    return samples.orElseThrow().toString();
  }
}
