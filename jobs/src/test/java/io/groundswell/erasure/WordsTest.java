package io.groundswell.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** No table holds words of customers of which nobody has said whether erasing takes them. */
class WordsTest {
  private static final Pattern LOOKS_LIKE_WORDS =
      Pattern.compile(
          "(^|_)(text|body|comments?|remark|notes?|quotes?|description|subject|title|record|parts|vector|properties|loss_reason)$");

  /** Words of our own, or of nobody. */
  private static final Set<String> NOT_OF_CUSTOMERS =
      Set.of(
          "bronze.roadmap_items.title",
          "bronze.roadmap_items.note",
          "silver.roadmap.title",
          "silver.roadmap.note");

  private static final Rules RULES =
      new Rules(new Taken(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d")));

  @Test
  void everyColumnThatLooksLikeWordsSaysWhetherErasingTakesIt() {
    assertThat(silent(Pipeline.contracts().all())).isEmpty();
  }

  @Test
  void everyTableWithWordsHasARuleForEachOfThem() {
    var rules =
        Stream.concat(RULES.made().stream(), RULES.records().stream())
            .collect(Collectors.toMap(Rule::table, rule -> rule));
    for (var contract : Pipeline.contracts().all()) {
      if (!contract.words().isEmpty()) {
        assertThat(rules).as("a rule in erasure/Rules").containsKey(contract.table());
        var anew = rules.get(contract.table()).anew().keySet();
        boolean goesAsARow = anew.isEmpty();
        assertThat(goesAsARow || anew.containsAll(contract.words()))
            .as("%s: %s of %s", contract.table(), anew, contract.words())
            .isTrue();
      }
    }
  }

  @Test
  void aTableThatForgetsItIsFound() {
    var messages = Pipeline.contracts().of(Table.of("silver.messages"));
    var forgetful =
        new Contract(
            messages.table(),
            messages.version(),
            messages.description(),
            messages.grain(),
            messages.schema(),
            messages.key(),
            messages.partitionedBy(),
            messages.checks(),
            messages.restricted(),
            messages.purposes(),
            messages.sources(),
            Set.of(),
            Set.of(),
            messages.retentionDays(),
            messages.errorRate(),
            messages.examples());
    assertThat(silent(Set.of(forgetful))).containsExactly("silver.messages.text");
  }

  private static Set<String> silent(Collection<Contract> contracts) {
    var silent = new TreeSet<String>();
    for (var contract : contracts) {
      Arrays.stream(contract.schema().fields())
          .map(StructField::name)
          .filter(LOOKS_LIKE_WORDS.asPredicate())
          .filter(column -> !isOfNobody(contract, column))
          .filter(column -> !contract.words().contains(column))
          .filter(column -> !contract.keptWords().contains(column))
          .forEach(column -> silent.add(contract.table() + "." + column));
    }
    silent.removeAll(NOT_OF_CUSTOMERS);
    return silent;
  }

  /** The record of a table that has no other words is none of a customer's. */
  private static boolean isOfNobody(Contract contract, String column) {
    return contract.table().layer() == Layer.BRONZE
        && column.equals("record")
        && contract.words().isEmpty()
        && contract.keptWords().isEmpty();
  }
}
