package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LookalikeTest {
  private static final Pattern SAMPLE = Pattern.compile("```jsonl\n(.*?)\n");

  @Test
  void anObjectIsKnownAloneAndInItsPage() {
    var user =
        "{'id':1,'url':'https://acme.example/api/v2/users/1.json','name':'Ada','email':"
            + "'ada@acme.example','role':'end-user','organization_id':7,'external_id':null,"
            + "'created_at':'2026-01-05T08:00:00Z','updated_at':'2026-01-05T08:00:00Z'}";
    assertThat(of(user)).hasValue("zendesk/users");
    assertThat(of("{'users':[" + user + "],'next_page':null}")).hasValue("zendesk/users");
    assertThat(of("{'user':" + user + "}")).hasValue("zendesk/users");
  }

  @Test
  void whatAnObjectCallsItselfTellsMoreThanTheNamesThatAllHave() {
    assertThat(
            of(
                "{'id':'prod_1','object':'product','name':'Team','active':true,'created':1767600000,"
                    + "'metadata':{}}"))
        .hasValue("stripe/products");
    assertThat(
            of(
                "{'type':'company','id':'1','company_id':'a','name':'Acme','size':4,'website':'',"
                    + "'created_at':1767600000,'updated_at':1767600000}"))
        .hasValue("intercom/companies");
  }

  @Test
  void theSampleOfEveryFolderIsMostLikeItself() {
    for (var folder : Pipeline.readers().keySet()) {
      var sample = SAMPLE.matcher(InitCommand.guide(folder));
      if (!sample.find()) {
        continue; // of CSV
      }
      assertThat(Lookalike.of(sample.group(1))).as(folder).hasValue(folder);
    }
  }

  @Test
  void whatIsLikeNothingIsNowhereAtHome() {
    assertThat(of("{'id':1,'name':'x'}")).isEmpty();
    assertThat(of("no JSON")).isEmpty();
    assertThat(of("[]")).isEmpty();
  }

  private static Optional<String> of(String record) {
    return Lookalike.of(record.replace('\'', '"'));
  }
}
