package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What tools for surveys send; our own form stands in {@link OtherSourcesTest}. */
class SurveyResponsesTest {

  @Test
  void readsWhatDelightedAndWootricSend() {
    var read =
        Landed.records(
                "{'event_type':'survey_response.created','event_data':{'id':'51','survey_type':'nps',"
                    + "'person':{'id':'9','email':'ada@a.example'},'score':9,'comment':'Quick',"
                    + "'created_at':1768467600,'person_properties':{'user_id':'u1'}}}",
                "{'id':'52','person':'9','survey_type':'csat','score':4,'created_at':1768467600}",
                "{'event_name':'created','response':{'id':'53','score':'3','text':'Slow',"
                    + "'email':'bo@b.example','external_id':'u2',"
                    + "'created_at':'2026-01-15 01:00:00 -0800'}}",
                "{'event_name':'created','decline':{'id':'54','email':'bo@b.example',"
                    + "'created_at':'2026-01-15 01:00:00 -0800'}}",
                "{'Response ID':'55','Survey Type':'NPS','Score':'8','Comment':'Good',"
                    + "'Email':'ada@a.example','Created At':'2026-01-15 09:00:00 UTC'}",
                "{'data':[{'id':'56','pages':[{'questions':[]}],'response_status':'completed'}]}")
            .by(new SurveyResponses());
    assertThat(read.column("response_id")).containsExactly("51", "52", "53", "54", "55");
    assertThat(read.column("kind")).containsExactly("nps", "csat", null, null, "nps");
    assertThat(read.column("user_id")).containsExactly("u1", null, "u2", null, null);
    assertThat(read.column("email"))
        .containsExactly("ada@a.example", null, "bo@b.example", "bo@b.example", "ada@a.example");
    assertThat(read.column("score")).containsExactly(9, 4, 3, null, 8);
    assertThat(read.column("comment")).containsExactly("Quick", null, "Slow", null, "Good");
    var at = "2026-01-15 09:00:00.0";
    assertThat(texts(read.column("answered_at"))).containsExactly(at, at, at, "null", at);
    assertThat(texts(read.column("asked_at"))).containsExactly("null", "null", "null", at, "null");
    assertThat(read.reasons()).containsExactly("other_object");
  }

  /** Its score is what the answer adds to the sum of all, not what was answered. */
  @Test
  void readsWhatSatisMeterSends() {
    var row =
        Landed.records(
                "{'event':'completed','campaign':{'id':'c1','name':'NPS'},'response':{'id':'57',"
                    + "'created':'2026-01-15T09:00:00.123Z','rating':5,'score':-100,'category':"
                    + "'detractor','feedback':'Slow exports','answers':[{'name':'SM_rating','metric':"
                    + "'nps','value':5}],'user':{'id':'s1','userId':'u1','email':'ada@a.example'}}}")
            .by(new SurveyResponses())
            .only();
    assertThat(row.<String>getAs("response_id")).isEqualTo("57");
    assertThat(row.<String>getAs("kind")).isEqualTo("nps");
    assertThat(row.<Integer>getAs("score")).isEqualTo(5);
    assertThat(row.<String>getAs("comment")).isEqualTo("Slow exports");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u1");
    assertThat(row.<String>getAs("email")).isEqualTo("ada@a.example");
    assertThat(row.<Object>getAs("answered_at")).hasToString("2026-01-15 09:00:00.123");
  }

  private static List<String> texts(List<Object> values) {
    return values.stream().map(value -> String.valueOf(value)).toList();
  }
}
