package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** What the objects of Intercom have in common: how they say that something is gone. */
final class Intercom {
  /** The folder for a log of webhooks, whatever they are about. */
  static final Table WEBHOOKS = Tables.landing("intercom/webhooks");

  /** The types of objects by the table that reads them. */
  static final Map<Table, List<String>> TYPES =
      Map.of(
          INTERCOM_CONVERSATIONS,
          List.of("conversation", "conversation_part"),
          INTERCOM_CONTACTS,
          List.of("contact", "user", "lead"),
          INTERCOM_COMPANIES,
          List.of("company"));

  /** The topic of a webhook that tells of nothing but parts whose text was taken back. */
  static final String REDACTED = "conversation_part.redacted";

  /** What stands in place of a text that was taken back, where no field says that it was. */
  private static final String NOTICE = "This message was deleted";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SAID =
      List.of("body", "subject", "title", "attachments", "attachment_files", "summary", "url");
  private static final UserDefinedFunction WITHOUT_WHAT_WAS_REDACTED =
      udf((UDF1<String, String>) Intercom::withoutWhatWasRedacted, DataTypes.StringType)
          .withName("without_what_was_redacted");

  private Intercom() {}

  static String[] types(Table table) {
    return TYPES.getOrDefault(table, List.of()).toArray(String[]::new);
  }

  /** By the object's own word or by the topic of the webhook that brought it. */
  static Column isGone() {
    return coalesce(col("is_deleted"), lit(false))
        .or(coalesce(col("topic").endsWith(".deleted"), lit(false)));
  }

  /** Whether a text was taken back: its flag says so, or the notice that replaced it. */
  static Column isRedacted(Column flag, Column body) {
    var words = trim(regexp_replace(body, "<[^<>]{0,200}>", ""));
    return coalesce(flag, lit(false)).or(coalesce(words.equalTo(NOTICE), lit(false)));
  }

  /** A record as it arrived, less the texts that it says were taken back. */
  static Column withoutRedacted(Column record, Column topic) {
    var isAsked = record.rlike("\"redacted\"\\s{0,9}:\\s{0,9}true").or(topic.equalTo(REDACTED));
    return when(not(coalesce(isAsked, lit(false))), record)
        .otherwise(WITHOUT_WHAT_WAS_REDACTED.apply(record));
  }

  private static String withoutWhatWasRedacted(String record) {
    try {
      var root = JSON.readTree(record);
      silence(root, false);
      if (root.path("topic").asText().equals(REDACTED)) {
        var item = root.at("/data/item");
        silence(item.at("/conversation_parts/conversation_parts"), true);
        if (item.path("type").asText().equals("conversation_part")) {
          silence(item, true);
        }
      }
      return root.toString();
    } catch (JsonProcessingException e) {
      // It was parsed before it came here; whatever this is, it is not shown.
      return "{}";
    }
  }

  private static void silence(JsonNode node, boolean isAll) {
    if (node instanceof ObjectNode object && (isAll || object.path("redacted").asBoolean(false))) {
      SAID.stream().filter(object::has).forEach(object::putNull);
    }
    node.forEach(child -> silence(child, isAll && node.isArray()));
  }
}
