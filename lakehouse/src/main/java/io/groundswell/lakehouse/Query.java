package io.groundswell.lakehouse;

import java.util.Comparator;
import java.util.Locale;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A question in SQL that leaves every table as it is.
 *
 * @param sql one statement: a query, SHOW, DESCRIBE or EXPLAIN
 */
public record Query(String sql) {
  private static final int TYPO = 4;

  public Query {
    var statement = parsed(sql);
    var name = statement.getClass().getSimpleName();
    if (!name.matches("(Show|Describe|Explain).*") && changes(statement)) {
      throw new WrongUse(
          "Only questions are answered here: a query, SHOW, DESCRIBE or EXPLAIN. This statement (%s) could change something; tables change by `./groundswell run` alone."
              .formatted(name.replaceAll("(Statement|Command|\\$)+$", "")));
    }
  }

  /** The answer; nothing is computed before somebody looks at it. */
  public Dataset<Row> rows(Lakehouse lakehouse) {
    lakehouse.catalog().register(this::mayName);
    try {
      return lakehouse.spark().sql(sql);
    } catch (Exception e) { // Scala throws its AnalysisException undeclared.
      throw explained(e, lakehouse.contracts());
    }
  }

  /** A statement that lists what there is must see everything; another only what it names. */
  private boolean mayName(Table table) {
    var text = sql.toLowerCase(Locale.ROOT);
    return text.stripLeading().startsWith("show") || text.contains(table.name());
  }

  /** What an error of the engine says about the question, in a sentence. */
  public static GroundswellException explained(Exception e, Contracts contracts) {
    if (e instanceof GroundswellException ours) {
      return ours;
    }
    var ofTheStore = StoreFailures.explained("The question could not be answered", e);
    if (ofTheStore != null) {
      return ofTheStore;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable told && told.getCondition() != null) {
        return explained(told, cause, contracts);
      }
    }
    return new Failed(
        "The question could not be answered: %s. The log has the whole story."
            .formatted(firstLine(e)),
        e);
  }

  private static GroundswellException explained(
      SparkThrowable told, Throwable cause, Contracts contracts) {
    var condition = told.getCondition();
    var about = told.getMessageParameters();
    if (condition.equals("TABLE_OR_VIEW_NOT_FOUND")) {
      return new WrongUse(noTable(about.get("relationName").replace("`", ""), contracts), cause);
    }
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      var proposal = about.get("proposal");
      return new WrongUse(
          "There is no column %s.%s"
              .formatted(
                  about.get("objectName").replace("`", ""),
                  proposal == null
                      ? " `DESCRIBE layer.table` lists a table's columns."
                      : " The nearest: %s.".formatted(proposal.replace("`", ""))),
          cause);
    }
    var ofTheQuestion = told.getSqlState() != null && told.getSqlState().matches("(22|42|0A).*");
    var message = "The question cannot be answered: " + sentence(firstLine(cause));
    return ofTheQuestion ? new WrongUse(message, cause) : new Failed(message, cause);
  }

  private static String noTable(String asked, Contracts contracts) {
    var known = contracts.all().stream().map(c -> c.table().toString()).toList();
    if (known.contains(asked.toLowerCase(Locale.ROOT))) {
      return "%s is not there yet: no run has published a row to it. `./groundswell tables` shows what there is, `./groundswell run` makes the rest."
          .formatted(asked);
    }
    var bare = asked.toLowerCase(Locale.ROOT).replaceAll("^.*\\.", "");
    var near =
        known.stream()
            .min(Comparator.comparingInt(t -> distance(bare, t.substring(t.indexOf('.') + 1))))
            .filter(t -> distance(bare, t.substring(t.indexOf('.') + 1)) <= TYPO);
    return "There is no table %s.%s `./groundswell tables` lists all."
        .formatted(asked, near.map(t -> " Did you mean " + t + "?").orElse(""));
  }

  private static int distance(String one, String other) {
    return UTF8String.fromString(one).levenshteinDistance(UTF8String.fromString(other));
  }

  private static LogicalPlan parsed(String sql) {
    try {
      return new SparkSqlParser().parsePlan(sql);
    } catch (Exception e) { // Scala throws its ParseException undeclared.
      throw new WrongUse("This is not SQL that Spark reads: " + sentence(firstLine(e)), e);
    }
  }

  /** Whether any part of the statement could write, or start a program. */
  private static boolean changes(LogicalPlan part) {
    return part instanceof Command
        || part instanceof ParsedStatement
        || part.getClass().getSimpleName().contains("ScriptTransformation")
        || CollectionConverters.asJava(part.children()).stream().anyMatch(Query::changes);
  }

  /** Spark's own words without its codes and without the advice to switch its checks off. */
  private static String sentence(String line) {
    var said =
        line.replaceAll("^\\[[A-Z0-9_.]+]\\s*", "")
            .replaceAll("\\s*SQLSTATE: \\w+", "")
            .replaceAll("\\s*If necessary set .*? to bypass this error\\.?", "")
            .strip();
    return said.endsWith(".") ? said : said + ".";
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse(e.toString());
  }
}
