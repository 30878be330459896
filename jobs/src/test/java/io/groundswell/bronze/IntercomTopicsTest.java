package io.groundswell.bronze;

import static io.groundswell.bronze.IntercomWebhook.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Webhooks of Intercom that are about more than one object, and ids that are none of ours. */
class IntercomTopicsTest {

  @Test
  void whatIsToldOfTwoObjectsIsReadForEach() {
    var contact = "{'type':'contact','id':'c1','role':'user','external_id':'u1'}";
    var company = "{'type':'company','id':'k1','company_id':'acme'}";
    var attached =
        event(
            "company.contact.attached", "{'company':%s,'contact':%s}".formatted(company, contact));
    var tagged =
        event(
            "contact.user.tag.created",
            "{'type':'contact_tag','tag':{'type':'tag','id':'9'},'contact':%s}".formatted(contact));
    var contacts = Landed.records(attached, tagged).by(new IntercomContacts());
    assertThat(contacts.rejects()).isEmpty();
    assertThat(contacts.column("contact_id")).containsExactly("c1", "c1");
    assertThat(contacts.column("external_id")).containsExactly("u1", "u1");
    var companies = Landed.records(attached, tagged).by(new IntercomCompanies());
    assertThat(companies.column("company_id")).containsExactly("acme");
    assertThat(companies.reasons()).containsExactly("other_object");
    var part =
        "{'type':'conversation_part','id':'p1','conversation':{'type':'conversation','id':'5'}}";
    var parts = Landed.records(event("conversation_part.redacted", part));
    assertThat(parts.by(new IntercomConversations()).column("conversation_id"))
        .containsExactly("5");
  }

  @Test
  void idsThatIntercomMakesUpForLeadsAreNoIdsOfOurs() {
    var contacts =
        Landed.records(
                "{'type':'contact','id':'c1','role':'lead','email':'ada@a.example',"
                    + "'external_id':'0d9c7a52-1f6e-4b83-9a57-6f2d1c0b8e34'}",
                "{'type':'lead','id':'c2','user_id':'5f0f6f0e-6c1d-4b0a-8f1b-3a9d2c7e4b61'}")
            .by(new IntercomContacts());
    assertThat(contacts.column("external_id")).containsExactly(null, null);
    var company =
        Landed.records("{'type':'company','id':'k1','company_id':'k2-qualification-company'}")
            .by(new IntercomCompanies())
            .only();
    assertThat(company.<String>getAs("company_id")).isNull();
  }
}
