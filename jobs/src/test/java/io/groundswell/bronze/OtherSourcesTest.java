package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sources that have a format of our own, and Statuspage. */
class OtherSourcesTest {

  @Test
  void someoneWhoDidNotAnswerHasNoScore() {
    var read =
        Landed.records(
                "{'response_id':'r1','kind':'nps','user_id':'u1','score':'9',"
                    + "'asked_at':'2026-01-14T09:00:00Z','answered_at':'2026-01-15T09:00:00Z'}",
                "{'response_id':'r2','kind':'nps','email':'ada@a.example','score':null}",
                "{'response_id':'r3','kind':'csat','score':4.5}")
            .by(new SurveyResponses());
    assertThat(read.column("score")).containsExactly(9, null);
    assertThat(read.messages()).containsExactly("score is to be a count, but is '4.5'");
  }

  @Test
  void readsIncidentsFromPagesAndWebhooks() {
    var read =
        Landed.records(
                "{'page':{'id':'p'},'incidents':[{'id':'i1','name':'Slow boards','impact':'major',"
                    + "'status':'resolved','components':[{'id':'c','name':'Boards'},"
                    + "{'id':'d','name':'API, v2'}],'started_at':'2026-01-05T10:00:00.000Z',"
                    + "'resolved_at':'2026-01-05T11:00:00.000Z','incident_updates':[{'id':'x'}]}]}",
                "{'meta':{},'page':{},'incident':{'id':'i2','created_at':'2026-01-06T10:00:00Z',"
                    + "'components':[]}}",
                "{'id':'i3','components':'Boards, API'}",
                "{'meta':{},'page':{'id':'p'},'component_update':{'component_id':'c','new_status':"
                    + "'operational'},'component':{'id':'c','name':'Boards'}}")
            .by(new StatuspageIncidents());
    assertThat(read.reasons()).containsExactly("other_object");
    assertThat(read.column("incident_id")).containsExactly("i1", "i2", "i3");
    assertThat(read.column("components").toString())
        .contains("Boards, API, v2")
        .contains("Boards, API)");
    assertThat(read.column("updates")).containsExactly("[{\"id\":\"x\"}]", null, null);
    assertThat(read.kept().get(1).<Object>getAs("started_at")).hasToString("2026-01-06 10:00:00.0");
  }

  @Test
  void aWithdrawalIsUnderstoodInOtherWords() {
    var consent =
        "{'record_id':'%s','person':'ada@a.example','purpose':'advocacy','state':'%s',"
            + "'recorded_at':'2026-01-15T09:00:00Z'}";
    var read =
        Landed.records(
                consent.formatted("1", "granted"),
                consent.formatted("2", "Revoked"),
                consent.formatted("3", "perhaps"))
            .by(new ConsentRecords());
    assertThat(read.column("state")).containsExactly("granted", "withdrawn");
    assertThat(read.messages())
        .containsExactly("state is to be one of granted, withdrawn, but is 'perhaps'");
  }

  @Test
  void readsTouchesRoadmapAndUsage() {
    var touch =
        Landed.records(
                "{'touch_id':'t1','user_id':'u1','kind':'advocacy','ask_type':'review',"
                    + "'touched_at':'2026-01-15T09:00:00Z','outcome':'declined'}")
            .by(new OutreachTouches())
            .only();
    assertThat(touch.<String>getAs("outcome")).isEqualTo("declined");

    var item =
        Landed.records("{'item_id':'i1','title':'Faster boards','promised_on':'2026-03-01'}")
            .by(new RoadmapItems())
            .only();
    assertThat(item.<Object>getAs("promised_on")).hasToString("2026-03-01");

    var usage =
        Landed.records(
                "{'usage_id':'g1','subscription_id':'s1','feature':'boards',"
                    + "'used_on':'2026-01-14','events':'7','minutes':'12.5','errors':'0'}")
            .by(new ProductUsage())
            .only();
    assertThat(usage.<Long>getAs("events")).isEqualTo(7);
    assertThat(usage.<Double>getAs("minutes")).isEqualTo(12.5);
  }

  /** A maintenance is told of long before it begins. */
  @Test
  void readsMaintenancesAndTheComponentsThatOnlyUpdatesName() {
    var read =
        Landed.records(
                "{'page':{'id':'p'},'scheduled_maintenances':[{'id':'m1','impact':'maintenance',"
                    + "'status':'scheduled','created_at':'2026-01-05T10:00:00.000-06:00',"
                    + "'started_at':'2026-01-05T10:00:00.000-06:00',"
                    + "'scheduled_for':'2026-01-17T22:00:00.000-06:00'}]}",
                "{'page':{'id':'p'},'incidents':[{'id':'i1','created_at':'2026-01-05T10:00:00Z',"
                    + "'scheduled_for':null,'components':[],'incident_updates':[{'id':'u1',"
                    + "'affected_components':null},{'id':'u2','affected_components':[{'code':'c',"
                    + "'name':'Boards'},{'code':'d','name':'API'}]},{'id':'u3',"
                    + "'affected_components':[{'code':'c','name':'Boards'}]}]}]}")
            .by(new StatuspageIncidents());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.kept().get(0).<Object>getAs("started_at")).hasToString("2026-01-18 04:00:00.0");
    assertThat(read.kept().get(1).<Object>getAs("started_at")).hasToString("2026-01-05 10:00:00.0");
    assertThat(read.column("components").get(1)).asString().contains("Boards, API)");
  }
}
