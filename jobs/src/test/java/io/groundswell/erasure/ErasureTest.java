package io.groundswell.erasure;

import static io.groundswell.erasure.Desk.DAY;
import static io.groundswell.erasure.Desk.json;
import static io.groundswell.erasure.Desk.ticket;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.WrongUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Words are told on a Monday, embedded and quoted; on Wednesday their sources take them back, but
 * for those of a survey. Then they are erased, and looked for in every file that there is.
 *
 * <p>One story in the order of its tests, since making the company takes longer than most of them;
 * for that it is longer than other files.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureTest {
  /** In a ticket's description and in the comment that repeats it. */
  private static final String OPENER = "plimwort";

  /** In a comment, in an audit, in two rejects. */
  private static final String COMMENT = "drosselkap";

  /** In a part of an Intercom conversation. */
  private static final String PART = "quibblefen";

  /** In an answer to a survey. */
  private static final String SURVEY = "marrowgild";

  /** Makes a text so long that it is quoted by one of its passages. */
  private static final String MORE =
      " Apart from that we cannot reset the password of the night shift account, and the mail with"
          + " the link never arrives in whichever folder we look.";

  private static final List<String> ALL = List.of(OPENER, COMMENT, PART, SURVEY);

  @TempDir static Path folder;
  private static Desk desk;
  private static Path locked;

  @BeforeAll
  static void words_are_told_and_taken_back() {
    desk = new Desk(folder);
    var opener = "Our export of boards to " + OPENER + " stops halfway every single time." + MORE;
    var comment = "The export of boards into " + COMMENT + " stops halfway every time." + MORE;
    var part = "Every export of our boards to " + PART + " stops halfway each time." + MORE;
    var tickets = new ArrayList<>(desk.smallTalk());
    tickets.add(ticket(7001, opener));
    tickets.add(
        ticket(7002, "Exports of boards stop halfway every time we start one")
            .replaceFirst(
                "}$",
                json(", 'comments': [{'id': 7102, 'author_id': 5, 'body': '" + comment + "'}]}")));
    tickets.add(ticket(7003, "An export of a board stops halfway, every time we try"));
    locked = desk.land(DAY, "zendesk/tickets/export.jsonl", tickets.toArray(String[]::new));
    desk.land(
        DAY,
        "zendesk/ticket_comments/page.json.gz",
        json(
            """
            [{'id': 7101, 'ticket_id': 7001, 'author_id': 5, 'public': true, 'body': '%s',
              'html_body': '<p>%s</p>', 'created_at': '2026-01-05T09:00:00Z'},
             {'id': 7102, 'ticket_id': 7002, 'author_id': 5, 'public': true, 'body': '%s',
              'html_body': '<div>%s<br></div>', 'created_at': '2026-01-05T09:30:00Z'},
             {'id': 7102, 'author_id': 5, 'body': '%s'}]
            """
                .formatted(opener, opener, comment, comment, comment)));
    desk.land(
        DAY,
        "zendesk/ticket_events/audits.jsonl",
        json(
            """
            {'id': 8001, 'ticket_id': 7002, 'author_id': 5, 'created_at': '2026-01-05T09:30:00Z',
             'events': [{'id': 7102, 'type': 'Comment', 'public': true, 'body': '%s', 'plain_body': '%s'}]}
            """
                .formatted(comment, comment)),
        json(
            """
            {'id': 8002, 'ticket_id': 7001, 'author_id': 5, 'created_at': '2026-01-05T09:00:00Z',
             'events': [{'id': 8003, 'type': 'Create', 'field_name': 'subject', 'value': '%s'}]}
            """
                .formatted(opener)),
        "{\"id\": 8004, \"events\": [{\"id\": 7102, \"body\": \"" + comment);
    desk.land(DAY, "intercom/conversations/webhooks.jsonl.gz", conversation(part));
    desk.land(
        DAY,
        "surveys/responses/nps.jsonl",
        json(
            """
            {'response_id': 's1', 'kind': 'nps', 'score': 3, 'answered_at': '2026-01-05T09:00:00Z',
             'comment': 'I would rather export to %s than to a file'}
            """
                .formatted(SURVEY)));
    desk.run(DAY, DAY.plusDays(1));
    desk.land(
        DAY.plusDays(2),
        "zendesk/ticket_comments/page.json",
        json(
            """
            {'comments': [
              {'id': 7101, 'ticket_id': 7001, 'author_id': 5, 'body': 'Our export to \u2587\u2587 stops'},
              {'id': 7102, 'ticket_id': 7002, 'author_id': 5, 'body': 'The export into \u2587\u2587 stops'}]}
            """));
    desk.land(
        DAY.plusDays(2),
        "intercom/conversations/webhooks.jsonl",
        json(
            """
            {'type': 'notification_event', 'topic': 'conversation_part.redacted', 'data': {'item':
              {'type': 'conversation_part', 'id': 'p9', 'part_type': 'comment', 'redacted': true,
               'body': null, 'conversation_id': '900'}}}
            """));
    desk.run(DAY.plusDays(2), DAY.plusDays(2));
  }

  private static String conversation(String part) {
    return json(
        """
        {'type': 'notification_event', 'topic': 'conversation.user.replied', 'data': {'item':
          {'type': 'conversation', 'id': '900', 'created_at': 1767603600, 'state': 'open',
           'source': {'type': 'conversation', 'body': '<p>Hello</p>', 'author': {'type': 'user', 'id': 'c1'}},
           'contacts': {'contacts': [{'id': 'c1'}]},
           'conversation_parts': {'conversation_parts': [
             {'type': 'conversation_part', 'id': 'p9', 'part_type': 'comment', 'body': '<p>%s</p>',
              'created_at': 1767603700, 'author': {'type': 'user', 'id': 'c1'}}]}}}}
        """
            .formatted(part));
  }

  @Test
  @Order(1)
  void taking_back_alone_leaves_the_words_of_the_days_before() {
    var places = desk.places(ALL);
    assertThat(places.get(OPENER))
        .contains(
            "bronze/zendesk_tickets",
            "bronze/zendesk_ticket_comments",
            "bronze/zendesk_ticket_events",
            "silver/messages",
            "silver/feedback",
            "landing/zendesk");
    assertThat(places.get(COMMENT))
        .contains(
            "ops/rejects",
            "bronze/zendesk_tickets",
            "bronze/zendesk_ticket_events",
            "silver/messages");
    assertThat(places.get(PART)).contains("bronze/intercom_conversations", "silver/feedback");
    assertThat(places.get(SURVEY)).contains("bronze/survey_responses", "silver/feedback");
    assertThat(places.values()).anyMatch(folders -> folders.contains("gold/topic_exemplars"));
    assertThat(places.values()).anyMatch(folders -> folders.contains("gold/feedback_topics"));
  }

  @Test
  @Order(2)
  void words_stand_only_where_a_contract_says_so() {
    var lakehouse = desk.lakehouse();
    var undeclared = new TreeSet<String>();
    for (var contract : lakehouse.contracts().all()) {
      if (lakehouse.has(contract.table())) {
        var rows = lakehouse.read(contract.table());
        var found =
            rows.select(
                    Arrays.stream(rows.columns()).map(ErasureTest::tells).toArray(Column[]::new))
                .first();
        for (var column : rows.columns()) {
          if (Boolean.TRUE.equals(found.<Boolean>getAs(column))
              && !contract.words().contains(column)) {
            undeclared.add(contract.table() + "." + column);
          }
        }
      }
    }
    assertThat(undeclared).isEmpty();
  }

  @Test
  @Order(3)
  void an_id_that_nobody_has_is_refused_and_nothing_is_written_down() {
    assertThatThrownBy(() -> desk.erasure("typo").erase(Set.of("zendesk:71")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("No message is called zendesk:71");
    assertThat(desk.lakehouse().has(Ledger.ERASED_MESSAGES)).isFalse();
  }

  @Test
  @Order(4)
  void a_second_run_ends_what_a_crash_broke_off() throws Exception {
    var looked = desk.erasure("look").look(Set.of("survey:s1"));
    // What no program can write over: the new file cannot be made beside the old one.
    var obstacle = locked.resolveSibling(".export.jsonl.erased");
    Files.createDirectories(obstacle.resolve("full"));
    assertThatThrownBy(() -> desk.erasure("e1").erase(Set.of("survey:s1")))
        .isInstanceOf(Failed.class)
        .hasMessageContaining("export.jsonl");
    assertThat(desk.places(ALL).get(SURVEY)).isNotEmpty();
    Files.delete(obstacle.resolve("full"));
    Files.delete(obstacle);

    desk.erasure("e2").erase(Set.of());

    assertThat(desk.places(ALL).values()).allMatch(Set::isEmpty);
    var noted =
        desk.lakehouse().read(Ledger.ERASURES).select("table_name").collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(noted)
        .containsExactlyInAnyOrderElementsOf(looked.stream().map(Erasure.Line::name).toList());
  }

  @Test
  @Order(5)
  void what_was_said_still_counts() {
    var messages = desk.lakehouse().read(Tables.MESSAGES);
    for (var id : List.of("7001-opener", "zendesk:7102", "intercom:p9")) {
      var first = messages.where(col("message_id").equalTo(id)).orderBy("known_on").first();
      assertThat(first.<String>getAs("text")).isNull();
      assertThat(first.<Boolean>getAs("is_redacted")).isTrue();
    }
    assertThat(desk.lakehouse().read(Tables.TICKETS).where("ticket_id = '7001'").isEmpty())
        .isFalse();
  }

  @Test
  @Order(6)
  void erasing_twice_is_erasing_once() {
    var before = versions();
    assertThat(desk.erasure("e3").look(Set.of())).isEmpty();
    assertThat(desk.erasure("e3").erase(Set.of("survey:s1"))).isEmpty();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  @Order(7)
  void no_rerun_brings_a_word_back() {
    desk.run(DAY, DAY);
    assertThat(desk.places(ALL).values()).allMatch(Set::isEmpty);
  }

  @Test
  @Order(8)
  void what_is_sent_again_is_silent_at_once_and_erased_with_the_next() {
    desk.land(DAY.plusDays(4), "intercom/conversations/late.jsonl", conversation("A " + PART));
    desk.land(
        DAY.plusDays(4),
        "surveys/responses/again.csv",
        "response_id,kind,score,comment",
        "s1,nps,3,I would rather export to " + SURVEY + " than to a file");
    desk.run(DAY.plusDays(4), DAY.plusDays(4));
    var late = col("known_on").gt(lit(DAY)).and(col("source_file").contains("dt=" + DAY));
    for (var table : List.of(Tables.ZENDESK_TICKETS, Tables.INTERCOM_CONVERSATIONS)) {
      assertThat(desk.lakehouse().read(table).where(late).isEmpty())
          .as("rewritten, not late")
          .isTrue();
    }
    var sent = desk.places(ALL);
    assertThat(sent.get(PART)).containsOnly("bronze/intercom_conversations", "landing/intercom");
    assertThat(sent.get(SURVEY)).containsOnly("bronze/survey_responses", "landing/surveys");

    var lines = desk.erasure("e4").erase(Set.of());

    var left = desk.places(ALL);
    assertThat(left.get(PART)).isEmpty();
    assertThat(left.get(SURVEY)).containsOnly("landing/surveys");
    assertThat(lines.stream().flatMap(line -> line.left().stream()))
        .containsExactly("surveys/responses/dt=2026-01-09/again.csv");
  }

  private static Column tells(String column) {
    return ALL.stream()
        .map(word -> max(col(column).cast("string").contains(word)))
        .reduce(lit(false), (a, b) -> a.or(coalesce(b, lit(false))))
        .as(column);
  }

  private static TreeMap<String, Long> versions() {
    var versions = new TreeMap<String, Long>();
    var lakehouse = desk.lakehouse();
    lakehouse
        .contracts()
        .all()
        .forEach(c -> versions.put(c.table().toString(), lakehouse.version(c.table())));
    return versions;
  }
}
