package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SegmentEventsTest {
  private static final SegmentEvents JOB = new SegmentEvents();

  @Test
  void readsACallWithAllThatClientsSend() {
    var row =
        Landed.records(
                "{'messageId':'m1','type':'track','event':'Card Moved','userId':'u1',"
                    + "'anonymousId':'a1','context':{'groupId':'g1','userAgent':'Mozilla',"
                    + "'page':{'path':'/boards/1'}},'properties':{'to':'done','from':'todo'},"
                    + "'originalTimestamp':'2026-01-14T22:00:00.000Z',"
                    + "'sentAt':'2026-01-14T22:00:10.000Z',"
                    + "'receivedAt':'2026-01-15T10:00:12.500Z',"
                    + "'timestamp':'2026-01-15T10:00:02.400Z'}")
            .by(JOB)
            .only();

    assertThat(text(row, "message_id")).isEqualTo("m1");
    assertThat(text(row, "group_id")).isEqualTo("g1");
    assertThat(text(row, "path")).isEqualTo("/boards/1");
    assertThat(text(row, "user_agent")).isEqualTo("Mozilla");
    assertThat(text(row, "properties")).isEqualTo("{\"from\":\"todo\",\"to\":\"done\"}");
    assertThat(text(row, "occurred_at"))
        .as("ten seconds before it was received, whatever the client's clock says")
        .isEqualTo("2026-01-15 10:00:02.5");
  }

  @Test
  void readsACallOfRudderStack() {
    var row =
        Landed.records(
                "{'anonymousId':'a1','channel':'web','context':{'app':{'name':'RudderLabs'},"
                    + "'library':{'name':'RudderLabs JavaScript SDK','version':'2.48.1'},"
                    + "'page':{'path':'/boards/1','url':'https://app.loomline.example/boards/1'},"
                    + "'traits':{'email':'ada@a.example'},'userAgent':'Mozilla'},"
                    + "'integrations':{'All':true},'messageId':'m1',"
                    + "'originalTimestamp':'2026-01-15T09:00:00.000Z',"
                    + "'receivedAt':'2026-01-15T14:30:12.000+05:30','request_ip':'192.0.2.1',"
                    + "'rudderId':'r1','sentAt':'2026-01-15T09:00:10.000Z',"
                    + "'timestamp':'2026-01-15T14:30:02.000+05:30','type':'identify',"
                    + "'userId':'u1','writeKey':'w'}")
            .by(JOB)
            .only();
    assertThat(text(row, "occurred_at")).isEqualTo("2026-01-15 09:00:02.0");
    assertThat(text(row, "received_at")).isEqualTo("2026-01-15 09:00:12.0");
    assertThat(text(row, "traits")).isEqualTo("{\"email\":\"ada@a.example\"}");
    assertThat(text(row, "path")).isEqualTo("/boards/1");
  }

  @Test
  void whatPeopleNameTheirPropertiesIsNoReasonToRejectACall() {
    var read =
        Landed.records(
                "{'type':'track','event':'Drawn','properties':{'path':[[0,0],[1,1]],'url':{'a':1}}}",
                "{'type':'track','event':'Drawn','properties':[],'traits':{}}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("path")).containsExactly(null, null);
    assertThat(read.column("properties").get(1)).isEqualTo("[]");
  }

  @Test
  void takesTheBestTimeThereIs() {
    var read =
        Landed.records(
                "{'type':'track','timestamp':'2026-01-15T01:00:00Z',"
                    + "'receivedAt':'2026-01-15T04:00:00Z'}",
                "{'type':'track','originalTimestamp':'2026-01-15T02:00:00Z',"
                    + "'receivedAt':'2026-01-15T04:00:00Z'}",
                "{'type':'track','receivedAt':'2026-01-15T03:00:00Z'}",
                "{'type':'track'}")
            .by(JOB);

    assertThat(read.column("occurred_at").stream().map(at -> at == null ? null : at.toString()))
        .containsExactly(
            "2026-01-15 01:00:00.0", "2026-01-15 02:00:00.0", "2026-01-15 03:00:00.0", null);
  }

  @Test
  void findsThePathWhereverItIs() {
    var read =
        Landed.records(
                "{'type':'page','properties':{'path':'/a'},'context':{'page':{'path':'/b'}}}",
                "{'type':'page','properties':{'url':'https://app.loomline.example/c/d?e=f#g'}}",
                "{'type':'page','properties':{'url':'/pricing?plan=team'}}",
                "{'type':'screen','name':'Home'}")
            .by(JOB);
    assertThat(read.column("path")).containsExactly("/a", "/c/d", "/pricing", null);
  }

  @Test
  void namesACallWithoutAnIdByItsContent() {
    var read =
        Landed.records(
                "{'type':'track','event':'A','userId':'u1','timestamp':'2026-01-15T01:00:00Z'}",
                "{'type':'track','event':'A','userId':'u1','timestamp':'2026-01-15T01:00:00Z'}",
                "{'type':'track','event':'A','userId':'u2','timestamp':'2026-01-15T01:00:00Z'}")
            .by(JOB);
    var ids = read.column("message_id");
    assertThat(ids).doesNotContainNull();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void opensBatchesAndBearsDrift() {
    var read =
        Landed.records(
                "{'batch':[{'type':'Identify','userId':42,'traits':{'email':'ada@a.example'}},"
                    + "{'action':'track','event':'Signed In','user_id':'u2','new_field':[1]}],"
                    + "'writeKey':'w'}")
            .by(JOB);
    assertThat(read.column("type")).containsExactly("identify", "track");
    assertThat(read.column("user_id")).containsExactly("42", "u2");
    assertThat(read.column("traits")).containsExactly("{\"email\":\"ada@a.example\"}", null);
  }

  @Test
  void rejectsWhatIsNoCall() {
    var read =
        Landed.records(
                "{'userId':'u1','event':'A'}",
                "{'type':'erase','userId':'u1'}",
                "{'type':'track','timestamp':'soon'}",
                "{'type':'track','properties':'none'}")
            .by(JOB);
    assertThat(read.reasons())
        .containsExactly("missing_key", "wrong_type", "wrong_type", "wrong_type");
    assertThat(read.messages().get(1))
        .isEqualTo(
            "type is to be one of track, page, screen, identify, group, alias, merge, but is 'erase'");
  }

  @Test
  void aMergeCallIdentifiesAUserByAddressAndPhone() {
    var read =
        Landed.records(
                "{'type':'merge','userId':'u1','messageId':'m1','mergeProperties':["
                    + "{'type':'mobile','value':'+44 20 7946 0000'},"
                    + "{'type':'email','value':'ada@a.example'}]}",
                "{'type':'merge','userId':'u2','mergeProperties':[{'type':'cookie','value':'x'}]}",
                "{'type':'merge','userId':'u3','mergeProperties':'nothing'}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("type")).containsOnly("identify");
    assertThat(read.column("user_id")).containsExactly("u1", "u2", "u3");
    assertThat(read.column("traits"))
        .containsExactly(
            "{\"email\":\"ada@a.example\",\"phone\":\"+44 20 7946 0000\"}", null, null);
  }

  @Test
  void traitsThatSayNothingLeaveTheWordToTheContextButNeverOfAGroup() {
    var context = "'context':{'traits':{'email':'ada@a.example'}}";
    var read =
        Landed.records(
                "{'type':'identify','userId':'u1','traits':{}," + context + "}",
                "{'type':'identify','userId':'u1','traits':{'plan':'team'}," + context + "}",
                "{'type':'group','userId':'u1','groupId':'g1','traits':{}," + context + "}",
                "{'type':'group','userId':'u1','groupId':'g1'," + context + "}")
            .by(JOB);
    assertThat(read.column("traits"))
        .containsExactly("{\"email\":\"ada@a.example\"}", "{\"plan\":\"team\"}", "{}", null);
  }

  @Test
  void anAliasOfTheFirstSpecificationGoesFromOneIdToAnother() {
    var row =
        Landed.records("{'batch':[{'action':'alias','from':'visitor-9','to':'u1'}],'secret':'s'}")
            .by(JOB)
            .only();
    assertThat(text(row, "previous_id")).isEqualTo("visitor-9");
    assertThat(text(row, "user_id")).isEqualTo("u1");
  }

  private static String text(Row row, String column) {
    return String.valueOf(row.<Object>getAs(column));
  }
}
