package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PosthogEventsTest {
  private static final PosthogEvents JOB = new PosthogEvents();

  @Test
  void readsALineOfABatchExport() {
    var row =
        Landed.records(
                "{'uuid':'0192f1a0-0000-7000-8000-000000000001','event':'board shared',"
                    + "'properties':{'$lib':'web','$user_id':'u1','distinct_id':'u1',"
                    + "'$device_id':'d1','$is_identified':true,'$groups':{'company':'acc_1',"
                    + "'project':'p9'},'$current_url':'https://app.loomline.example/b/1?x=2',"
                    + "'$raw_user_agent':'Mozilla','board':7},'distinct_id':'u1',"
                    + "'person_id':'018f','person_properties':{'email':'ada@a.example'},"
                    + "'set':{},'team_id':1,'elements':'','timestamp':'2026-01-15 09:00:00.123000',"
                    + "'created_at':'2026-01-15 09:00:02.500000'}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("message_id")).isEqualTo("0192f1a0-0000-7000-8000-000000000001");
    assertThat(row.<String>getAs("type")).isEqualTo("track");
    assertThat(row.<String>getAs("event")).isEqualTo("board shared");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u1");
    assertThat(row.<String>getAs("anonymous_id")).isEqualTo("d1");
    assertThat(row.<String>getAs("group_id")).isEqualTo("acc_1");
    assertThat(row.<String>getAs("path")).isEqualTo("/b/1");
    assertThat(row.<String>getAs("user_agent")).isEqualTo("Mozilla");
    assertThat(row.<Object>getAs("occurred_at")).hasToString("2026-01-15 09:00:00.123");
    assertThat(row.<Object>getAs("received_at")).hasToString("2026-01-15 09:00:02.5");
    assertThat(row.<String>getAs("properties")).contains("\"board\":7");
  }

  @Test
  void propertiesMayBeATextAndEventsAPage() {
    var read =
        Landed.records(
                "{'next':null,'results':[{'id':'e1','distinct_id':'u1','event':'$pageview',"
                    + "'properties':{'$pathname':'/pricing','title':'Pricing',"
                    + "'$groups':{'school':'s1'}},'timestamp':'2026-01-15T09:00:00.123000+00:00',"
                    + "'person':{'distinct_ids':['u1'],'properties':{}},'elements':[],"
                    + "'elements_chain':''}]}",
                "{'uuid':'e2','event':'$screen','distinct_id':'u1','timestamp':"
                    + "'2026-01-15T09:00:00Z','properties':"
                    + "'{\\'$screen_name\\':\\'Home\\',\\'$groups\\':{\\'a\\':\\'1\\',\\'b\\':\\'2\\'}}'}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("message_id")).containsExactly("e1", "e2");
    assertThat(read.column("type")).containsExactly("page", "screen");
    assertThat(read.column("name")).containsExactly("Pricing", "Home");
    assertThat(read.column("event")).containsExactly(null, null);
    assertThat(read.column("path")).containsExactly("/pricing", null);
    assertThat(read.column("group_id")).containsExactly("s1", null);
  }

  @Test
  void tellsVisitorsFromUsers() {
    var read =
        Landed.records(
                event("A", "d1", "'$device_id':'d1'"),
                event("A", "d1", "'$is_identified':false"),
                event("A", "u1", "'$device_id':'d1','$is_identified':true"),
                event("A", "u1", "'$lib':'posthog-python'"))
            .by(JOB);
    assertThat(read.column("user_id")).containsExactly(null, null, "u1", "u1");
    assertThat(read.column("anonymous_id")).containsExactly("d1", "d1", "d1", null);
  }

  @Test
  void readsWhoIsWho() {
    var read =
        Landed.records(
                event(
                    "$identify",
                    "u1",
                    "'$anon_distinct_id':'d1','$device_id':'d9','$set':{'email':'ada@a.example'}"),
                event("$create_alias", "u1", "'alias':'old'"),
                event(
                    "$groupidentify",
                    "$company_acc_1",
                    "'$group_type':'company','$group_key':'acc_1','$group_set':{'name':'Acme'}"),
                event("$groupidentify", "u1", "'$group_type':'project','$group_key':'p1'"),
                "{'event':'$set','distinct_id':'u1','$set':{'plan':'team'},'properties':{}}",
                "{'event':'$identify','distinct_id':'u1','person_properties':{'name':'Ada'}}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("type"))
        .containsExactly("identify", "alias", "group", "group", "identify", "identify");
    assertThat(read.column("user_id")).containsExactly("u1", "u1", null, "u1", "u1", "u1");
    assertThat(read.column("anonymous_id")).containsExactly("d1", null, null, null, null, null);
    assertThat(read.column("previous_id")).containsExactly(null, "old", null, null, null, null);
    assertThat(read.column("group_id")).containsExactly(null, null, "acc_1", null, null, null);
    assertThat(read.column("traits"))
        .isEqualTo(
            java.util.Arrays.asList(
                "{\"email\":\"ada@a.example\"}",
                null,
                "{\"name\":\"Acme\"}",
                null,
                "{\"plan\":\"team\"}",
                "{\"name\":\"Ada\"}"));
  }

  @Test
  void setsThatSetNothingLeaveTheWordToThePerson() {
    var row =
        Landed.records(
                "{'uuid':'e1','event':'$identify','distinct_id':'u1','properties':{'$set':{},"
                    + "'$set_once':{}},'set':{},'person_properties':{'email':'ada@a.example'},"
                    + "'timestamp':'2026-01-15T09:00:00.000000'}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("traits")).isEqualTo("{\"email\":\"ada@a.example\"}");
  }

  @Test
  void readsEventsInsideOfWebhooks() {
    var event = event("plan_changed", "u1", "'to':'pro'");
    var read =
        Landed.records(
                "{'event':%s,'person':{'id':'p','properties':{}}}".formatted(event),
                "{'hook':{'id':'h'},'data':%s}".formatted(event))
            .by(JOB);
    assertThat(read.column("event")).containsExactly("plan_changed", "plan_changed");
    assertThat(read.column("user_id")).containsExactly("u1", "u1");
  }

  @Test
  void rejectsWhatIsNoEvent() {
    var read =
        Landed.records(
                "{'distinct_id':'u1','properties':{}}",
                "{'event':'A','distinct_id':'u1','properties':'none'}",
                "{'event':'A','distinct_id':'u1','timestamp':'soon'}")
            .by(JOB);
    assertThat(read.reasons()).isEqualTo(List.of("missing_key", "wrong_type", "wrong_type"));
  }

  private static String event(String name, String distinctId, String properties) {
    return "{'event':'%s','distinct_id':'%s','timestamp':'2026-01-15T09:00:00Z','properties':{%s}}"
        .formatted(name, distinctId, properties);
  }
}
