package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmplitudeEventsTest {
  private static final AmplitudeEvents JOB = new AmplitudeEvents();

  @Test
  void readsALineOfAnExport() {
    var row =
        Landed.records(
                "{'$insert_id':'i1','$insert_key':null,'$schema':null,'adid':null,"
                    + "'amplitude_event_type':null,'amplitude_id':551234567890,'app':168432,"
                    + "'client_event_time':'2026-01-14 21:00:00.123000',"
                    + "'client_upload_time':'2026-01-14 21:00:10.000000','data':{'path':'/2/httpapi'},"
                    + "'device_id':'d1','event_id':42,'event_properties':{'board':7,"
                    + "'[Amplitude] Page Path':'/b/1'},'event_time':'2026-01-15 09:00:00.223000',"
                    + "'event_type':'Board Shared','group_properties':{},"
                    + "'groups':{'project':['p1'],'company':['acc_1','acc_2']},"
                    + "'library':'amplitude-ts/2.1.0','platform':'Web','paying':null,"
                    + "'processed_time':'2026-01-15 09:00:12.500000',"
                    + "'server_received_time':'2026-01-15 09:00:10.100000',"
                    + "'server_upload_time':'2026-01-15 09:00:10.105000',"
                    + "'session_id':1768467600000,'user_id':'u1','user_properties':{'plan':'Team'},"
                    + "'uuid':'5f1e9d2e-f1a0-11f0-8000-0a58a9feac02','version_name':null}")
            .by(JOB)
            .only();
    assertThat(row.<String>getAs("message_id")).isEqualTo("5f1e9d2e-f1a0-11f0-8000-0a58a9feac02");
    assertThat(row.<String>getAs("type")).isEqualTo("track");
    assertThat(row.<String>getAs("event")).isEqualTo("Board Shared");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u1");
    assertThat(row.<String>getAs("anonymous_id")).isEqualTo("d1");
    assertThat(row.<String>getAs("group_id")).isEqualTo("acc_1");
    assertThat(row.<String>getAs("path")).isEqualTo("/b/1");
    assertThat(row.<String>getAs("traits")).isEqualTo("{\"plan\":\"Team\"}");
    assertThat(row.<Object>getAs("occurred_at")).hasToString("2026-01-15 09:00:00.223");
    assertThat(row.<Object>getAs("received_at")).hasToString("2026-01-15 09:00:10.1");
  }

  @Test
  void correctsTheClockAsTheVendorDoesWhereTheExportDoesNot() {
    var read =
        Landed.records(
                "{'event_type':'A','client_event_time':'2026-01-14 21:00:00.000000',"
                    + "'client_upload_time':'2026-01-14 21:00:10.000000',"
                    + "'server_received_time':'2026-01-15 09:00:10.250000'}",
                "{'event_type':'A','client_event_time':'2026-01-14 21:00:00'}",
                "{'event_type':'A','server_upload_time':'2026-01-15 09:00:00'}")
            .by(JOB);
    assertThat(read.column("occurred_at").stream().map(Object::toString))
        .containsExactly(
            "2026-01-15 09:00:00.25", "2026-01-14 21:00:00.0", "2026-01-15 09:00:00.0");
    assertThat(read.column("message_id")).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void readsPagesPeopleAndAccounts() {
    var read =
        Landed.records(
                "{'event_type':'[Amplitude] Page Viewed','uuid':'1','event_properties':"
                    + "{'[Amplitude] Page Title':'Pricing',"
                    + "'[Amplitude] Page URL':'https://loomline.example/pricing'}}",
                "{'event_type':'$identify','uuid':'2','user_id':'u1','device_id':'d1',"
                    + "'user_properties':{'email':'ada@a.example'}}",
                "{'event_type':'$identify','uuid':'3','user_id':'u1',"
                    + "'user_properties':{'$set':{'email':'ada@a.example'}}}",
                "{'event_type':'$groupidentify','uuid':'4','groups':{'company':['acc_1']},"
                    + "'group_properties':{'company':{'acc_1':{'name':'Acme'}}}}",
                "{'event_type':'$groupidentify','uuid':'5','groups':{'org':'acc_1'},"
                    + "'group_properties':{'$set':{'name':'Acme'}}}",
                "{'event_type':'$groupidentify','uuid':'6','groups':{'project':['p1']}}",
                "{'event_type':'A','uuid':'7','groups':{'school':['s1']}}",
                "{'event_type':'A','uuid':'8','groups':{}}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("type"))
        .containsExactly(
            "page", "identify", "identify", "group", "group", "group", "track", "track");
    assertThat(read.column("path").get(0)).isEqualTo("/pricing");
    assertThat(read.column("name").get(0)).isEqualTo("Pricing");
    assertThat(read.column("group_id"))
        .containsExactly(null, null, null, "acc_1", "acc_1", null, "s1", null);
    var email = "{\"email\":\"ada@a.example\"}";
    var name = "{\"name\":\"Acme\"}";
    assertThat(read.column("traits"))
        .containsExactly(null, email, email, name, name, null, null, null);
  }

  @Test
  void rejectsWhatIsNoEvent() {
    var read =
        Landed.records(
                "{'error':{'http_code':403,'message':'Forbidden'}}",
                "{'user_id':'u1'}",
                "{'event_type':'A','event_time':'soon'}")
            .by(JOB);
    assertThat(read.reasons()).containsExactly("error_body", "missing_key", "wrong_type");
  }
}
