package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of columns in another spelling than an interface gives them. */
class HeadingsTest {

  @Test
  void snowflakeWritesAmplitudesColumnsInCapitals() {
    var row =
        Landed.verbatim(
                List.of(
                    """
                    {"AMPLITUDE_ID":"551","APP":"168","CLIENT_EVENT_TIME":"2026-01-14 21:00:00.123",\
                    "DEVICE_ID":"d1","EVENT_ID":"42",\
                    "EVENT_PROPERTIES":"{\\"[Amplitude] Page Path\\":\\"/b/1\\",\\"Board\\":7}",\
                    "EVENT_TIME":"2026-01-15 09:00:00.223","EVENT_TYPE":"Board Shared",\
                    "GROUPS":"{\\"company\\":[\\"acc_1\\"]}","GROUP_PROPERTIES":"{}",\
                    "SERVER_UPLOAD_TIME":"2026-01-15 09:00:10.105","USER_ID":"u1",\
                    "USER_PROPERTIES":"{\\"$set\\":{\\"Plan\\":\\"Team\\"}}","UUID":"5f1e","$SCHEMA":null}"""))
            .by(new AmplitudeEvents())
            .only();
    assertThat(row.<String>getAs("message_id")).isEqualTo("5f1e");
    assertThat(row.<String>getAs("event")).isEqualTo("Board Shared");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u1");
    assertThat(row.<String>getAs("anonymous_id")).isEqualTo("d1");
    assertThat(row.<String>getAs("group_id")).isEqualTo("acc_1");
    assertThat(row.<String>getAs("path")).isEqualTo("/b/1");
    assertThat(row.<String>getAs("properties")).contains("\"Board\":7");
    assertThat(row.<String>getAs("traits")).isEqualTo("{\"Plan\":\"Team\"}");
    assertThat(row.<Object>getAs("occurred_at")).hasToString("2026-01-15 09:00:00.223");
    assertThat(row.<Object>getAs("received_at")).hasToString("2026-01-15 09:00:10.105");
  }

  @Test
  void aFirstColumnThatAQueryAddsDoesNotHideTheOthers() {
    var row =
        Landed.records(
                "{'type':'track','ID':'m1','RECEIVED_AT':'2026-01-14 10:00:01','USER_ID':'u1',"
                    + "'EVENT':'board_shared','EVENT_TEXT':'Board Shared','ORIGINAL_TIMESTAMP':"
                    + "'2026-01-14T10:00:00Z','CONTEXT_PAGE_PATH':'/b/1','UUID_TS':null}")
            .by(new SegmentEvents())
            .only();
    assertThat(row.<String>getAs("message_id")).isEqualTo("m1");
    assertThat(row.<String>getAs("event")).isEqualTo("Board Shared");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u1");
    assertThat(row.<String>getAs("path")).isEqualTo("/b/1");
    assertThat(row.<Object>getAs("occurred_at")).hasToString("2026-01-14 10:00:00.0");
  }

  @Test
  void readsPosthogsAndAirbytesTablesInCapitals() {
    var event =
        Landed.records(
                "{'UUID':'0195','EVENT':'$pageview','PROPERTIES':'{\\'$current_url\\':"
                    + "\\'https://loomline.example/b/1\\',\\'$device_id\\':\\'d1\\'}',"
                    + "'DISTINCT_ID':'u1','TEAM_ID':'7','TIMESTAMP':'2026-01-14 10:00:00'}")
            .by(new PosthogEvents())
            .only();
    assertThat(event.<String>getAs("path")).isEqualTo("/b/1");
    assertThat(event.<String>getAs("user_id")).isEqualTo("u1");
    var ticket =
        Landed.records(
                "{'_AIRBYTE_RAW_ID':'r1','_AIRBYTE_EXTRACTED_AT':'2026-01-14 10:00:00',"
                    + "'_AIRBYTE_META':'{}','ID':'36012.0','STATUS':'open','VIA':'{\\'channel\\':"
                    + "\\'web\\'}','TAGS':'[\\'a\\',\\'b\\']'}")
            .by(new ZendeskTickets())
            .only();
    assertThat(ticket.<String>getAs("ticket_id")).isEqualTo("36012");
    assertThat(ticket.<String>getAs("channel")).isEqualTo("web");
    assertThat(ticket.getList(ticket.fieldIndex("tags")).toString()).isEqualTo("[a, b]");
  }

  @Test
  void ofTwoColumnsWithTheSameLettersTheInterfacesOwnIsRead() {
    var read =
        Landed.records(
                "{'Ticket ID':'1','id':'2','Status':'Open','Created At (UTC)':'2026-01-14 10:00'}",
                "{'STATUS':'open','Status':'solved','ID':'3'}")
            .by(new ZendeskTickets());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("ticket_id")).containsExactly("2", "3");
    assertThat(read.column("status")).containsExactly("open", "open");
    assertThat(read.kept().get(0).<Object>getAs("created_at")).hasToString("2026-01-14 10:00:00.0");
  }

  @Test
  void lettersOfAnyScriptAreLetters() {
    var read =
        Landed.records("{'Status':'Open','Ticket ID':'1','\u9867\u5ba2ID':'9','\u0418ID':'8'}")
            .by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("1");
  }

  @Test
  void anObjectWithNamesOfItsOwnStaysAsItIs() {
    var row =
        Landed.records(
                "{'Id':'006','AccountId':'001','StageName':'Closed Won','Amount':'1200.5',"
                    + "'IsWon':'true','IsClosed':'true','CloseDate':'2026-01-14'}")
            .by(new SalesforceOpportunities())
            .only();
    assertThat(row.<String>getAs("opportunity_id")).isEqualTo("006");
  }
}
