package io.groundswell.silver;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Follows the merges of one tree in the order in which they were said.
 *
 * <p>The ids that had become one are kept as sets; a merge joins two of them, and each id of the
 * set before belongs to the person after from that day on. A merge that is not followed leaves both
 * sets as they are, and later merges are judged without it.
 */
final class MergeWalk {
  static final String FOLLOWED = "followed";

  /** The two were one already. */
  static final String SAME_PERSON = "same_person";

  /** Different billing customers pay for the two. */
  static final String BILLING_CUSTOMERS_DIFFER = "billing_customers_differ";

  /** The person would have more than {@link #MOST_IDS} user ids. */
  static final String TOO_MANY_IDS = "too_many_ids";

  /** A person with more user ids than this is a fault of the telemetry. */
  static final int MOST_IDS = 100;

  /** What became of the merges. */
  static final DataType STEPS =
      new ArrayType(
          new StructType()
              .add("known_on", DataTypes.DateType)
              .add("node", DataTypes.StringType)
              .add("linked_to", DataTypes.StringType)
              .add("observed_at", DataTypes.TimestampType)
              .add("source_file", DataTypes.StringType)
              .add("source_line", DataTypes.LongType)
              .add("item", DataTypes.IntegerType)
              .add("belongs_to", DataTypes.StringType)
              .add("outcome", DataTypes.StringType),
          false);

  /** The user ids of one person, the merge that brought each, and who pays since when. */
  private static final class Person {
    final String id;
    final Map<String, Row> claims = new LinkedHashMap<>();
    final List<Row> customers = new ArrayList<>();

    Person(String id) {
      this.id = id;
    }

    int ids() {
      return claims.size() + 1;
    }

    Set<String> customersOn(Date day) {
      var known = new HashSet<String>();
      for (var customer : customers) {
        if (!customer.getDate(0).after(day)) {
          known.add(customer.getString(1));
        }
      }
      return known;
    }
  }

  private final Map<String, Person> persons = new HashMap<>();
  private final Map<String, Row> steps = new LinkedHashMap<>();

  private MergeWalk() {}

  /** One step for each id whose person changed on a day, and for each merge not followed. */
  static Row[] followed(scala.collection.Seq<Row> claims) {
    var walk = new MergeWalk();
    for (var claim : scala.jdk.javaapi.CollectionConverters.asJava(claims)) {
      walk.follow(claim);
    }
    return walk.steps.values().toArray(Row[]::new);
  }

  private void follow(Row claim) {
    var before = person(claim.getAs("node"), claim, "customers_before");
    var after = person(claim.getAs("linked_to"), claim, "customers_after");
    Date day = claim.getAs("known_on");
    if (before == after) {
      step(day, claim, null, SAME_PERSON);
    } else if (before.ids() + after.ids() > MOST_IDS) {
      step(day, claim, null, TOO_MANY_IDS);
    } else if (areDifferent(before.customersOn(day), after.customersOn(day))) {
      step(day, claim, null, BILLING_CUSTOMERS_DIFFER);
    } else {
      before.claims.put(claim.getAs("node"), claim);
      before.claims.forEach((id, own) -> move(id, own, after, day));
      after.claims.putAll(before.claims);
      after.customers.addAll(before.customers);
      persons.put(before.id, after);
    }
  }

  private void move(String id, Row own, Person after, Date day) {
    persons.put(id, after);
    step(day, own, after.id, FOLLOWED);
  }

  private Person person(String id, Row claim, String customers) {
    var person = persons.get(id);
    if (person == null) {
      person = new Person(id);
      person.customers.addAll(claim.getList(claim.fieldIndex(customers)));
      persons.put(id, person);
    }
    return person;
  }

  private static boolean areDifferent(Set<String> before, Set<String> after) {
    return !before.isEmpty() && !after.isEmpty() && before.stream().noneMatch(after::contains);
  }

  /** Of several changes on one day the last is the answer of the day. */
  private void step(Date day, Row own, String belongsTo, String outcome) {
    String node = own.getAs("node");
    steps.put(
        node + "@" + day,
        RowFactory.create(
            day,
            node,
            own.getAs("linked_to"),
            own.getAs("observed_at"),
            own.getAs("source_file"),
            own.getAs("source_line"),
            own.getAs("item"),
            belongsTo,
            outcome));
  }
}
