package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubspotDealsTest {
  private static final HubspotDeals JOB = new HubspotDeals();

  @Test
  void readsAPageOfDealsWithTheirHistory() {
    var row =
        Landed.records(
                "{'results':[{'id':'901','properties':{'amount':'1500.50','closedate':"
                    + "'2026-01-14T12:00:00Z','closed_lost_reason':'Too dear','createdate':"
                    + "'2026-01-02T10:00:00.000Z','dealname':'Acme - Team','dealstage':'closedlost',"
                    + "'deal_currency_code':'EUR','hs_is_closed':'true','hs_is_closed_won':'false',"
                    + "'hs_lastmodifieddate':'2026-01-14T12:00:01.123Z','hs_object_id':'901',"
                    + "'pipeline':'default','hubspot_owner_id':null},"
                    + "'propertiesWithHistory':{'dealstage':[{'value':'closedlost','timestamp':"
                    + "'2026-01-14T12:00:00Z','sourceType':'CRM_UI','sourceId':'userId:1'},"
                    + "{'value':'qualifiedtobuy','timestamp':'2026-01-02T10:00:00Z'}]},"
                    + "'createdAt':'2026-01-02T10:00:00.000Z','updatedAt':"
                    + "'2026-01-14T12:00:01.123Z','archived':false,'associations':{'companies':"
                    + "{'results':[{'id':'77','type':'deal_to_company'}]}}}],"
                    + "'paging':{'next':{'after':'901','link':'https://api.example/'}}}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("deal_id")).isEqualTo("901");
    assertThat(row.<String>getAs("account_id")).isEqualTo("77");
    assertThat(row.<String>getAs("stage")).isEqualTo("closedlost");
    assertThat(row.<Long>getAs("amount_minor")).isEqualTo(150050);
    assertThat(row.<String>getAs("currency")).isEqualTo("eur");
    assertThat(row.<Boolean>getAs("is_closed")).isTrue();
    assertThat(row.<Boolean>getAs("is_won")).isFalse();
    assertThat(row.<String>getAs("loss_reason")).isEqualTo("Too dear");
    assertThat(row.<Object>getAs("stage_changed_at")).hasToString("2026-01-14 12:00:00.0");
    assertThat(row.<Object>getAs("updated_at")).hasToString("2026-01-14 12:00:01.123");
    assertThat(row.getList(row.fieldIndex("stages"))).hasSize(2);
    assertThat(row.<Boolean>getAs("is_deleted")).isFalse();
  }

  @Test
  void readsTheFirstVersionOfTheApi() {
    var row =
        Landed.records(
                "{'deals':[{'portalId':1,'dealId':902,'isDeleted':false,'associations':"
                    + "{'associatedVids':[5],'associatedCompanyIds':[78],'associatedDealIds':[]},"
                    + "'properties':{'dealname':{'value':'Beta','timestamp':1768384800000,"
                    + "'versions':[]},'amount':{'value':'100','timestamp':1768384800000},"
                    + "'createdate':{'value':'1767348000000'},'hs_lastmodifieddate':"
                    + "{'value':'1768384800000'},'dealstage':{'value':'presentationscheduled',"
                    + "'timestamp':1768384800000,'versions':[{'name':'dealstage','value':"
                    + "'presentationscheduled','timestamp':1768384800000}]}}}],'hasMore':true,"
                    + "'offset':902}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("deal_id")).isEqualTo("902");
    assertThat(row.<String>getAs("account_id")).isEqualTo("78");
    assertThat(row.<String>getAs("name")).isEqualTo("Beta");
    assertThat(row.<Long>getAs("amount_minor")).isEqualTo(10000);
    assertThat(row.<String>getAs("stage")).isEqualTo("presentationscheduled");
    assertThat(row.<Object>getAs("stage_changed_at")).hasToString("2026-01-14 10:00:00.0");
    assertThat(row.<Object>getAs("created_at")).hasToString("2026-01-02 10:00:00.0");
  }

  @Test
  void aWebhookTellsOnePropertyAndNothingOfTheOthers() {
    var event =
        "{'eventId':%d,'subscriptionId':9,'portalId':1,'appId':2,'occurredAt':1768384800000,"
            + "'subscriptionType':'%s','attemptNumber':0,'objectId':901%s}";
    var change = ",'propertyName':'%s','propertyValue':'%s','changeSource':'CRM'";
    var read =
        Landed.records(
                event.formatted(
                    1, "deal.propertyChange", change.formatted("dealstage", "closedwon")),
                event.formatted(2, "deal.propertyChange", change.formatted("amount", "12.5")),
                event.formatted(3, "deal.deletion", ""),
                event.formatted(
                    4,
                    "object.propertyChange",
                    ",'objectTypeId':'0-3'" + change.formatted("hs_is_closed_won", "true")),
                event.formatted(5, "object.creation", ",'objectTypeId':'0-1'"),
                event.formatted(6, "contact.creation", ""),
                "{'eventId':7,'subscriptionType':'deal.associationChange','fromObjectId':901}")
            .by(JOB);
    assertThat(read.column("stage")).containsExactly("closedwon", null, null, null);
    assertThat(read.column("amount_minor")).containsExactly(null, 1250L, null, null);
    assertThat(read.column("is_deleted")).containsExactly(null, null, true, null);
    assertThat(read.column("is_won")).containsExactly(null, null, null, true);
    assertThat(read.kept().get(0).<Object>getAs("stage_changed_at"))
        .hasToString("2026-01-14 10:00:00.0");
    assertThat(read.reasons()).containsExactly("other_object", "other_object", "other_object");
  }

  @Test
  void readsAnExportFromTheScreen() {
    var row =
        Landed.records(
                "{'Record ID':'903','Deal Name':'Gamma','Deal Stage':'Contract Sent','Amount':'',"
                    + "'Close Date':'2026-02-01 12:00','Create Date':'2026-01-02 10:00',"
                    + "'Pipeline':'Sales Pipeline','Associated Company IDs':'79;80',"
                    + "'Is Deal Closed?':'false'}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("deal_id")).isEqualTo("903");
    assertThat(row.<String>getAs("stage")).isEqualTo("Contract Sent");
    assertThat(row.<Long>getAs("amount_minor")).isNull();
    assertThat(row.<String>getAs("account_id")).isEqualTo("79");
    assertThat(row.<Boolean>getAs("is_closed")).isFalse();
    assertThat(row.<Object>getAs("closed_at")).hasToString("2026-02-01 12:00:00.0");
  }

  @Test
  void readsDealsAsLoadersLandThem() {
    var read =
        Landed.records(
                "{'deal_id':'904','is_deleted':'false','deal_pipeline_id':'default',"
                    + "'deal_pipeline_stage_id':'contractsent','owner_id':'35','portal_id':'1',"
                    + "'property_dealname':'Delta','property_amount':'1200.5','property_closedate':'',"
                    + "'property_createdate':'2026-01-02 10:00:00'}",
                "{'dealId':905,'isDeleted':false,'property_dealname':{'value':'Epsilon','timestamp':1},"
                    + "'property_dealstage':{'value':'closedwon','timestamp':1768384800000},"
                    + "'associations':{'associatedCompanyIds':[81]}}",
                "{'id':'906','createdAt':'2026-01-02T10:00:00.123Z','archived':false,"
                    + "'companies':['82','83'],'properties_dealname':'Zeta','properties_amount':7,"
                    + "'properties':{'createdate':'2026-01-02T10:00:00.123000+00:00'}}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("deal_id")).containsExactly("904", "905", "906");
    assertThat(read.column("name")).containsExactly("Delta", "Epsilon", "Zeta");
    assertThat(read.column("stage")).containsExactly("contractsent", "closedwon", null);
    assertThat(read.column("amount_minor")).containsExactly(120050L, null, 700L);
    assertThat(read.column("account_id")).containsExactly(null, "81", "82");
    assertThat(read.column("is_deleted")).containsExactly(false, false, false);
    assertThat(read.kept().get(1).<Object>getAs("stage_changed_at"))
        .hasToString("2026-01-14 10:00:00.0");
    assertThat(read.kept().get(2).<Object>getAs("created_at"))
        .hasToString("2026-01-02 10:00:00.123");
  }

  @Test
  void aDealThatIsForgottenIsDeleted() {
    var row =
        Landed.records(
                "{'subscriptionType':'deal.privacyDeletion','objectId':515,"
                    + "'occurredAt':1768384800000}")
            .by(JOB)
            .only();
    assertThat(row.<Boolean>getAs("is_deleted")).isTrue();
  }
}
