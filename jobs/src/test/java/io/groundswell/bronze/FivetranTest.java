package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
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
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that Fivetran lands, read through the confs that we ship for them. */
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
        "ticket_data.csv",
        "id,created_at,updated_at,status,priority,subject,description,requester_id,submitter_id,"
            + "assignee_id,organization_id,group_id,via_channel,via_source_rel,merged_ticket_ids",
        "1,2026-01-05 09:00:00,2026-01-06 09:00:00,open,,S,D,7,7,,,,email,,[2]",
        "2,2026-01-05 10:00:00,2026-01-06 09:00:00,closed,,S,D,7,7,,,,email,,[]");
    write("ticket_tag_data.csv", "tag,ticket_id", "vip,1", "board,1", "vip,1");
    write("ticket_comment_data.csv", "id,body,created,public,ticket_id,user_id");
    write("ticket_field_history_data.csv", "field_name,ticket_id,updated,user_id,value");
    write(
        "user_data.csv",
        "id,external_id,email,name,phone,role,organization_id,created_at,updated_at");
    write("organization_data.csv", "id,external_id,name,created_at,updated_at");
    write("domain_name_data.csv", "index,organization_id,domain_name");
    read("conf/fivetran-zendesk.yaml", Map.of("FIVETRAN_ZENDESK", folder.toString()));
    assertThat(one(ZENDESK_TICKETS, "ticket_id = 1").getList(tags())).hasToString("[board, vip]");
    assertThat(one(TICKETS, "ticket_id = 1").<String>getAs("status")).isEqualTo("open");
    assertThat(one(TICKETS, "ticket_id = 2").<String>getAs("status")).isEqualTo("merged");
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
    var tables = settings.sources().stream().map(s -> Table.of(s.table())).distinct().toList();
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
