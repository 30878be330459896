package io.groundswell.lakehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/**
 * The names of tables in SQL. A table is a folder, and whoever reads it by its name needs somebody
 * who knows where that is: this session for itself, or a metastore for all.
 */
public record Catalog(SparkSession spark, Door door, Contracts contracts) {
  private static final String IMPLEMENTATION = "spark.sql.catalogImplementation";

  /** Whether names outlive this session, since a metastore keeps them. */
  public boolean isMetastore() {
    return "hive".equals(spark.conf().get(IMPLEMENTATION, "in-memory"));
  }

  /** Names the published ones of some tables; each costs a look at its log. */
  public List<Table> register(Predicate<Table> wanted) {
    layers().forEach(spark::sql);
    var there = published(wanted);
    there.forEach(table -> spark.sql(statement(table)));
    return there;
  }

  /** What a client of another metastore has to be told to name every published table. */
  public List<String> statements() {
    var statements = new ArrayList<>(layers());
    published(table -> true).forEach(table -> statements.add(statement(table)));
    return statements;
  }

  private List<Table> published(Predicate<Table> wanted) {
    return contracts.all().stream()
        .map(Contract::table)
        .filter(wanted)
        .filter(door::exists)
        .toList();
  }

  private static List<String> layers() {
    return Arrays.stream(Layer.values())
        .filter(layer -> layer != Layer.LANDING)
        .map(layer -> "CREATE DATABASE IF NOT EXISTS " + layer.folder())
        .toList();
  }

  /** Columns and their comments are read from the folder. */
  private String statement(Table table) {
    return "CREATE TABLE IF NOT EXISTS %s USING delta LOCATION '%s'"
        .formatted(table, door.path(table));
  }
}
