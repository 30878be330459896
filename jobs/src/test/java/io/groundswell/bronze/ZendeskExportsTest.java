package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The pages in which Zendesk's exports come, and what they hold besides the objects. */
class ZendeskExportsTest {

  @Test
  void pagesByTimeAndByCursorAreRead() {
    var read =
        Landed.records(
                "{'tickets':[{'id':1,'status':'open','requester_id':null},{'id':'2',"
                    + "'status':'in_progress'}],'next_page':'https://x.example/api?start_time=1',"
                    + "'count':2,'end_of_stream':false,'end_time':1767600000}",
                "{'tickets':[{'id':3,'via':{'channel':'web','source':{'rel':'merge'}},"
                    + "'satisfaction_rating':{'id':9,'score':'good_with_comment','comment':'Quick'}}],"
                    + "'after_url':'https://x.example/api?cursor=a','after_cursor':'a',"
                    + "'before_cursor':null,'end_of_stream':true}",
                "{'tickets':[],'count':0,'end_of_stream':true}",
                "{'ticket':{'id':4,'custom_status_id':77,'status':'hold'}}",
                "{'results':[{'id':5,'result_type':'ticket'},{'id':6,'result_type':'user'}],"
                    + "'facets':null,'count':2}")
            .by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("1", "2", "3", "4", "5");
    assertThat(read.column("status")).containsExactly("open", "in_progress", null, "hold", null);
    assertThat(read.column("satisfaction"))
        .containsExactly(null, null, "good_with_comment", null, null);
    assertThat(read.column("satisfaction_comment"))
        .containsExactly(null, null, "Quick", null, null);
    assertThat(read.column("relation")).containsExactly(null, null, "merge", null, null);
    assertThat(read.messages()).containsExactly("Expected ticket, but this is user");
  }

  @Test
  void sideLoadsOfAPageAreOtherTables() {
    var read =
        Landed.records(
                "{'tickets':[{'id':1,'status':'open'}],'users':[{'id':7,'name':'Ada'}],"
                    + "'metric_sets':[{'id':8,'ticket_id':1}],'organizations':[{'id':9}],"
                    + "'comment_events':[],'count':1}")
            .by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("1");
    assertThat(read.rejects()).isEmpty();
  }

  /** Metrics, groups and the like have an id as well, and say at which address they stand. */
  @Test
  void objectsThatStandElsewhereAreNoTickets() {
    var at = "'url':'https://acme.example/api/v2/%s/77.json','id':77";
    var read =
        Landed.records(
                "{" + at.formatted("tickets") + "}",
                "{'requests':[],'request':null," + at.formatted("requests") + "}",
                "{" + at.formatted("slas/policies") + "}",
                "{'url':'https://acme.example/api/v2/community/posts/77-How.json','id':77}",
                "{" + at.formatted("ticket_metrics") + ",'ticket_id':5,'reopens':0}",
                "{'tickets':[{" + at.formatted("users") + ",'role':'agent'}]}")
            .by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("77", "77");
    assertThat(read.messages())
        .containsExactly(
            "Expected ticket, but this is policies",
            "Expected ticket, but this is posts",
            "Expected ticket, but this is ticket_metrics",
            "Expected ticket, but this is users");
    var users =
        Landed.records("{" + at.formatted("end_users") + "}", "{" + at.formatted("groups") + "}")
            .by(new ZendeskUsers());
    assertThat(users.column("zendesk_user_id")).containsExactly("77");
    assertThat(users.reasons()).containsExactly("other_object");
  }

  @Test
  void deletedTicketsAreDeletedAndSuspendedMailIsNone() {
    var read =
        Landed.records(
                "{'deleted_tickets':[{'id':581,'subject':'Wombat','actor':{'id':3,'name':'Al'},"
                    + "'deleted_at':'2026-01-10T08:14:00Z','previous_state':'open'}],'count':1}",
                "{'suspended_tickets':[{'id':9,'cause':'Detected as spam','subject':'Win'}]}",
                "{'error':'RecordNotFound','description':'Not found'}",
                "{'error':{'title':'Forbidden','message':'You do not have access'}}")
            .by(new ZendeskTickets());
    assertThat(read.column("status")).containsExactly("deleted");
    assertThat(read.column("updated_at")).asString().contains("2026-01-10 08:14:00.0");
    assertThat(read.reasons()).containsExactly("other_object", "error_body", "error_body");
  }

  @Test
  void commentsWithNothingPlainKeepTheirHtml() {
    var read =
        Landed.records(
                "{'comments':[{'id':1,'ticket_id':9,'html_body':'<p>Hi</p>','public':'true',"
                    + "'via':{'channel':'web','source':{'from':{},'rel':'merge'}}},"
                    + "{'id':2,'html_body':'<p>Which ticket?</p>'}],'next_page':null,'count':2}")
            .by(new ZendeskTicketComments());
    assertThat(read.column("html_body")).containsExactly("<p>Hi</p>");
    assertThat(read.column("body")).containsExactly((Object) null);
    assertThat(read.column("relation")).containsExactly("merge");
    assertThat(read.messages()).containsExactly("ticket_id is missing");
  }

  @Test
  void incrementalTicketEventsAreRead() {
    var row =
        Landed.records(
                "{'ticket_events':[{'id':926,'ticket_id':155,'timestamp':1767600000,"
                    + "'updater_id':27,'via':'Web form','system':{'ip_address':'127.0.0.1'},"
                    + "'event_type':'Audit','child_events':["
                    + "{'id':927,'via':'Web form','event_type':'Change','status':'solved',"
                    + "'previous_value':'open'},"
                    + "{'id':928,'event_type':'Change','tags':['a'],'previous_value':['b','c'],"
                    + "'added_tags':['a']},"
                    + "{'id':929,'event_type':'Comment','author_id':27,'body':'Done',"
                    + "'html_body':'<p>Done</p>','public':true,'comment_present':true}]}],"
                    + "'count':1,'end_of_stream':true,'end_time':1767600009}")
            .by(new ZendeskTicketEvents())
            .only();
    assertThat(row.<String>getAs("update_id")).isEqualTo("926");
    assertThat(row.<Object>getAs("created_at")).hasToString("2026-01-05 08:00:00.0");
    assertThat(row.<String>getAs("channel")).isEqualTo("web form");
    List<Row> events = row.getList(row.fieldIndex("events"));
    assertThat(events.stream().map(e -> e.<String>getAs("kind")))
        .containsExactly("change", "change", "comment");
    assertThat(events.get(0).<String>getAs("status")).isEqualTo("solved");
    assertThat(events.get(0).<String>getAs("previous_value")).isEqualTo("open");
    assertThat(events.get(1).<String>getAs("previous_value")).isEqualTo("[\"b\",\"c\"]");
    assertThat(events.get(2).<String>getAs("body")).isEqualTo("Done");
    assertThat(events.get(2).<Boolean>getAs("is_public")).isTrue();
  }

  @Test
  void ticketAuditsAreReadFromTheSameFolder() {
    var row =
        Landed.records(
                "{'audits':[{'id':35,'ticket_id':'155','created_at':'2026-01-05T08:00:00Z',"
                    + "'author_id':-1,'metadata':{},'via':{'channel':'rule','source':"
                    + "{'from':{'title':'Close'},'rel':'automation'}},'events':["
                    + "{'id':36,'type':'Change','field_name':'status','value':'closed',"
                    + "'previous_value':'solved'},"
                    + "{'id':37,'type':'Notification','subject':'s','body':'mailed'}]}],"
                    + "'meta':{'has_more':false}}")
            .by(new ZendeskTicketEvents())
            .only();
    assertThat(row.<String>getAs("channel")).isEqualTo("rule");
    assertThat(row.<String>getAs("relation")).isEqualTo("automation");
    assertThat(row.<String>getAs("author_id")).isEqualTo("-1");
    List<Row> events = row.getList(row.fieldIndex("events"));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).<String>getAs("field")).isEqualTo("status");
    assertThat(events.get(0).<String>getAs("value")).isEqualTo("closed");
  }

  @Test
  void theExportOfAWholeAccountHasPeopleAndCommentsInsideOfItsTickets() {
    var row =
        Landed.records(
                "{'id':35,'status':'solved','requester':{'id':901,'name':'Ada'},"
                    + "'submitter':{'id':902},'assignee':{'id':903},'organization':{'id':55},"
                    + "'group':{'id':77},'comments':[{'id':9001,'author_id':901,'body':'It fails',"
                    + "'plain_body':'It fails','public':true,'created_at':'2026-01-15T09:00:00Z',"
                    + "'via':{'channel':'Web','source':{'rel':null}}},"
                    + "{'id':9002,'author_id':903,'html_body':'<p>Since when?</p>','public':false}]}")
            .by(new ZendeskTickets())
            .only();
    for (var id :
        List.of(
            "requester_id=901",
            "submitter_id=902",
            "assignee_id=903",
            "organization_id=55",
            "group_id=77")) {
      assertThat(row.<String>getAs(id.split("=")[0])).isEqualTo(id.split("=")[1]);
    }
    assertThat(row.getList(row.fieldIndex("comments")).toString())
        .isEqualTo(
            "[[9001,901,It fails,null,true,2026-01-15 09:00:00.0,web,null],"
                + " [9002,903,null,<p>Since when?</p>,false,null,null,null]]");
  }

  @Test
  void webhooksTellOfTicketsUsersAndComments() {
    var ticket =
        zendeskEvent(
            "ticket.priority_changed",
            "{'id':'515','status':'OPEN','priority':'LOW','requester_id':'8','assignee_id':'0'}",
            "{'current':'LOW','previous':'HIGH'}");
    var user =
        zendeskEvent(
            "user.name_changed", "{'id':'901','organization_id':'0','role':'end-user'}", "{}");
    var comment =
        zendeskEvent(
            "ticket.comment_added",
            "{'id':'515','via':{'channel':'web'}}",
            "{'comment':{'id':'71','body':'Still broken','is_public':true,'author':{'id':'8'}}}");
    var tickets = Landed.records(ticket, user, comment).by(new ZendeskTickets());
    assertThat(tickets.column("ticket_id")).containsExactly("515", "515");
    assertThat(tickets.column("status")).containsExactly("open", null);
    assertThat(tickets.column("account_id")).containsOnlyNulls();
    assertThat(tickets.column("assignee_id")).containsOnlyNulls();
    assertThat(tickets.reasons()).containsExactly("other_object");
    var users = Landed.records(ticket, user).by(new ZendeskUsers());
    assertThat(users.column("zendesk_user_id")).containsExactly("901");
    assertThat(users.column("organization_id")).containsOnlyNulls();
    var row = Landed.records(ticket, comment).by(new ZendeskTicketComments());
    assertThat(row.column("comment_id")).containsExactly("71");
    assertThat(row.column("ticket_id")).containsExactly("515");
    assertThat(row.column("author_id")).containsExactly("8");
    assertThat(row.column("body")).containsExactly("Still broken");
    assertThat(row.column("created_at")).asString().contains("2026-01-15 09:00:00.1");
    assertThat(row.reasons()).containsExactly("other_object");
  }

  @Test
  void readsWhatEventBridgeTellsOfTickets() {
    var told =
        "{'version':'0','id':'e-1','detail-type':'Support Ticket: %1$s','source':"
            + "'aws.partner/zendesk.com/9/default','detail':{'ticket_event':{'type':'%1$s','meta':"
            + "{'occurred_at':'2026-01-15T09:00:00.465719851Z'},%2$s'ticket':{'id':47,'status':'open',"
            + "'created_at':'2026-01-14T09:00:00Z','updated_at':'2026-01-15T09:00:00.78Z',"
            + "'requester_id':12,'tags':['vip'],'via':{'channel':'api'}}}}}";
    var comment = "'comment':{'id':7,'body':'Hi','is_public':true,'author':{'id':12}},";
    var landed =
        Landed.records(
            told.formatted("Status Changed", ""), told.formatted("Comment Created", comment));
    var tickets = landed.by(new ZendeskTickets());
    assertThat(tickets.column("ticket_id")).containsExactly("47", "47");
    assertThat(tickets.column("status")).containsExactly("open", "open");
    assertThat(tickets.column("channel")).containsExactly("api", "api");
    var comments = landed.by(new ZendeskTicketComments());
    assertThat(comments.reasons()).containsExactly("other_object");
    assertThat(comments.column("comment_id")).containsExactly("7");
    assertThat(comments.column("ticket_id")).containsExactly("47");
    assertThat(comments.column("author_id")).containsExactly("12");
    assertThat(comments.column("body")).containsExactly("Hi");
    assertThat(comments.column("is_public")).containsExactly(true);
    assertThat(comments.column("created_at")).asString().contains("2026-01-15 09:00:00.4");
  }

  @Test
  void aWebhookSaysThatATicketWasMergedOrDeleted() {
    var state =
        "{'id':'%s','status':'%s','tags':['vip'],'created_at':'2026-01-10T09:00:00Z',"
            + "'updated_at':'2026-01-14T09:00:00Z','requester_id':'12'}";
    var bridge =
        "{'version':'0','detail-type':'Support Ticket: Ticket Merged','detail':{'ticket_event':{"
            + "'type':'Ticket Merged','meta':{'occurred_at':'2026-01-15T09:00:00Z'},'ticket':"
            + state.formatted("4", "open")
            + "}}}";
    var read =
        Landed.records(
                zendeskEvent(
                    "ticket.merged", state.formatted("1", "OPEN"), "{'target_ticket_id':'2'}"),
                zendeskEvent("ticket.soft_deleted", state.formatted("2", "OPEN"), "{}"),
                zendeskEvent("ticket.undeleted", state.formatted("2", "OPEN"), "{}"),
                zendeskEvent("ticket.marked_as_spam", state.formatted("3", "NEW"), "{}"),
                bridge,
                zendeskEvent(
                    "ticket.status_changed",
                    "{'id':'5','status':'SOLVED'}",
                    "{'current':'SOLVED','previous':'OPEN'}"))
            .by(new ZendeskTickets());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("ticket_id")).containsExactly("1", "2", "2", "3", "4", "5");
    assertThat(read.column("status"))
        .containsExactly("closed", "deleted", "open", "deleted", "closed", "solved");
    assertThat(read.column("tags").stream().map(tags -> String.valueOf(tags)))
        .satisfiesExactly(
            tags -> assertThat(tags).contains("vip, closed_by_merge"),
            tags -> assertThat(tags).doesNotContain("closed_by_merge"),
            tags -> assertThat(tags).doesNotContain("closed_by_merge"),
            tags -> assertThat(tags).doesNotContain("closed_by_merge"),
            tags -> assertThat(tags).contains("vip, closed_by_merge"),
            tags -> assertThat(tags).isEqualTo("null"));
    assertThat(read.column("updated_at").stream().map(at -> at.toString().substring(0, 10)))
        .containsOnly("2026-01-15");
  }

  @Test
  void aWebhookSaysThatACommentWasRedacted() {
    var said = "{'comment':{'id':'7%s'%s,'is_public':true}}";
    var read =
        Landed.records(
                zendeskEvent("ticket.comment_redacted", "{'id':'515'}", said.formatted("1", "")),
                zendeskEvent(
                    "ticket.comment_redacted",
                    "{'id':'515'}",
                    said.formatted("2", ",'body':'My number is \u2587\u2587'")))
            .by(new ZendeskTicketComments());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("comment_id")).containsExactly("71", "72");
    assertThat(read.column("body")).containsExactly("\u2587", "My number is \u2587\u2587");
    assertThat(read.column("created_at")).containsOnlyNulls();
    var added = zendeskEvent("ticket.comment_added", "{'id':'515'}", said.formatted("3", ""));
    assertThat(Landed.records(added).by(new ZendeskTicketComments()).column("created_at"))
        .doesNotContainNull();
  }

  private static String zendeskEvent(String type, String detail, String event) {
    return "{'account_id':22,'id':'e-1','subject':'zen:ticket:515','zendesk_event_version':'2022-11-06',"
        + "'time':'2026-01-15T09:00:00.123456789Z','type':'zen:event-type:%s','detail':%s,'event':%s}"
            .formatted(type, detail, event);
  }
}
