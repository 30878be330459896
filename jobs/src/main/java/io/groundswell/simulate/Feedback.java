package io.groundswell.simulate;

/**
 * The planted meaning of a text that a customer left somewhere.
 *
 * @param channel ticket, comment, conversation, reply, nps, csat, cancellation or deal
 * @param recordId the id of the record that carries the text, as the vendor writes it
 * @param threadId the ticket or conversation around it, or null
 * @param alsoIn another record with the same words: a ticket's opener is its first comment too
 */
record Feedback(String channel, String recordId, String threadId, String alsoIn) {

  void plant(Truth truth, World world, Workspace workspace, Person person, int day, Said said) {
    if (!world.period().holds(day)) {
      return;
    }
    truth.plant(
        "feedback",
        () -> {
          var row = Wire.object();
          row.put("channel", channel);
          row.put("record_id", recordId);
          row.put("thread_id", threadId);
          row.put("also_in", alsoIn);
          row.put("account_id", workspace.accountId());
          row.put("user_id", person.userId());
          row.put("day", world.period().date(day).toString());
          row.put("topic", said.topic() == null ? null : said.topic().name());
          row.put("kind", said.topic() == null ? null : said.topic().kind());
          row.put("text", said.text());
          row.set("secrets", said.secretsJson());
          return row;
        });
  }
}
