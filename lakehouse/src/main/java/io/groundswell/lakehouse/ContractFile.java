package io.groundswell.lakehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Turns the YAML of a contract into a {@link Contract}, or says which line of it makes no sense.
 *
 * <p>Longer than other files, since every key of the standard that we take is checked in this one
 * place.
 */
final class ContractFile {
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "string", Set.of("string"),
          "date", Set.of("date"),
          "timestamp", Set.of("timestamp"),
          "number", Set.of("double", "float", "decimal"),
          "integer", Set.of("bigint", "int"),
          "boolean", Set.of("boolean"),
          "array", Set.of("array"),
          "object", Set.of("struct", "map"));
  private static final Set<String> CLASSIFICATIONS = Set.of("public", "internal", "restricted");
  private static final Set<String> PURPOSES = Set.of("fix", "sell", "both");

  /** The one property of our own: a question that the table answers, and its SQL. */
  private static final String EXAMPLE = "exampleQuery";

  /** What erasing takes: words of customers, and what was made of them. */
  private static final String WORDS = "words";

  /** Words of customers that erasing does not reach; the contract has to say so. */
  private static final String KEPT_WORDS = "kept_words";

  private static final Map<String, Integer> DAYS_OF_UNIT =
      Map.of("d", 1, "day", 1, "days", 1, "y", 365, "yr", 365, "years", 365);

  /** Of a source whose contract says nothing else; the limit of others stands in theirs. */
  private static final double ERROR_RATE = 0.05;

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:\\.\\./)?([a-z]+)/([a-z0-9_]+)\\.yaml#/?schema/\\2/properties/([a-z0-9_]+)");

  private final String origin;
  private final Table table;

  private ContractFile(String origin, Table table) {
    this.origin = origin;
    this.table = table;
  }

  static Contract read(Path file, Table table) {
    try {
      return parse(Files.readString(file), file.toString(), table);
    } catch (IOException e) {
      throw new WrongUse("%s cannot be read.".formatted(file), e);
    }
  }

  static Contract parse(String yaml, String origin, Table table) {
    return new ContractFile(origin, table).contract(Strict.parse(yaml, origin, Odcs.class));
  }

  private Contract contract(Odcs odcs) {
    require("v3.1.0".equals(odcs.apiVersion()), "apiVersion", "v3.1.0");
    require("DataContract".equals(odcs.kind()), "kind", "DataContract");
    require(table.toString().equals(odcs.id()), "id", table.toString());
    require(table.name().equals(odcs.name()), "name", table.name());
    require(table.layer().folder().equals(odcs.domain()), "domain", table.layer().folder());
    require("active".equals(odcs.status()), "status", "active");
    require(
        odcs.version() != null && odcs.version().matches("\\d+\\.\\d+\\.\\d+"),
        "version",
        "three numbers, such as 1.0.0");
    require(odcs.schema() != null && odcs.schema().size() == 1, "schema", "one table");
    var schema = odcs.schema().get(0);
    require(table.name().equals(schema.name()), "schema.name", table.name());
    require("table".equals(schema.physicalType()), "schema.physicalType", "table");
    require(said(schema.description()), "schema.description", "what a row means");
    require(
        said(schema.dataGranularityDescription()),
        "schema.dataGranularityDescription",
        "the grain: one row per ...");
    require(schema.properties() != null && !schema.properties().isEmpty(), "properties", "given");
    require(
        schema.properties().get(0).name().equals(Slices.KNOWN_ON),
        "properties[0]",
        Slices.KNOWN_ON + ", the day of the slice");
    return new Contract(
        table,
        odcs.version(),
        schema.description().strip(),
        schema.dataGranularityDescription().strip(),
        new StructType(schema.properties().stream().map(this::field).toArray(StructField[]::new)),
        key(schema),
        partitions(schema),
        checks(schema),
        restricted(schema),
        purposes(schema),
        sources(schema),
        tagged(schema, WORDS),
        tagged(schema, KEPT_WORDS),
        retention(odcs),
        errorRate(odcs),
        examples(schema));
  }

  private StructField field(Odcs.Property property) {
    var at = "properties." + property.name();
    require(said(property.description()), at + ".description", "what the column means");
    require(said(property.physicalType()), at + ".physicalType", "a Spark type");
    DataType type;
    try {
      type = DataType.fromDDL(property.physicalType());
    } catch (Exception e) { // Scala throws its ParseException undeclared.
      throw wrong(at + ".physicalType", "a Spark type, not " + property.physicalType());
    }
    var allowed = TYPES.get(property.logicalType());
    require(allowed != null, at + ".logicalType", "one of " + TYPES.keySet());
    require(
        allowed.stream().anyMatch(type.sql().toLowerCase(java.util.Locale.ROOT)::startsWith),
        at + ".physicalType",
        "%s for a logicalType of %s".formatted(allowed, property.logicalType()));
    Metadata comment =
        new MetadataBuilder().putString("comment", property.description().strip()).build();
    return new StructField(property.name(), type, true, comment);
  }

  private List<String> key(Odcs.TableSchema schema) {
    var key =
        schema.properties().stream()
            .filter(Odcs.Property::primaryKey)
            .sorted(Comparator.comparingInt(Odcs.Property::primaryKeyPosition))
            .toList();
    require(!key.isEmpty(), "primaryKey", "set on the columns that name a row");
    for (int i = 0; i < key.size(); i++) {
      require(
          key.get(i).primaryKeyPosition() == i + 1,
          "properties." + key.get(i).name() + ".primaryKeyPosition",
          "the positions 1 to " + key.size() + ", each once");
    }
    return key.stream().map(Odcs.Property::name).toList();
  }

  private List<String> partitions(Odcs.TableSchema schema) {
    var partitions =
        schema.properties().stream()
            .filter(Odcs.Property::partitioned)
            .sorted(Comparator.comparingInt(Odcs.Property::partitionKeyPosition))
            .toList();
    for (int i = 0; i < partitions.size(); i++) {
      require(
          partitions.get(i).partitionKeyPosition() == i + 1,
          "properties." + partitions.get(i).name() + ".partitionKeyPosition",
          "the positions 1 to " + partitions.size() + ", each once");
    }
    return partitions.stream().map(Odcs.Property::name).toList();
  }

  private List<Check> checks(Odcs.TableSchema schema) {
    var checks = new ArrayList<Check>();
    for (var property : schema.properties()) {
      var at = "properties." + property.name();
      if (property.required() || property.primaryKey()) {
        checks.add(new Check.NotNull(property.name()));
      }
      if (property.unique()) {
        throw wrong(at + ".unique", "said by primaryKey; another key is not enforced");
      }
      var options = property.logicalTypeOptions();
      if (options != null && (options.minimum() != null || options.maximum() != null)) {
        checks.add(new Check.Between(property.name(), options.minimum(), options.maximum()));
      }
      if (options != null && options.pattern() != null) {
        checks.add(new Check.Matches(property.name(), options.pattern()));
      }
      for (var quality : orEmpty(property.quality())) {
        require(
            "library".equals(quality.type())
                && "invalidValues".equals(quality.metric())
                && quality.arguments() != null
                && Integer.valueOf(0).equals(quality.mustBe()),
            at + ".quality",
            "type library, metric invalidValues with validValues, mustBe 0");
        checks.add(
            new Check.OneOf(
                property.name(), quality.arguments().validValues(), severity(quality, at)));
      }
      for (var relationship : orEmpty(property.relationships())) {
        checks.add(foreignKey(property, relationship));
      }
    }
    for (var quality : orEmpty(schema.quality())) {
      require(
          "sql".equals(quality.type())
              && said(quality.name())
              && said(quality.query())
              && Integer.valueOf(0).equals(quality.mustBe()),
          "schema.quality",
          "type sql with a name and a query that holds on every row, mustBe 0");
      checks.add(new Check.Holds(quality.name(), quality.query(), severity(quality, "schema")));
    }
    checks.add(new Check.Unique(key(schema)));
    return List.copyOf(checks);
  }

  private Check foreignKey(Odcs.Property property, Odcs.Relationship relationship) {
    var at = "properties." + property.name() + ".relationships";
    require("foreignKey".equals(relationship.type()), at + ".type", "foreignKey");
    var to = REFERENCE.matcher(relationship.to() == null ? "" : relationship.to());
    require(to.matches(), at + ".to", "../layer/table.yaml#schema/table/properties/column");
    // A slice may arrive before the one that it refers to (an event before its account), so an
    // unknown reference is shown and not refused.
    return new Check.ForeignKey(
        property.name(), Table.of(to.group(1) + "." + to.group(2)), to.group(3), Severity.WARNING);
  }

  private Severity severity(Odcs.Quality quality, String at) {
    return switch (quality.severity() == null ? "error" : quality.severity()) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw wrong(at + ".quality.severity", "error or warning");
    };
  }

  private Set<String> restricted(Odcs.TableSchema schema) {
    var restricted = new LinkedHashSet<String>();
    for (var property : schema.properties()) {
      var classification = property.classification();
      require(
          classification == null || CLASSIFICATIONS.contains(classification),
          "properties." + property.name() + ".classification",
          "one of " + CLASSIFICATIONS);
      if ("restricted".equals(classification)) {
        restricted.add(property.name());
      }
    }
    return restricted;
  }

  private Map<String, String> purposes(Odcs.TableSchema schema) {
    var purposes = new TreeMap<String, String>();
    for (var property : schema.properties()) {
      var own = orEmpty(property.tags()).stream().filter(PURPOSES::contains).toList();
      for (var tag : own.isEmpty() ? orEmpty(schema.tags()) : own) {
        require(PURPOSES.contains(tag), "tags", "one of " + PURPOSES + ", not " + tag);
        purposes.put(property.name(), tag);
      }
    }
    return purposes;
  }

  private Map<String, List<Table>> sources(Odcs.TableSchema schema) {
    var sources = new TreeMap<String, List<Table>>();
    for (var property : schema.properties()) {
      var named = orEmpty(property.transformSourceObjects()).stream().map(Table::of).toList();
      if (!named.isEmpty()) {
        sources.put(property.name(), named);
      }
    }
    return sources;
  }

  private Set<String> tagged(Odcs.TableSchema schema, String tag) {
    var tagged = new LinkedHashSet<String>();
    for (var property : schema.properties()) {
      for (var given : orEmpty(property.tags())) {
        require(
            PURPOSES.contains(given) || given.equals(WORDS) || given.equals(KEPT_WORDS),
            "properties." + property.name() + ".tags",
            "of %s, %s and %s, not %s".formatted(PURPOSES, WORDS, KEPT_WORDS, given));
        if (given.equals(tag)) {
          tagged.add(property.name());
        }
      }
    }
    return tagged;
  }

  private List<Example> examples(Odcs.TableSchema schema) {
    var examples = new ArrayList<Example>();
    for (var custom : orEmpty(schema.customProperties())) {
      require(EXAMPLE.equals(custom.property()), "customProperties.property", EXAMPLE);
      require(said(custom.description()), "customProperties.description", "the question in words");
      require(said(custom.value()), "customProperties.value", "the question in SQL");
      examples.add(new Example(custom.description().strip(), custom.value().strip()));
    }
    return List.copyOf(examples);
  }

  private int retention(Odcs odcs) {
    var given = promises(odcs);
    require(given.containsKey("retention"), "slaProperties", "retention, and errorRate if need be");
    var retention = given.get("retention");
    var unit = DAYS_OF_UNIT.get(retention.unit());
    require(unit != null && retention.value() != null, "slaProperties", "a value in d or y");
    return retention.value() * unit;
  }

  private double errorRate(Odcs odcs) {
    var given = promises(odcs).get("errorRate");
    if (given == null) {
      return ERROR_RATE;
    }
    require(
        "percent".equals(given.unit())
            && given.value() != null
            && given.value() >= 0
            && given.value() <= 100,
        "slaProperties.errorRate",
        "a value of 0 to 100 in percent");
    return given.value() / 100.0;
  }

  private Map<String, Odcs.Sla> promises(Odcs odcs) {
    var promises = new TreeMap<String, Odcs.Sla>();
    for (var given : orEmpty(odcs.slaProperties())) {
      require(
          Set.of("retention", "errorRate").contains(String.valueOf(given.property()))
              && promises.put(given.property(), given) == null,
          "slaProperties",
          "retention and errorRate, each at most once");
    }
    return promises;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static boolean said(String text) {
    return text != null && !text.isBlank();
  }

  private void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw wrong(key, expected);
    }
  }

  private WrongUse wrong(String key, String expected) {
    return new WrongUse(
        "%s: '%s' must be %s. Correct the contract.".formatted(origin, key, expected));
  }
}
