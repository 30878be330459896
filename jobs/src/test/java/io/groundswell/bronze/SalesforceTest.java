package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Deals and their history in what Salesforce answers, exports and tells of changes. */
class SalesforceTest {

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

  /** By any of the ways in which they are subscribed to; what did not change is not told. */
  @Test
  void readsChangeEvents() {
    var header =
        "'ChangeEventHeader':{'entityName':'%s','changeType':'%s','commitTimestamp':1767779765000,"
            + "'recordIds':[%s]}";
    var moved =
        "'StageName':'Closed Won','LastStageChangeDate':'2026-01-07T09:56:05.000Z',"
            + header.formatted("Opportunity", "UPDATE", "'006A'");
    var read =
        Landed.records(
                "{'channel':'/data/OpportunityChangeEvent','data':{'schema':'s','payload':{"
                    + moved
                    + "},'event':{'replayId':21}}}",
                "{'schema':'s','payload':{'Amount':5000.0,'CloseDate':1774915200000,"
                    + header.formatted("Opportunity", "CREATE", "'006B'")
                    + "},'event':{'replayId':22}}",
                "{" + header.formatted("Opportunity", "DELETE", "'006C','006D'") + "}",
                "{'version':'0','id':'e-1','detail-type':'OpportunityChangeEvent','source':"
                    + "'aws.partner/salesforce.com/00D/0YL','detail':{'schemaId':'s','payload':{"
                    + moved
                    + "}}}",
                "{'payload':{" + header.formatted("Account", "UPDATE", "'001'") + "}}")
            .by(new SalesforceOpportunities());
    assertThat(read.column("opportunity_id"))
        .containsExactly("006A", "006B", "006C", "006D", "006A");
    assertThat(read.column("item")).containsExactly(1, 1, 1, 2, 1);
    assertThat(read.column("stage")).containsExactly("Closed Won", null, null, null, "Closed Won");
    assertThat(read.column("stage_changed_at").get(0)).hasToString("2026-01-07 09:56:05.0");
    assertThat(read.column("stage_changed_at").get(1)).isNull();
    assertThat(read.column("updated_at"))
        .allMatch(at -> at.toString().equals("2026-01-07 09:56:05.0"));
    assertThat(read.column("amount_minor").get(1)).isEqualTo(500_000L);
    assertThat(read.column("close_date").get(1)).hasToString("2026-03-31");
    assertThat(read.column("is_deleted")).containsExactly(null, null, true, true, null);
    assertThat(read.messages()).containsExactly("Expected Opportunity, but this is Account");
  }

  @Test
  void whatALoaderFindsNoLongerIsDeleted() {
    var row =
        Landed.records("{'id':'006A','is_deleted':'false','_fivetran_deleted':'true'}")
            .by(new SalesforceOpportunities())
            .only();
    assertThat(row.<Boolean>getAs("is_deleted")).isTrue();
  }
}
