package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One record of each shape in which vendors and loaders send their objects, and what it says.
 *
 * <p>Longer than other files, since it is a list.
 */
class VendorShapesTest {
  private final List<String> wrong = new ArrayList<>();

  @AfterEach
  void everythingIsReadAsItIsMeant() {
    assertThat(wrong).isEmpty();
  }

  @Test
  void segment() {
    expect(
        new SegmentEvents(),
        is(
            "{'type':'track','event':'Board Shared','userId':12345,'messageId':'ajs-next-1','context':{'page':{'path':'/b/1'},'groupId':'acc_1','library':{'name':'analytics.js'}},'integrations':{},'properties':null,'originalTimestamp':'2026-01-14T10:00:00.000+02:00','timestamp':'2026-01-14T08:00:00.100Z','receivedAt':'2026-01-14T08:00:00.200Z','sentAt':'2026-01-14T08:00:00.100Z','_metadata':{'bundled':[]},'projectId':'p','version':2,'channel':'client'}",
            "type=track",
            "user_id=12345",
            "group_id=acc_1",
            "path=/b/1",
            "message_id=ajs-next-1"),
        is(
            "{'type':'screen','name':'Inbox','anonymousId':'a1','messageId':'m2','rudderId':'r','request_ip':'192.0.2.1','context':{'traits':{'email':'ada@a.example'},'sessionId':1},'originalTimestamp':'2026-01-14T10:00:00Z','receivedAt':'2026-01-14T10:00:00Z'}",
            "type=screen",
            "name=Inbox",
            "anonymous_id=a1"),
        is(
            "{'id':'m3','received_at':'2026-01-14 10:00:05.123 UTC','event':'board_made','event_text':'Board Made','user_id':'u1','anonymous_id':'a1','context_page_path':'/b/2','original_timestamp':'2026-01-14 10:00:01 UTC','timestamp':'2026-01-14 10:00:03 UTC','uuid_ts':'2026-01-14 10:10:00 UTC'}",
            "type=track",
            "event=Board Made",
            "path=/b/2",
            "occurred_at=2026-01-14 10:00:03.0"),
        is(
            "{'batch':[{'type':'identify','userId':'u1','traits':{'email':'ada@a.example'},'timestamp':'2026-01-14T10:00:00Z'}],'sentAt':'2026-01-14T10:00:01Z','writeKey':'k'}",
            "type=identify",
            "user_id=u1"),
        is(
            "{'type':'alias','userId':'u1','previousId':'a1','messageId':'m5','timestamp':'2026-01-14T10:00:00.123456789Z'}",
            "type=alias",
            "previous_id=a1",
            "occurred_at=2026-01-14 10:00:00.123456"),
        is(
            "{'type':'page','name':null,'category':'Docs','messageId':'m6','anonymousId':'a1','properties':{'url':'https://loomline.example/docs/1?x=1','referrer':''},'timestamp':1768384800000}",
            "type=page",
            "path=/docs/1",
            "occurred_at=2026-01-14 10:00:00.0"));
  }

  @Test
  void posthog() {
    expect(
        new PosthogEvents(),
        is(
            "{'uuid':'1','event':'$pageview','properties':'{\\'$current_url\\':\\'https://loomline.example/b/1\\',\\'$groups\\':{\\'company\\':\\'acc_1\\'}}','distinct_id':'u1','team_id':7,'timestamp':'2026-01-14 10:00:00.123000+00:00','person_id':'p','person_properties':'{}','created_at':'2026-01-14 10:00:01+00:00','inserted_at':'2026-01-14 10:00:02','elements_chain':''}",
            "type=page",
            "path=/b/1",
            "group_id=acc_1",
            "occurred_at=2026-01-14 10:00:00.123"),
        is(
            "{'api_key':'k','historical_migration':true,'batch':[{'event':'Board Shared','properties':{'distinct_id':'u2','$lib':'posthog-python'},'timestamp':'2026-01-14T10:00:00Z'}]}",
            "event=Board Shared",
            "user_id=u2"),
        is(
            "{'uuid':'3','event':'$pageview','properties.$current_url':'https://loomline.example/b/3','properties.$groups.company':'acc_3','distinct_id':'u3','timestamp':'2026-01-14T10:00:00Z','person.distinct_ids.0':'u3'}",
            "path=/b/3",
            "user_id=u3"),
        is(
            "{'_PARTITIONTIME':'2026-01-14','uuid':'4','event':'$identify','properties':{'$anon_distinct_id':'d4','$set':{'email':'ada@a.example'}},'distinct_id':'u4','timestamp':'2026-01-14T10:00:00.000Z','bq_ingested_timestamp':'2026-01-14 10:00:00 UTC'}",
            "type=identify",
            "user_id=u4",
            "anonymous_id=d4"),
        is(
            "{'id':'5','distinct_id':'u5','properties':{'$browser':'x'},'event':'Export Made','timestamp':'2026-01-14T10:00:00+01:00','person':{'is_identified':true,'distinct_ids':['u5'],'properties':{'email':'ada@a.example'}},'elements':[],'elements_chain':''}",
            "event=Export Made",
            "user_id=u5",
            "occurred_at=2026-01-14 09:00:00.0"));
  }

  @Test
  void amplitude() {
    expect(
        new AmplitudeEvents(),
        is(
            "{'api_key':'k','events':[{'user_id':'u1','event_type':'Board Shared','time':1768384800000,'insert_id':'i1','event_properties':{},'session_id':-1,'groups':{'company':'acc_1'}}]}",
            "user_id=u1",
            "message_id=i1",
            "group_id=acc_1",
            "occurred_at=2026-01-14 10:00:00.0"),
        is(
            "{'uuid':'2','event_type':'Board Shared','event_time':'2026-01-14 10:00:00','user_id':'u2','device_id':'d2','event_properties':'{\\'[Amplitude] Page Path\\':\\'/b/2\\'}','user_properties':'{\\'$set\\':{\\'plan\\':\\'Team\\'}}','groups':'{\\'company\\':[\\'acc_2\\']}','server_upload_time':'2026-01-14 10:00:01'}",
            "path=/b/2",
            "group_id=acc_2",
            "traits={'plan':'Team'}"),
        is(
            "{'User ID':'u3','Device ID':'d3','Event Type':'Board Shared','Event Time':'2026-01-14 10:00:00','Event ID':'7','UUID':'3','Country':'Italy'}",
            "user_id=u3",
            "anonymous_id=d3",
            "event=Board Shared",
            "message_id=3"),
        is(
            "{'amplitude_id':1,'user_id':null,'device_id':'d4','event_type':'session_start','uuid':'4','event_time':'2026-01-14 10:00:00.000000','is_attribution_event':false}",
            "anonymous_id=d4"));
  }

  @Test
  void zendesk() {
    expect(
        new ZendeskTickets(),
        is(
            "{'Summation column':'1','Id':'101','Requester':'Ada','Requester id':'9','Requester external id':'','Requester email':'ada@a.example','Requester domain':'a.example','Submitter':'Ada','Assignee':'Bo','Group':'Support','Subject':'It fails','Tags':'vip billing','Status':'Closed','Priority':'High','Via':'Web form','Ticket type':'Incident','Created at':'2026-01-14 10:00','Updated at':'2026-01-14 12:00','Assigned at':'2026-01-14 10:05','Organization':'Acme','Due date':'','Initially assigned at':'2026-01-14 10:05','Solved at':'2026-01-14 11:00','Resolution time':'1.00','Satisfaction Score':'Good','Reopens':'0','Replies':'1','First reply time in minutes':'12','First reply time in minutes within business hours':'3'}",
            "ticket_id=101",
            "requester_id=9",
            "status=closed",
            "priority=high",
            "channel=web form",
            "tags=[vip, billing]",
            "solved_at=2026-01-14 11:00:00.0",
            "created_at=2026-01-14 10:00:00.0",
            "satisfaction=good",
            "reply_minutes=12"),
        is(
            "{'tickets':[{'id':102,'status':'hold','custom_status_id':5,'via':{'channel':'native_messaging','source':{'from':{},'to':{},'rel':null}},'satisfaction_rating':{'score':'offered'},'requester_id':9,'metric_set':{'id':1},'dates':{},'created_at':'2026-01-14T10:00:00Z','updated_at':'2026-01-14T10:00:00Z'}],'users':[],'metric_sets':[{'id':1}],'after_url':null,'after_cursor':null,'end_of_stream':true}",
            "ticket_id=102",
            "status=hold",
            "channel=native_messaging"),
        is(
            "{'ID':'103','STATUS':'open','SUBJECT':'Slow','VIA_CHANNEL':'email','REQUESTER_ID':'9','CREATED_AT':'2026-01-14 10:00:00.000','UPDATED_AT':'2026-01-14 10:00:00.000','_FIVETRAN_SYNCED':'2026-01-14 11:00:00.000','_FIVETRAN_DELETED':'false'}",
            "ticket_id=103",
            "status=open",
            "channel=email",
            "requester_id=9"),
        is(
            "{'type':'RECORD','stream':'tickets','record':{'id':104,'status':'new','via':{'channel':'web'},'tags':[],'created_at':'2026-01-14T10:00:00.000000Z','updated_at':'2026-01-14T10:00:00.000000Z'},'time_extracted':'2026-01-14T11:00:00Z'}",
            "ticket_id=104",
            "status=new",
            "channel=web"));
    expect(
        new ZendeskTicketComments(),
        is(
            "{'id':71,'type':'VoiceComment','ticket_id':101,'author_id':9,'body':'Call from +1','public':false,'created_at':'2026-01-14T10:00:00Z','via':{'channel':'voice'},'data':{'call_id':1}}",
            "comment_id=71",
            "ticket_id=101",
            "is_public=false"),
        is(
            "{'ID':'72','TICKET_ID':'101','USER_ID':'9','BODY':'Hello','PUBLIC':'true','CREATED':'2026-01-14 10:00:00','_FIVETRAN_SYNCED':'2026-01-14 11:00:00'}",
            "comment_id=72",
            "author_id=9",
            "body=Hello",
            "created_at=2026-01-14 10:00:00.0"));
    expect(
        new ZendeskUsers(),
        is(
            "{'ID':'9','External ID':'u1','Name':'Ada','Email':'ada@a.example','Role':'End-user','Organization ID':'55','Phone':'','Created at':'2026-01-14 10:00'}",
            "zendesk_user_id=9",
            "external_id=u1",
            "role=end-user",
            "organization_id=55"),
        is(
            "{'users':[{'id':10,'url':'https://x.example/api/v2/users/10.json','active':true,'role':'agent','email':null,'user_fields':{},'created_at':'2026-01-14T10:00:00Z'}],'next_page':null}",
            "zendesk_user_id=10",
            "role=agent"));
    expect(
        new ZendeskOrganizations(),
        is(
            "{'ID':'55','NAME':'Acme','EXTERNAL_ID':'acc_1','DOMAIN_NAMES':'[\\'a.example\\',\\'b.example\\']','CREATED_AT':'2026-01-14 10:00:00'}",
            "organization_id=55",
            "domain_names=[a.example, b.example]",
            "external_id=acc_1"));
  }

  @Test
  void intercom() {
    expect(
        new IntercomConversations(),
        is(
            "{'type':'conversation','id':'201','created_at':1768384800,'updated_at':1768388400,'waiting_since':null,'source':{'type':'email','id':'1','delivered_as':'customer_initiated','subject':'Help','body':'<p>It fails</p>','author':{'type':'user','id':'c1','name':'Ada','email':'ada@a.example'},'redacted':false},'contacts':{'type':'contact.list','contacts':[{'type':'contact','id':'c1','external_id':'u1'}]},'state':'open','read':false,'tags':{'type':'tag.list','tags':[]},'priority':'not_priority','ai_agent_participated':true,'ai_agent':{'resolution_state':'assumed_resolution'},'statistics':{'type':'conversation_statistics'},'conversation_rating':{'rating':5,'remark':'Thanks'},'admin_assignee_id':814860}",
            "conversation_id=201",
            "contact_id=c1",
            "state=open",
            "rating=5",
            "created_at=2026-01-14 10:00:00.0"),
        is(
            "{'ID':'202','CREATED_AT':'2026-01-14 10:00:00','UPDATED_AT':'2026-01-14 11:00:00','STATE':'closed','SOURCE_TYPE':'conversation','SOURCE_BODY':'Hi','SOURCE_AUTHOR_TYPE':'user','SOURCE_AUTHOR_ID':'c1','_FIVETRAN_SYNCED':'2026-01-14 12:00:00'}",
            "conversation_id=202",
            "state=closed",
            "body=Hi",
            "author_id=c1"));
    expect(
        new IntercomContacts(),
        is(
            "{'type':'contact','id':'c1','external_id':'u1','role':'user','email':'ada@a.example','signed_up_at':1768384800,'created_at':1768384800,'companies':{'type':'list','data':[]},'location':{'type':'location'}}",
            "contact_id=c1",
            "external_id=u1",
            "role=user"),
        is(
            "{'ID':'c2','EXTERNAL_ID':'u2','ROLE':'user','EMAIL':'bo@a.example','CREATED_AT':'2026-01-14 10:00:00','_FIVETRAN_SYNCED':'2026-01-14 12:00:00'}",
            "contact_id=c2",
            "external_id=u2"));
    expect(
        new IntercomCompanies(),
        is(
            "{'type':'company','company_id':'acc_1','id':'531','name':'Acme','remote_created_at':1768384800,'created_at':1768384800,'updated_at':1768384800,'monthly_spend':0,'session_count':0,'user_count':3,'size':null,'tags':{'type':'tag.list','tags':[]},'segments':{'type':'segment.list','segments':[]},'plan':{'type':'plan','id':'1','name':'Team'},'custom_attributes':{}}",
            "intercom_company_id=531",
            "company_id=acc_1",
            "user_count=3",
            "plan_name=Team"));
  }

  @Test
  void stripe() {
    expect(
        new StripeSubscriptions(),
        is(
            "{'id':'sub_1','customer_id':'cus_1','status':'active','created':'2026-01-02 10:22:01.000','start_date':'2026-01-02 10:22:01.000','current_period_end':'2026-02-02 10:22:01.000','price_id':'price_1','quantity':'2','cancel_at_period_end':'false','canceled_at':'','discount_coupon_id':'','merchant_id':'acct_1'}",
            "customer_id=cus_1",
            "items~price_1",
            "items~,2,",
            "created_at=2026-01-02 10:22:01.0"),
        is(
            "{'ID':'sub_2','CUSTOMER_ID':'cus_2','STATUS':'trialing','CREATED':'2026-01-02 10:22:01.000','PRICE_ID':'price_2','QUANTITY':'4','TRIAL_END':'2026-01-16 10:22:01.000'}",
            "customer_id=cus_2",
            "items~price_2",
            "items~,4,",
            "trial_end=2026-01-16 10:22:01.0"));
    expect(
        new StripePrices(),
        is(
            "{'id':'price_1','active':'true','currency':'usd','product_id':'prod_1','unit_amount':'2950','unit_amount_decimal':'2950','recurring_interval':'month','recurring_interval_count':'3','recurring_usage_type':'licensed','type':'recurring','created':'2026-01-02 10:22:01.000'}",
            "product_id=prod_1",
            "unit_amount=2950.000000000000",
            "interval=month",
            "interval_count=3",
            "usage_type=licensed"),
        is(
            "{'object':'price','id':'price_2','billing_scheme':'per_unit','unit_amount':null,'unit_amount_decimal':'0.5','currency':'usd','product':'prod_2','recurring':{'interval':'month','interval_count':1,'meter':'mtr_1','usage_type':'metered'},'type':'recurring','created':1768384800}",
            "unit_amount=0.500000000000",
            "usage_type=metered"));
    expect(
        new StripeInvoices(),
        is(
            "{'id':'in_1','customer_id':'cus_1','subscription_id':'sub_1','status':'paid','currency':'usd','total':'4900','amount_due':'4900','amount_paid':'4900','date':'2026-01-05 08:00:00.000','period_start':'2026-01-05 08:00:00.000','status_transitions_paid_at':'2026-01-05 09:00:00.000','billing_reason':'subscription_cycle'}",
            "customer_id=cus_1",
            "subscription_id=sub_1",
            "total=4900",
            "created_at=2026-01-05 08:00:00.0",
            "observed_at=2026-01-05 09:00:00.0"),
        is(
            "{'id':'in_2','object':'invoice','customer':'cus_1','status':'open','currency':'usd','total':4900,'total_taxes':[],'parent':{'type':'subscription_details','subscription_details':{'metadata':{},'subscription':'sub_1'}},'lines':{'object':'list','data':[{'id':'il_1','amount':4900,'quantity':1,'period':{'start':1768384800,'end':1771063200},'pricing':{'type':'price_details','price_details':{'price':'price_1','product':'prod_1'},'unit_amount_decimal':'4900'},'parent':{'type':'subscription_item_details','subscription_item_details':{'proration':false,'subscription_item':'si_1'}}}]},'created':1768384800}",
            "subscription_id=sub_1",
            "lines~si_1",
            "lines~price_1"));
    expect(
        new StripeRefunds(),
        is(
            "{'id':'re_1','charge_id':'ch_1','amount':'500','currency':'usd','status':'succeeded','created':'2026-01-05 08:00:00.000','balance_transaction_id':'txn_1'}",
            "charge_id=ch_1",
            "amount=500"),
        is(
            "{'id':'re_2','Charge ID':'ch_2','Amount':'5.00','Currency':'usd','Status':'succeeded','Created (UTC)':'2026-01-05 08:00'}",
            "charge_id=ch_2",
            "amount=500",
            "created_at=2026-01-05 08:00:00.0"));
    expect(
        new StripeCustomers(),
        is("{'id':'cus_1','object':'customer','deleted':true}", "is_deleted=true"),
        is(
            "{'ID':'cus_2','EMAIL':'ada@a.example','NAME':'Ada','CREATED':'2026-01-02 10:22:01.000','CURRENCY':'usd','DELINQUENT':'FALSE','IS_DELETED':'FALSE','METADATA':'{\\'account_id\\':\\'acc_2\\'}'}",
            "email=ada@a.example",
            "account_id=acc_2",
            "delinquent=false"),
        is(
            "{'id':'cus_3','email':'bo@a.example','created':'2026-01-02 10:22:01','metadata':'{\\'account_id\\':\\'acc_3\\'}'}",
            "account_id=acc_3"));
    expect(
        new StripeDiscounts(),
        is(
            "{'id':'fifth','Name':'A fifth','Percent Off':'20','Amount Off':'','Currency':'','Duration':'repeating','Duration in Months':'3','Created (UTC)':'2026-01-05 08:00'}",
            "object_id=fifth",
            "percent_off=20.0",
            "duration=repeating",
            "duration_in_months=3"));
  }

  @Test
  void salesforce() {
    expect(
        new SalesforceOpportunities(),
        is(
            "{'ID':'006','ACCOUNT_ID':'001','NAME':'Deal','STAGE_NAME':'Closed Won','AMOUNT':'1200.50','CLOSE_DATE':'2026-01-14','IS_CLOSED':'TRUE','IS_WON':'TRUE','CREATED_DATE':'2026-01-02 10:00:00.000','_FIVETRAN_DELETED':'FALSE'}",
            "opportunity_id=006",
            "account_id=001",
            "stage=Closed Won",
            "amount_minor=120050",
            "is_won=true",
            "close_date=2026-01-14"),
        is(
            "{'Opportunity ID':'0061','Opportunity Name':'Deal','Account ID':'0011','Stage':'Prospecting','Amount':'1,200.00','Close Date':'2026-02-14','Created Date':'2026-01-02','Won':'false','Closed':'false'}",
            "opportunity_id=0061",
            "name=Deal",
            "stage=Prospecting",
            "amount_minor=120000",
            "account_id=0011",
            "close_date=2026-02-14",
            "is_closed=false"),
        is(
            "{'attributes':{'type':'Opportunity','url':'/services/data/v59.0/sobjects/Opportunity/0062'},'Id':'0062','Account':{'attributes':{'type':'Account'},'Workspace_Id__c':'acc_2'},'StageName':'Qualification','Amount':1.5E4,'CloseDate':'2026-02-14','CreatedDate':'2026-01-02T10:00:00.000+0000','SystemModstamp':'2026-01-03T10:00:00.000+0000'}",
            "account_id=acc_2",
            "amount_minor=1500000",
            "created_at=2026-01-02 10:00:00.0"));
    expect(
        new SalesforceOpportunityHistory(),
        is(
            "{'ID':'008','OPPORTUNITY_ID':'006','STAGE_NAME':'Closed Won','CREATED_DATE':'2026-01-02 10:00:00'}",
            "opportunity_id=006",
            "stage=Closed Won",
            "changed_at=2026-01-02 10:00:00.0"));
  }

  @Test
  void hubspot() {
    expect(
        new HubspotDeals(),
        is(
            "{'DEAL_ID':'71','PROPERTY_DEALNAME':'Deal','DEAL_PIPELINE_STAGE_ID':'s1','PROPERTY_AMOUNT':'1200.5','PROPERTY_HS_IS_CLOSED_WON':'TRUE','PROPERTY_CREATEDATE':'2026-01-02 10:00:00','IS_DELETED':'FALSE'}",
            "deal_id=71",
            "name=Deal",
            "stage=s1",
            "amount_minor=120050",
            "is_won=true"),
        is(
            "{'Record ID':'72','Deal Name':'Deal','Deal Stage':'Closed won','Pipeline':'Sales','Amount':'1200','Close Date':'2026-01-14 10:00','Create Date':'2026-01-02 10:00','Associated Company IDs':'9;10','Deal owner':'Bo','Last Modified Date':'2026-01-14 10:00'}",
            "deal_id=72",
            "account_id=9",
            "stage=Closed won",
            "amount_minor=120000",
            "closed_at=2026-01-14 10:00:00.0"),
        is(
            "{'id':'73','properties':{'dealname':'Deal','amount':null,'dealstage':'appointmentscheduled','hs_object_id':'73','createdate':'2026-01-02T10:00:00.123Z','closedate':null,'pipeline':'default'},'createdAt':'2026-01-02T10:00:00.123Z','updatedAt':'2026-01-14T10:00:00Z','archived':false,'associations':{'companies':{'results':[{'id':'9','type':'deal_to_company'}]}},'url':'https://x.example'}",
            "deal_id=73",
            "account_id=9",
            "stage=appointmentscheduled",
            "created_at=2026-01-02 10:00:00.123"));
  }

  @Test
  void surveys() {
    expect(
        new SurveyResponses(),
        is(
            "{'ID':'1','Survey Type':'NPS','Person ID':'9','Email':'ada@a.example','Name':'Ada','Score':'9','Comment':'Good','Created At':'2026-01-14 10:00:00 UTC','Updated At':'2026-01-14 10:00:00 UTC'}",
            "response_id=1",
            "kind=nps",
            "email=ada@a.example",
            "score=9",
            "comment=Good",
            "answered_at=2026-01-14 10:00:00.0"),
        is(
            "{'response_id':'2','person_id':'9','email':'ada@a.example','answer':'8','comment':'Fine','sent':'1768384700','responded':'1768384800','survey_template':'NPS'}",
            "response_id=2",
            "score=8",
            "comment=Fine",
            "answered_at=2026-01-14 10:00:00.0"),
        is(
            "{'id':'3','email':'ada@a.example','firstName':'Ada','score':10,'feedback':'Great','ratingCategory':'promoter','createdDate':'2026-01-14T10:00:00.000Z'}",
            "response_id=3",
            "score=10",
            "comment=Great",
            "answered_at=2026-01-14 10:00:00.0"));
  }

  @Test
  void statuspage() {
    expect(
        new StatuspageIncidents(),
        is(
            "{'meta':{'unsubscribe':'https://x.example'},'page':{'id':'p','status_indicator':'major','status_description':'Partial'},'incident':{'backfilled':false,'created_at':'2026-01-14T10:00:00-08:00','impact':'major','impact_override':null,'monitoring_at':null,'postmortem_body':null,'resolved_at':null,'scheduled_auto_transition':false,'status':'investigating','updated_at':'2026-01-14T10:05:00-08:00','id':'i1','organization_id':'o','incident_updates':[],'name':'Slow','components':[{'id':'c','name':'Boards'}]}}",
            "incident_id=i1",
            "started_at=2026-01-14 18:00:00.0",
            "components=[Boards]"),
        is(
            "{'id':'i2','name':'Down','status':'resolved','impact':'critical','created_at':'2026-01-14T10:00:00.000Z','resolved_at':'2026-01-14T11:00:00.000Z','started_at':'2026-01-14T09:59:00.000Z','page_id':'p','incident_updates':[{'id':'x','affected_components':[{'code':'c','name':'API','old_status':'operational','new_status':'major_outage'}]}],'components':[]}",
            "incident_id=i2",
            "started_at=2026-01-14 09:59:00.0",
            "components=[API]"));
  }

  @Test
  void ads() {
    expect(
        new CampaignSpend(),
        is(
            "{'campaign.id':7,'campaign.name':'Brand','segments.date':'2026-01-14','metrics.cost_micros':12345600,'customer.currency_code':'USD','segments.hour':3}",
            "campaign=Brand",
            "spend_minor=1235",
            "spend_date=2026-01-14",
            "currency=usd"),
        is(
            "{'TimePeriod':'2026-01-14','CampaignName':'Brand','Spend':'12.34','CurrencyCode':'USD','Impressions':'100'}",
            "campaign=Brand",
            "spend_minor=1234",
            "spend_date=2026-01-14",
            "currency=usd"),
        is(
            "{'Gregorian date':'2026-01-14','Campaign':'Brand','Spend':'12.34','Currency code':'USD'}",
            "campaign=Brand",
            "spend_minor=1234",
            "spend_date=2026-01-14"),
        is(
            "{'DATE_DAY':'2026-01-14','PLATFORM':'google_ads','CAMPAIGN_NAME':'Brand','SPEND':'12.34','ACCOUNT_ID':'7','CLICKS':'3'}",
            "campaign=Brand",
            "channel=google_ads",
            "spend_minor=1234"),
        is(
            "{'date_start':'2026-01-14','date_stop':'2026-01-14','campaign_id':'7','campaign_name':'Broad','spend':12.34,'account_currency':'EUR','impressions':10,'_airbyte_raw_id':'r','_airbyte_extracted_at':'2026-01-15T00:00:00Z'}",
            "campaign=Broad",
            "spend_minor=1234",
            "currency=eur"),
        is(
            "{'Campaign name':'Broad','Cost':'12.34','Currency':'USD','By Day':'2026-01-14'}",
            "campaign=Broad",
            "spend_minor=1234",
            "spend_date=2026-01-14"));
  }

  @Test
  void flattened() {
    expect(
        new ZendeskTickets(),
        is(
            "{'id':'105','status':'open','via__channel':'email','satisfaction_rating__score':'good','satisfaction_rating__comment':'Quick','requester_id':'9','tags':'[\\'a\\']','created_at':'2026-01-14T10:00:00.000000Z'}",
            "channel=email",
            "satisfaction=good",
            "satisfaction_comment=Quick",
            "tags=[a]"),
        is(
            "{'id':'110','description':'%s','type__c':'x','satisfaction_rating':'','satisfaction_rating__score':'good','via':null,'via__channel':'email'}"
                .formatted("\\n".repeat(100_000)),
            "channel=email",
            "satisfaction=good"),
        is(
            "{'id':'106','status':'open','via.channel':'email','satisfaction_rating.score':'bad','requester_id':'9'}",
            "channel=email",
            "satisfaction=bad"),
        is(
            "{'id':'107','status':'solved','via_channel':'api','via_source_rel':'merge','requester_id':'9'}",
            "channel=api",
            "relation=merge"),
        is(
            "{'_airbyte_raw_id':'r','_airbyte_extracted_at':'2026-01-15T00:00:00Z','_airbyte_data':{'id':108,'status':'open','via':{'channel':'web'}}}",
            "ticket_id=108",
            "channel=web"),
        is(
            "{'ticket':{'id':'109','status':'Open','title':'It fails','requester':{'id':9,'email':'ada@a.example'}}}",
            "ticket_id=109",
            "status=open",
            "requester_id=9"));
    expect(
        new ZendeskTicketComments(),
        is(
            "{'id':'73','ticket_id':'101','author_id':'9','body':'Hi','public':'1','via__channel':'web','created_at':'2026-01-14T10:00:00Z'}",
            "channel=web",
            "is_public=true"),
        is(
            "{'id':'74','ticket_id':'101','user_id':'9','body':'Hi','public':'TRUE','created':'2026-01-14 10:00:00','_fivetran_synced':'2026-01-14 11:00:00'}",
            "author_id=9",
            "created_at=2026-01-14 10:00:00.0"));
    expect(
        new IntercomConversations(),
        is(
            "{'type':'conversation','id':'203','created_at':'1768384800','state':'open','source.type':'email','source.body':'Hi','source.author.id':'c3','source.author.type':'user','conversation_rating.rating':'4'}",
            "body=Hi",
            "author_id=c3",
            "contact_id=c3",
            "rating=4"),
        is(
            "{'id':'204','created_at':'2026-01-14 10:00:00','state':'open','source_type':'email','source_body':'Hi','source_author_id':'c4','source_author_type':'user','conversation_rating_value':'3'}",
            "body=Hi",
            "author_id=c4",
            "rating=3"));
    expect(
        new IntercomCompanies(),
        is(
            "{'id':'532','company_id':'acc_2','name':'Bolt','plan_name':'Team','user_count':'3','size':'','created_at':'2026-01-14 10:00:00'}",
            "company_id=acc_2",
            "plan_name=Team",
            "user_count=3"),
        is(
            "{'id':'533','company_id':'acc_3','plan__name':'Free','user_count':'2.0'}",
            "plan_name=Free",
            "user_count=2"));
    expect(
        new StripeSubscriptions(),
        is(
            "{'id':'sub_3','object':'subscription','customer':'cus_3','status':'active','plan.id':'p3','plan.amount':'2950','plan.currency':'usd','plan.interval':'month','quantity':'2','created':'1768384800','metadata.account_id':'acc_3'}",
            "customer_id=cus_3",
            "items~p3",
            "items~2950",
            "account_id=acc_3",
            "currency=usd"),
        is(
            "{'object':'search_result','data':[{'id':'sub_4','object':'subscription','customer':'cus_4','status':'canceled','cancellation_details':{'reason':'cancellation_requested'},'items':{'object':'list','data':[{'id':'si_4','price':{'id':'price_4','currency':'usd','unit_amount':100,'recurring':{'interval':'year','interval_count':1}},'quantity':1,'current_period_end':1771063200}]},'created':1768384800}],'has_more':false}",
            "items~price_4",
            "current_period_end=2026-02-14 10:00:00.0"));
    expect(
        new StripeInvoices(),
        is(
            "{'id':'in_3','customer':'cus_1','status':'paid','total':'4900.0','currency':'usd','created':'1768384800.0','status_transitions__paid_at':'1768388400','status_transitions__finalized_at':'1768384900'}",
            "total=4900",
            "observed_at=2026-01-14 11:00:00.0"),
        is(
            "{'id':'in_4','status':'open','customer__email':'ada@a.example','subscription__id':'sub_4','charge':null,'charge__id':'ch_4'}",
            "customer_id=null",
            "subscription_id=sub_4",
            "charge_id=null"));
    expect(
        new SalesforceOpportunities(),
        is(
            "{'id':'006','stage_name':'Won','loss_reason__c':'Price','notes__c':'Too dear','account_id__c':'acc_6'}",
            "stage=Won",
            "loss_reason=Price",
            "notes=Too dear",
            "account_id=acc_6"));
    expect(
        new HubspotDeals(),
        is("{'id':1,'amount':null,'amount__usd_':5}", "deal_id=1", "amount_minor=null"),
        is("{'id':2,'amount__usd_':5,'dealname__value':'Deal'}", "name=Deal", "amount_minor=null"),
        is(
            "{'id':3,'properties.amount.value':'5','properties.dealname.value':'Deal'}",
            "name=Deal",
            "amount_minor=500"));
  }

  @Test
  void more() {
    expect(
        new SegmentEvents(),
        is(
            "{'type':'group','groupId':'acc_1','userId':'u1','traits':{'name':'Acme','plan':'Team'},'messageId':'m7','timestamp':'2026-01-14T10:00:00Z'}",
            "group_id=acc_1",
            "traits={'name':'Acme','plan':'Team'}"),
        is(
            "{'event':'Board Shared','type':'track','user_id':'u1','context_user_agent':'Mozilla/5.0','context_page_url':'https://loomline.example/b/9?x','id':'m8','received_at':'2026-01-14T10:00:00Z','timestamp':'2026-01-14T10:00:00Z','context_ip':'192.0.2.1'}",
            "path=/b/9",
            "user_agent=Mozilla/5.0",
            "message_id=m8"));
    expect(
        new PosthogEvents(),
        is(
            "{'uuid':'6','event':'$groupidentify','properties':{'$group_type':'company','$group_key':'acc_1','$group_set':{'name':'Acme'}},'distinct_id':'$company_acc_1','timestamp':'2026-01-14T10:00:00Z'}",
            "type=group",
            "group_id=acc_1",
            "user_id=null"),
        is(
            "{'uuid':'7','event':'$screen','properties':{'$screen_name':'Inbox'},'distinct_id':'u7','timestamp':'2026-01-14 10:00:00'}",
            "type=screen",
            "name=Inbox"));
    expect(
        new AmplitudeEvents(),
        is(
            "{'$insert_id':'i5','event_type':'Paid','user_id':'u5','event_properties':{'$revenue':1.5},'event_time':'2026-01-14T10:00:00.000Z','groups':{'Company':['acc_5']}}",
            "message_id=i5",
            "group_id=acc_5"));
    expect(
        new SalesforceOpportunities(),
        is(
            "{'Opportunity ID':'0063','Stage':'Closed Lost','Amount':'1200.00','Amount Currency':'EUR','Close Date':'14.01.2026','Loss Reason':'Price','Account Name':'Acme'}",
            "currency=eur",
            "amount_minor=120000",
            "close_date=2026-01-14",
            "loss_reason=Price"),
        is(
            "{'_airbyte_raw_id':'r','_airbyte_extracted_at':'2026-01-15T00:00:00Z','Id':'0064','StageName':'Closed Won','Amount':'1200.0','IsWon':'true','CloseDate':'2026-01-14','SystemModstamp':'2026-01-14T10:00:00.000Z'}",
            "opportunity_id=0064",
            "is_won=true"),
        is(
            "{'ID':'0065','STAGENAME':'Closed Won','AMOUNT':'1200','ISWON':'TRUE','ISCLOSED':'TRUE','CLOSEDATE':'2026-01-14','ACCOUNTID':'001','CREATEDDATE':'2026-01-02T10:00:00.000Z'}",
            "stage=Closed Won",
            "is_won=true",
            "account_id=001",
            "created_at=2026-01-02 10:00:00.0"));
    expect(
        new HubspotDeals(),
        is(
            "{'Deal ID':'74','Deal Name':'Deal','Deal Stage':'Closed lost','Amount':'1,200.50','Amount in company currency':'1,200.50','Currency':'EUR','Closed Lost Reason':'Price','Close Date':'2026-01-14'}",
            "deal_id=74",
            "amount_minor=120050",
            "currency=eur",
            "loss_reason=Price"),
        is(
            "{'deal_id':'75','is_deleted':'false','property_dealname':'Deal','property_amount':'1200','deal_pipeline_stage_id':'s2','property_closedate':'2026-01-14 10:00:00','owner_id':'5'}",
            "deal_id=75",
            "is_deleted=false",
            "stage=s2"));
    expect(
        new SurveyResponses(),
        is(
            "{'event_type':'survey_response.created','event_id':'e','event_data':{'id':'4','person':{'id':'9','email':'ada@a.example','name':'Ada'},'survey_type':'csat','score':5,'comment':'Good','created_at':1768384800,'person_properties':{'user_id':'u4'},'tags':[]}}",
            "response_id=4",
            "kind=csat",
            "user_id=u4",
            "score=5",
            "answered_at=2026-01-14 10:00:00.0"),
        is(
            "{'guideId':'g','pollId':'p','visitorId':'u5','accountId':'acc_5','pollResponse':9,'browserTime':1768384800000,'id':'5'}",
            "user_id=u5",
            "account_id=acc_5",
            "score=9"));
    expect(
        new StatuspageIncidents(),
        is(
            "{'scheduled_maintenances':[{'id':'i3','name':'Upkeep','status':'scheduled','impact':'maintenance','scheduled_for':'2026-01-20T10:00:00Z','scheduled_until':'2026-01-20T12:00:00Z','components':[]}],'page':{'id':'p'}}",
            "incident_id=i3",
            "started_at=2026-01-20 10:00:00.0"));
    expect(
        new CampaignSpend(),
        is(
            "{'date':'2026-01-14','customer_id':'2','campaign_id':'7','campaign_name':'Brand','cost_micros':'12345600','currency_code':'USD'}",
            "spend_minor=1235",
            "currency=usd"),
        is(
            "{'Date':'2026-01-14','Campaign name':'Broad','Cost':'12,34','Currency':'EUR'}",
            "spend_minor=1234"),
        is(
            "{'Day':'14.01.2026','Campaign':'Marke','Currency code':'EUR','Cost':'1.012,34'}",
            "spend_minor=101234",
            "spend_date=2026-01-14"),
        is(
            "{'Day':'2026-01-14','Campaign':'Brand','Currency code':'USD','Cost':'$1,012.34'}",
            "spend_minor=101234"));
    expect(
        new ConsentRecords(),
        is(
            "{'RECORD_ID':'1','PERSON':'ada@a.example','PURPOSE':'Marketing','CHANNEL':'Email','STATUS':'Opted-In','AT':'2026-01-14 10:00:00'}",
            "state=granted",
            "recorded_at=2026-01-14 10:00:00.0"));
    expect(
        new OutreachTouches(),
        is(
            "{'Touch ID':'1','User ID':'u1','Type':'Call','At':'2026-01-14 10:00','Outcome':'No Answer'}",
            "touch_id=1",
            "user_id=u1",
            "kind=call",
            "outcome=no answer"));
    expect(
        new RoadmapItems(),
        is(
            "{'Item ID':'1','Title':'SSO','State':'Shipped','Promised On':'2026-01-01','Shipped On':'2026-01-14'}",
            "item_id=1",
            "state=shipped",
            "shipped_on=2026-01-14"));
    expect(
        new ProductUsage(),
        is(
            "{'USAGE_ID':'1','ACCOUNT_ID':'acc_1','FEATURE':'boards','USED_ON':'2026-01-14','EVENTS':'3','MINUTES':'1.5'}",
            "usage_id=1",
            "events=3",
            "minutes=1.5"));
  }

  private record Said(String record, List<String> expected) {}

  private static Said is(String record, String... expected) {
    return new Said(record, List.of(expected));
  }

  private void expect(Job job, Said... said) {
    var read =
        Landed.records(List.of(said).stream().map(s -> s.record).toArray(String[]::new)).by(job);
    Map<Long, Row> kept = new TreeMap<>();
    read.kept().forEach(row -> kept.put(row.<Long>getAs("source_line"), row));
    for (int i = 0; i < said.length; i++) {
      var row = kept.get(i + 1L);
      if (row == null) {
        wrong.add("REJECT " + job.output() + " " + said[i].record);
        continue;
      }
      for (var one : said[i].expected) {
        var parts = one.replace('\'', '"').split("[=~]", 2);
        var found = String.valueOf(row.<Object>getAs(parts[0]));
        var plain =
            found.startsWith("ArraySeq(")
                ? "[" + found.substring(9, found.length() - 1) + "]"
                : found;
        var isSo =
            one.charAt(parts[0].length()) == '~'
                ? plain.contains(parts[1])
                : plain.equals(parts[1]);
        if (!isSo) {
          wrong.add("VALUE " + job.output() + " " + one + " but " + plain);
        }
      }
    }
    read.messages().forEach(m -> wrong.add("  reason: " + m));
  }
}
