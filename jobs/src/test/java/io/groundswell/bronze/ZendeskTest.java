package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The four objects of Zendesk. */
class ZendeskTest {

  @Test
  void readsATicket() {
    var row =
        Landed.records(
                "{'id':35436,'created_at':'2026-01-14T09:00:00Z','updated_at':'2026-01-15T09:00:00Z',"
                    + "'status':'Open','priority':'urgent','subject':'Help','description':'It broke',"
                    + "'requester_id':20978392,'submitter_id':76872,'assignee_id':null,"
                    + "'organization_id':509974,'group_id':98738,'via':{'channel':'web'},"
                    + "'satisfaction_rating':{'score':'bad','comment':'slow'},"
                    + "'tags':['enterprise','other_tag'],'custom_status_id':5}")
            .by(new ZendeskTickets())
            .only();
    assertThat(row.<String>getAs("ticket_id")).isEqualTo("35436");
    assertThat(row.<String>getAs("status")).isEqualTo("open");
    assertThat(row.<String>getAs("requester_id")).isEqualTo("20978392");
    assertThat(row.<String>getAs("assignee_id")).isNull();
    assertThat(row.<String>getAs("channel")).isEqualTo("web");
    assertThat(row.<String>getAs("satisfaction")).isEqualTo("bad");
    assertThat(row.<Object>getAs("updated_at")).hasToString("2026-01-15 09:00:00.0");
    assertThat(row.getList(row.fieldIndex("tags"))).isEqualTo(List.of("enterprise", "other_tag"));
  }

  @Test
  void aTicketThatWasNotRatedAndOneThatWasDeletedAreKept() {
    var read =
        Landed.records(
                "{'id':1,'status':'deleted','satisfaction_rating':{'score':'unoffered'}}",
                "{'id':2,'satisfaction_rating':null,'tags':[]}")
            .by(new ZendeskTickets());
    assertThat(read.column("satisfaction")).containsExactly(null, null);
    assertThat(read.column("status")).containsExactly("deleted", null);
  }

  @Test
  void aRowOfATableIsReadLikeAnObject() {
    var row =
        Landed.records(
                "{'id':'7','created_at':'2026-01-14 09:00:00','status':'solved','tags':'vip, trial',"
                    + "'account_id':'acc_1','solved_at':'2026-01-14 12:30:00','reply_minutes':'12.0'}")
            .by(new ZendeskTickets())
            .only();
    assertThat(row.<String>getAs("account_id")).isEqualTo("acc_1");
    assertThat(row.<Long>getAs("reply_minutes")).isEqualTo(12);
    assertThat(row.getList(row.fieldIndex("tags"))).isEqualTo(List.of("vip", "trial"));
  }

  @Test
  void readsCommentsOfAPage() {
    var read =
        Landed.records(
                "{'comments':[{'id':1,'ticket_id':9,'author_id':3,'body':'<b>Hi</b>',"
                    + "'plain_body':'Hi','public':true,'created_at':'2026-01-15T09:00:00Z',"
                    + "'via':{'channel':'email'}},{'id':2,'body':'Which ticket?'}]}")
            .by(new ZendeskTicketComments());
    assertThat(read.column("body")).containsExactly("Hi");
    assertThat(read.column("is_public")).containsExactly(true);
    assertThat(read.messages()).containsExactly("ticket_id is missing");
  }

  @Test
  void readsUsersAndOrganizations() {
    var user =
        Landed.records(
                "{'user':{'id':35436,'external_id':'u1','email':'ada@a.example','name':'Ada',"
                    + "'phone':null,'role':'end-user','organization_id':57542,"
                    + "'updated_at':'2026-01-15T09:00:00Z'}}")
            .by(new ZendeskUsers())
            .only();
    assertThat(user.<String>getAs("zendesk_user_id")).isEqualTo("35436");
    assertThat(user.<String>getAs("role")).isEqualTo("end-user");

    var organizations =
        Landed.records(
                "{'organizations':[{'id':1,'name':'A','domain_names':['a.example'],"
                    + "'external_id':12}]}",
                "{'id':'2','name':'B','domain_names':'b.example c.example'}",
                "{'id':3,'domain_names':{'a':1}}")
            .by(new ZendeskOrganizations());
    assertThat(organizations.column("external_id")).containsExactly("12", null);
    assertThat(organizations.column("domain_names").toString()).contains("b.example, c.example");
    assertThat(organizations.reasons()).containsExactly("wrong_type");
  }
}
