package io.groundswell.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of a record; an apostrophe stands for a quotation mark. */
class SilencerTest {
  private static final String MARK = "\u2587";

  @Test
  void aRecordWithoutThemStaysToTheCharacter() {
    for (var record :
        new String[] {
          "{ 'id' : 8, 'body':'zendesk:7', 'n': 1.10 }", "", "  ", "not for us", "[1, 2]", "7.50"
        }) {
      assertThat(zendesk("zendesk:7").apply(quoted(record))).isEqualTo(quoted(record));
    }
  }

  @Test
  void aCommentIsFoundInEveryEnvelope() {
    var comment = "{'id':7,'body':'Hi','html_body':'<p>Hi</p>','size':1.10}";
    var silent = "{'id':7,'body':'%s','html_body':'%s','size':1.10}".formatted(MARK, MARK);
    for (var envelope :
        new String[] {
          "%s",
          "{'comments':[%s]}",
          "{'comment':%s}",
          "{'id':1,'ticket_id':2,'events':[{'id':3,'type':'Change'},%s]}",
          "[%s]"
        }) {
      assertThat(zendesk("zendesk:7").apply(quoted(envelope.formatted(comment))))
          .isEqualTo(quoted(envelope.formatted(silent)));
    }
  }

  @Test
  void aLoaderThatWritesObjectsAsTextHidesNothing() {
    var wrapped = "{\"_airbyte_data\":\"{\\\"id\\\":\\\"7\\\",\\\"body\\\":\\\"Hi\\\"}\"}";
    assertThat(zendesk("zendesk:7").apply(wrapped)).isEqualTo(wrapped.replace("Hi", MARK));
  }

  @Test
  void anOpenerIsDescriptionAndSubjectAndWhatChangedThem() {
    assertThat(
            zendesk("5-opener")
                .apply(quoted("{'id':5,'subject':'A','description':'B','status':'open'}")))
        .isEqualTo(
            quoted(
                "{'id':5,'subject':'%s','description':'%s','status':'open'}"
                    .formatted(MARK, MARK)));
    assertThat(
            zendesk("5-opener")
                .apply(
                    quoted(
                        "{'id':9,'ticket_id':5,'child_events':[{'id':1,'subject':'A'},{'id':2,'field_name':'subject','value':'A'}]}")))
        .doesNotContain("\"A\"");
    assertThat(
            zendesk("5-rating")
                .apply(quoted("{'id':5,'satisfaction_rating':{'score':'bad','comment':'A'}}")))
        .contains("bad")
        .doesNotContain("\"A\"");
  }

  @Test
  void intercomMarksWhatIsGone() {
    assertThat(
            intercom("intercom:p1")
                .apply(quoted("{'data':{'item':{'id':'p1','part_type':'comment','body':'A'}}}")))
        .isEqualTo(
            quoted(
                "{'data':{'item':{'id':'p1','part_type':'comment','body':null,'redacted':true}}}"));
    assertThat(
            intercom("intercom-9-opener")
                .apply(quoted("{'id':'9','title':'A','source':{'subject':'A','body':'A'}}")))
        .isEqualTo(
            quoted(
                "{'id':'9','title':null,'source':{'subject':null,'body':null,'redacted':true}}"));
  }

  @Test
  void aSecondTimeChangesNothing() {
    var once = intercom("intercom:p1").apply(quoted("[{'id':'p1','body':'A','attachments':[]}]"));
    assertThat(intercom("intercom:p1").apply(once)).isSameAs(once);
  }

  @Test
  void whatIsNoJsonLosesAllWhenItNamesTheMessage() {
    assertThat(zendesk("zendesk:7").apply("{\"id\": 7, \"body\": \"cut of")).isEqualTo(MARK);
    assertThat(zendesk("zendesk:7").apply("{\"id\": 77, \"body\": \"cut of"))
        .isEqualTo("{\"id\": 77, \"body\": \"cut of");
  }

  private static Silencer zendesk(String... messages) {
    return new Silencer(ZendeskWords.INSTANCE, Set.of(messages));
  }

  private static Silencer intercom(String... messages) {
    return new Silencer(IntercomWords.INSTANCE, Set.of(messages));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
