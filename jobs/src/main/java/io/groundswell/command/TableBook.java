package io.groundswell.command;

import io.groundswell.LookBacks;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Check;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Severity;
import io.groundswell.lakehouse.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every table holds, in Markdown, from the contracts and the plan alone.
 *
 * @param contracts of every table that exists
 * @param plan who makes and who reads them
 */
record TableBook(Contracts contracts, Plan plan) {
  private static final List<Layer> FROM_ANSWERS_TO_SOURCES =
      List.of(Layer.GOLD, Layer.SILVER, Layer.RESTRICTED, Layer.BRONZE, Layer.OPS);

  /** The whole book; the same contracts and plan give the same text. */
  String markdown() {
    var book = new StringBuilder();
    book.append(
        """
        # Tables

        Written by `./groundswell document` from `schemas/` and `Pipeline.java`. Correct those, not this file.

        Every table is a series of daily slices: `known_on` is the day on which a row could first have been
        known, and the rows up to a day are what was known on that day. Where a rule of the contract is broken the
        slice is refused; rules marked (warning) are counted and shown instead. Under personal, what is marked "words" holds words
        of customers or was made of them: `erase` takes it out where they are taken back, but for "words, kept".
        The questions below a table are to begin with: `./groundswell sql "..."`, or the same words in DuckDB
        ([notebooks](../notebooks/README.md)).

        """);
    for (var layer : FROM_ANSWERS_TO_SOURCES) {
      book.append("- **").append(layer.folder()).append("**: ");
      book.append(
          of(layer).stream()
              .map(t -> "[%s](#%s)".formatted(t.name(), anchor(t)))
              .collect(Collectors.joining(", ")));
      book.append('\n');
    }
    for (var layer : FROM_ANSWERS_TO_SOURCES) {
      for (var table : of(layer)) {
        chapter(contracts.of(table), book);
      }
    }
    return book.toString();
  }

  private List<Table> of(Layer layer) {
    return Stream.concat(Tables.all().stream(), Ledger.TABLES.stream())
        .filter(table -> table.layer() == layer && contracts.has(table))
        .toList();
  }

  private void chapter(Contract contract, StringBuilder book) {
    var table = contract.table();
    book.append("\n## ").append(table).append("\n\n");
    book.append(contract.description()).append(' ').append(contract.grain()).append("\n\n");
    for (var stage : plan.stages()) {
      for (var job : stage.jobs()) {
        if (job.table().equals(table.toString())) {
          book.append(
              "- made by stage `%s` from %s\n".formatted(stage.name(), names(job.inputs())));
        }
      }
    }
    var readers = readers(table);
    if (!readers.isEmpty()) {
      book.append("- read by ").append(names(readers)).append('\n');
    }
    book.append("- key: ").append(names(contract.key())).append('\n');
    book.append("- contract %s, %s\n".formatted(contract.version(), kept(contract)));
    for (var check : contract.checks()) {
      if (check instanceof Check.Holds rule) {
        book.append(
            "- rule `%s`: `%s`%s\n"
                .formatted(rule.name(), rule.predicate(), ifWarning(rule.severity())));
      }
    }
    book.append("\n| column | type | required | allowed | purpose | personal | meaning |\n");
    book.append("|---|---|---|---|---|---|---|\n");
    for (var field : contract.schema().fields()) {
      var column = field.name();
      book.append(
          Stream.of(
                  "`" + column + "`",
                  "`" + field.dataType().sql() + "`",
                  isRequired(contract, column) ? "yes" : "",
                  allowed(contract, column),
                  Objects.toString(contract.purposes().get(column), ""),
                  personal(contract, column),
                  field.getComment().getOrElse(() -> "") + from(contract, column))
              .map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " "))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    for (var example : contract.examples()) {
      book.append("\n%s\n\n```sql\n%s\n```\n".formatted(example.question(), example.query()));
    }
  }

  private static String from(Contract contract, String column) {
    var sources = contract.sources().getOrDefault(column, List.of());
    return sources.isEmpty() ? "" : " From %s.".formatted(names(strings(sources)));
  }

  private static List<String> strings(List<Table> tables) {
    return tables.stream().map(Table::toString).toList();
  }

  /** Words are marked where erasing takes them, and where it does not. */
  private static String personal(Contract contract, String column) {
    var marks = new ArrayList<String>();
    if (contract.restricted().contains(column)) {
      marks.add("restricted");
    }
    if (contract.words().contains(column)) {
      marks.add("words");
    }
    if (contract.keptWords().contains(column)) {
      marks.add("words, kept");
    }
    return String.join(", ", marks);
  }

  private List<String> readers(Table table) {
    return plan.stages().stream()
        .flatMap(stage -> stage.jobs().stream())
        .filter(job -> job.inputs().contains(table.toString()))
        .map(Plan.Making::table)
        .toList();
  }

  private static boolean isRequired(Contract contract, String column) {
    return contract.checks().contains(new Check.NotNull(column));
  }

  private static String allowed(Contract contract, String column) {
    var allowed = new ArrayList<String>();
    for (var check : contract.checks()) {
      if (check instanceof Check.OneOf words && words.column().equals(column)) {
        allowed.add(String.join(", ", words.values()) + ifWarning(words.severity()));
      } else if (check instanceof Check.Between limits && limits.column().equals(column)) {
        allowed.add(limits(limits.minimum(), limits.maximum()));
      } else if (check instanceof Check.Matches form && form.column().equals(column)) {
        allowed.add("`" + form.pattern() + "`");
      } else if (check instanceof Check.ForeignKey key && key.column().equals(column)) {
        allowed.add("in %s.%s%s".formatted(key.table(), key.key(), ifWarning(key.severity())));
      }
    }
    return String.join("; ", allowed);
  }

  private static String limits(Double minimum, Double maximum) {
    if (maximum == null) {
      return "from " + number(minimum);
    }
    return minimum == null ? "to " + number(maximum) : number(minimum) + " to " + number(maximum);
  }

  private static String number(Double value) {
    return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
  }

  private static String ifWarning(Severity severity) {
    return severity == Severity.WARNING ? " (warning)" : "";
  }

  private static String names(List<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(Table table) {
    return table.toString().replace(".", "");
  }

  private static String kept(Contract contract) {
    return LookBacks.of(contract.table()).isPresent()
        ? "kept %d days".formatted(contract.retentionDays())
        : "every day is kept, since runs read it from the first on";
  }
}
