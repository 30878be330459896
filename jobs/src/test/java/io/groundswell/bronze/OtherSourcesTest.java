package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Salesforce, and the sources that have a format of our own. */
class OtherSourcesTest {

  @Test
  void readsOpportunitiesInMinorUnits() {
    var read =
        Landed.records(
                "{'totalSize':2,'done':true,'records':[{'attributes':{'type':'Opportunity'},"
                    + "'Id':'006A','Workspace_Id__c':'acc_1','AccountId':'001','StageName':'Lost',"
                    + "'Amount':1234.5,'CurrencyIsoCode':'EUR','IsClosed':true,'IsWon':false,"
                    + "'Loss_Reason__c':'Price','CloseDate':'2026-03-31',"
                    + "'LastStageChangeDate':'2026-01-05T10:00:00.000+0000'},"
                    + "{'attributes':{'type':'Opportunity'},'Id':'006B','AccountId':'001',"
                    + "'Amount':5000,'CurrencyIsoCode':'JPY'}]}",
                "{'message':'Session expired or invalid','errorCode':'INVALID_SESSION_ID'}",
                "{'attributes':{'type':'Lead'},'Id':'00Q'}")
            .by(new SalesforceOpportunities());
    assertThat(read.column("amount_minor")).containsExactly(123450L, 5000L);
    assertThat(read.column("account_id")).containsExactly("acc_1", "001");
    assertThat(read.column("currency")).containsExactly("eur", "jpy");
    assertThat(read.kept().get(0).<Object>getAs("close_date")).hasToString("2026-03-31");
    assertThat(read.kept().get(0).<Object>getAs("stage_changed_at"))
        .hasToString("2026-01-05 10:00:00.0");
    assertThat(read.reasons()).containsExactly("error_body", "other_object");
  }

  @Test
  void readsABulkExportOfOpportunitiesAndTheStagesThatAQueryBringsAlong() {
    var cells =
        Landed.records(
                "{'Id':'006A','IsDeleted':'false','AccountId':'001','Name':'Acme - Team',"
                    + "'StageName':'Negotiation/Review','Amount':'12000.0','CloseDate':'2026-03-31',"
                    + "'IsClosed':'false','IsWon':'false','CreatedDate':'2026-01-02T10:00:00.000Z',"
                    + "'SystemModstamp':'2026-01-05T10:00:00.000Z','LastStageChangeDate':''}")
            .by(new SalesforceOpportunities())
            .only();
    assertThat(cells.<Long>getAs("amount_minor")).isEqualTo(1_200_000);
    assertThat(cells.<Boolean>getAs("is_deleted")).isFalse();
    assertThat(cells.<Object>getAs("updated_at")).hasToString("2026-01-05 10:00:00.0");

    var nested =
        Landed.records(
                "{'attributes':{'type':'Opportunity'},'Id':'006A','OpportunityHistories':"
                    + "{'totalSize':1,'done':true,'records':[{'attributes':{'type':"
                    + "'OpportunityHistory'},'StageName':'Prospecting','CreatedDate':"
                    + "'2026-01-02T10:00:00.000+0000'}]}}")
            .by(new SalesforceOpportunities())
            .only();
    assertThat(nested.getList(nested.fieldIndex("stages")).toString())
        .isEqualTo("[[Prospecting,2026-01-02 10:00:00.0]]");
  }

  @Test
  void readsBothKindsOfHistoryOfOpportunities() {
    var read =
        Landed.records(
                "{'records':[{'attributes':{'type':'OpportunityHistory'},'Id':'008A',"
                    + "'OpportunityId':'006A','StageName':'Prospecting','Amount':5,"
                    + "'CreatedDate':'2026-01-02T10:00:00.000+0000'}]}",
                "{'attributes':{'type':'OpportunityFieldHistory'},'Id':'017A','OpportunityId':'006A',"
                    + "'Field':'StageName','OldValue':'Prospecting','NewValue':'Closed Won',"
                    + "'CreatedDate':'2026-01-05T10:00:00.000+0000'}",
                "{'Id':'017B','OpportunityId':'006A','Field':'Amount','OldValue':5,'NewValue':7,"
                    + "'CreatedDate':'2026-01-05T10:00:00.000+0000'}",
                "{'attributes':{'type':'Opportunity'},'Id':'006A','OpportunityId':'006A'}")
            .by(new SalesforceOpportunityHistory());
    assertThat(read.column("stage")).containsExactly("Prospecting", "Closed Won", null);
    assertThat(read.column("field")).containsExactly("stagename", "stagename", "amount");
    assertThat(read.reasons()).containsExactly("other_object");
  }

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
  void spendIsCountedInMinorUnits() {
    var read =
        Landed.records(
                "{'day':'2026-01-14','channel':'Search','campaign':'Boards','spend':'120.55',"
                    + "'currency':'USD'}",
                "{'day':'2026-01-14','channel':'search','campaign':'Boards','spend':'0.005',"
                    + "'currency':'usd'}",
                "{'day':'2026-01-14','campaign':'Boards','spend':'1,200.00','currency':'usd'}",
                "{'channel':'search','campaign':'Boards','spend':'1'}")
            .by(new CampaignSpend());
    assertThat(read.column("spend_minor")).containsExactly(12055L, 1L);
    assertThat(read.column("channel")).containsExactly("search", "search");
    assertThat(read.reasons()).containsExactly("wrong_type", "missing_key");
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

  @Test
  void readsExportsOfSalesforceWhoseColumnsAreInCapitalsOrOfOtherRecords() {
    var read =
        Landed.records(
                "{'ID':'006A','NAME':'Acme','STAGENAME':'Closed Won','AMOUNT':'10','ISWON':'true',"
                    + "'CLOSEDATE':'2026-03-31','ACCOUNTID':'001','ACCOUNT.WORKSPACE_ID__C':'acc_1'}",
                "{'Id':'006B','StageName':'Lost','AccountId':'001','Account.Workspace_Id__c':'acc_2',"
                    + "'Account.Name':'Bolt'}",
                "{'Id':'006C','AccountId':'001','Account.Workspace_Id__c':''}")
            .by(new SalesforceOpportunities());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("opportunity_id")).containsExactly("006A", "006B", "006C");
    assertThat(read.column("account_id")).containsExactly("acc_1", "acc_2", "001");
    assertThat(read.column("is_won")).containsExactly(true, null, null);
    var history =
        Landed.records(
                "{'OPPORTUNITYID':'006A','FIELD':'StageName','NEWVALUE':'Closed Won',"
                    + "'CREATEDDATE':'2026-01-05T10:00:00.000Z'}")
            .by(new SalesforceOpportunityHistory())
            .only();
    assertThat(history.<String>getAs("stage")).isEqualTo("Closed Won");
  }

  @Test
  void readsOpportunitiesAsFivetranLandsThem() {
    var row =
        Landed.records(
                "{'_fivetran_synced':'2026-01-06 18:47:01','id':'006A','account_id':'001','amount':"
                    + "'24120000','close_date':'2026-03-31 00:00:00','created_date':"
                    + "'2026-01-02 10:00:00','is_closed':'true','is_deleted':'false','is_won':'false',"
                    + "'name':'Acme - Team','owner_id':'005','stage_name':'Closed Lost',"
                    + "'loss_reason_c':'Price','description':'Too dear',"
                    + "'last_stage_change_date':'2026-01-05 10:00:00'}")
            .by(new SalesforceOpportunities())
            .only();
    assertThat(row.<String>getAs("opportunity_id")).isEqualTo("006A");
    assertThat(row.<String>getAs("stage")).isEqualTo("Closed Lost");
    assertThat(row.<Long>getAs("amount_minor")).isEqualTo(2_412_000_000L);
    assertThat(row.<Boolean>getAs("is_closed")).isTrue();
    assertThat(row.<String>getAs("loss_reason")).isEqualTo("Price");
    assertThat(row.<String>getAs("notes")).isEqualTo("Too dear");
    assertThat(row.<Object>getAs("close_date")).hasToString("2026-03-31");
    assertThat(row.<Object>getAs("stage_changed_at")).hasToString("2026-01-05 10:00:00.0");
    var history =
        Landed.records(
                "{'id':'008A','opportunity_id':'006A','stage_name':'Prospecting',"
                    + "'created_date':'2026-01-02 10:00:00'}")
            .by(new SalesforceOpportunityHistory())
            .only();
    assertThat(history.<String>getAs("stage")).isEqualTo("Prospecting");
    assertThat(history.<String>getAs("history_id")).isEqualTo("008A");
    assertThat(history.<Object>getAs("changed_at")).hasToString("2026-01-02 10:00:00.0");
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
