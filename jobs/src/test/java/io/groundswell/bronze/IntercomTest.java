package io.groundswell.bronze;

import static io.groundswell.bronze.IntercomWebhook.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations, contacts and companies, as the versions of the API and webhooks send them. */
class IntercomTest {

  @Test
  void readsAConversationWithoutWhatWasRedacted() {
    var row =
        Landed.records(
                event(
                    "conversation.user.created",
                    "{'type':'conversation','id':'503','created_at':1767600000,'state':'open',"
                        + "'source':{'type':'conversation','subject':'','body':'<p>Hi</p>',"
                        + "'author':{'type':'user','id':'c1'},'redacted':true},'title':null,"
                        + "'admin_assignee_id':991,'conversation_rating':{'rating':4,'remark':'ok'},"
                        + "'conversation_parts':{'conversation_parts':[{'id':'1','part_type':'comment',"
                        + "'body':'<p>secret</p>','created_at':1767600001,'redacted':true,"
                        + "'author':{'type':'user','id':'c1','email':'ada@a.example'}},"
                        + "{'id':'2','body':'<p>Hello</p>','redacted':false}]}}"))
            .by(new IntercomConversations())
            .only();
    assertThat(row.<String>getAs("conversation_id")).isEqualTo("503");
    assertThat(row.<String>getAs("contact_id")).isEqualTo("c1");
    assertThat(row.<String>getAs("body")).isNull();
    assertThat(row.<Boolean>getAs("is_redacted")).isTrue();
    assertThat(row.<String>getAs("title")).isNull();
    assertThat(row.<Integer>getAs("rating")).isEqualTo(4);
    assertThat(row.<String>getAs("rating_remark")).isEqualTo("ok");
    assertThat(row.<Object>getAs("updated_at")).hasToString("2026-01-05 08:00:09.0");
    assertThat(row.<String>getAs("parts"))
        .isEqualTo(
            "[{\"id\":\"1\",\"part_type\":\"comment\",\"created_at\":\"1767600001\","
                + "\"author\":{\"type\":\"user\",\"id\":\"c1\"},\"redacted\":true},"
                + "{\"id\":\"2\",\"body\":\"<p>Hello</p>\",\"redacted\":false}]");
    assertThat(row.<String>getAs("record"))
        .doesNotContain("secret")
        .doesNotContain("Hi<")
        .contains("Hello");
  }

  @Test
  void aRedactionIsKnownByItsTopicItsFlagOrItsNotice() {
    var notice = "'body':'<p><i>This message was deleted</i></p>'";
    var read =
        Landed.records(
                event(
                    "conversation_part.redacted",
                    "{'type':'conversation','id':'1','state':'open','conversation_message':"
                        + "{'id':'9','body':'<p>opener</p>','author':{'type':'user','id':'u'}},"
                        + "'conversation_parts':{'conversation_parts':[{'id':'p1',"
                        + "'part_type':'comment','body':'taken back'}]}}"),
                event(
                    "conversation_part.redacted",
                    "{'type':'conversation_part','id':'p2','part_type':'comment',"
                        + "'body':'taken back','conversation_id':'1'}"),
                event(
                    "conversation_part.redacted",
                    "{'type':'conversation_part','id':'p3','body':'taken back'}"),
                "{'type':'conversation','id':'2','open':false,'conversation_message':{'id':'8',"
                    + notice
                    + "},'conversation_parts':{'conversation_parts':[{'id':'p4',"
                    + notice
                    + "}]}}")
            .by(new IntercomConversations());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("conversation_id")).containsExactly("1", "1", "of-part-p3", "2");
    assertThat(read.column("body")).containsExactly("<p>opener</p>", null, null, null);
    assertThat(read.column("is_redacted")).containsExactly(false, false, false, true);
    assertThat(read.column("state")).containsExactly("open", null, null, "closed");
    assertThat(read.column("parts").toString().split("\"redacted\":true", -1)).hasSize(5);
    assertThat(read.column("parts").toString()).doesNotContain("body");
    assertThat(read.column("record").toString()).doesNotContain("taken back").contains("opener");
  }

  @Test
  void readsConversationsOfTheFirstVersions() {
    var read =
        Landed.records(
                "{'type':'conversation.list','pages':{'next':null},'conversations':[{'type':"
                    + "'conversation','id':147,'created_at':1400850973,'updated_at':1400857494,"
                    + "'user':{'type':'user','id':'536e'},'assignee':{'type':'admin','id':25},"
                    + "'open':true,'read':true,'conversation_message':{'type':"
                    + "'conversation_message','subject':'<p>Board</p>','body':'<p>Hi Al,</p>',"
                    + "'author':{'type':'user','id':'536e'}}},{'type':'conversation','id':'148',"
                    + "'customers':[{'type':'lead','id':'l1'}],'state':'snoozed'}]}")
            .by(new IntercomConversations());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("conversation_id")).containsExactly("147", "148");
    assertThat(read.column("contact_id")).containsExactly("536e", "l1");
    assertThat(read.column("admin_assignee_id")).containsExactly("25", null);
    assertThat(read.column("body")).containsExactly("<p>Hi Al,</p>", null);
    assertThat(read.column("title")).containsExactly("<p>Board</p>", null);
    assertThat(read.column("state")).containsExactly("open", "snoozed");
    assertThat(read.column("author_type")).containsExactly("user", null);
  }

  @Test
  void whatIsGoneIsToldWithLittleMoreThanItsId() {
    var conversation =
        Landed.records(
                event("conversation.deleted", "{'id':'5'}"),
                event("ping", "{'type':'ping','message':'hi'}"),
                event("conversation.admin.noted", "{'type':'admin','id':'5'}"))
            .by(new IntercomConversations());
    assertThat(conversation.column("conversation_id")).containsExactly("5");
    assertThat(conversation.column("is_deleted")).containsExactly(true);
    assertThat(conversation.column("topic")).containsExactly("conversation.deleted");
    assertThat(conversation.reasons()).containsExactly("other_object", "other_object");

    var contacts =
        Landed.records(
                event("contact.deleted", "{'id':'c5','external_id':'u5'}"),
                event("user.created", "{'type':'user','id':'c6','user_id':'u6'}"),
                event("contact.lead.created", "{'type':'contact','id':'c7','role':'lead'}"))
            .by(new IntercomContacts());
    assertThat(contacts.rejects()).isEmpty();
    assertThat(contacts.column("external_id")).containsExactly("u5", "u6", null);
    assertThat(contacts.column("is_deleted")).containsExactly(true, false, false);
  }

  @Test
  void readsContactsAndCompaniesAndLeavesTheRest() {
    var contacts =
        Landed.records(
                "{'type':'list','data':[{'type':'contact','id':'1','external_id':'u1','role':'user',"
                    + "'email':'ada@a.example'},{'type':'tag','id':'2'}]}",
                "{'id':'3','object':'contact','deleted':true}",
                "{'id':'4','email':'bob@b.example','created_at':'2026-01-05 10:00:00'}",
                "{'id':'5','title':'An article'}",
                "{'type':'error.list','errors':[{'code':'unauthorized'}]}",
                "{'type':'user.list','users':[{'type':'user','id':'6','user_id':'u6'}]}")
            .by(new IntercomContacts());
    assertThat(contacts.column("contact_id")).containsExactly("1", "3", "4", "6");
    assertThat(contacts.column("role")).containsExactly("user", null, null, "user");
    assertThat(contacts.column("is_deleted")).containsExactly(false, true, false, false);
    assertThat(contacts.reasons()).containsExactly("other_object", "other_object", "error_body");

    var company =
        Landed.records(
                "{'type':'company','id':'c9','company_id':'acc_1','name':'A','plan':{'name':'Team'},"
                    + "'custom_attributes':{'industry':'Retail'},'user_count':3}")
            .by(new IntercomCompanies())
            .only();
    assertThat(company.<String>getAs("company_id")).isEqualTo("acc_1");
    assertThat(company.<String>getAs("plan_name")).isEqualTo("Team");
    assertThat(company.<String>getAs("industry")).isEqualTo("Retail");
  }

  @Test
  void aRawTableOfAirbyteHoldsTheObject() {
    var read =
        Landed.records(
                "{'_airbyte_raw_id':'x','_airbyte_extracted_at':1767600000,'_airbyte_data':"
                    + "{'type':'contact','id':'1','role':'user'}}",
                "{'_airbyte_ab_id':'y','_airbyte_data':'{\\'type\\':\\'contact\\',\\'id\\':2}'}")
            .by(new IntercomContacts());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("contact_id")).isEqualTo(List.of("1", "2"));
  }
}
