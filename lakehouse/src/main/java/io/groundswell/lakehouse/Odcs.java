package io.groundswell.lakehouse;

import java.util.List;

/**
 * The part of the Open Data Contract Standard v3.1 that we enforce, as its YAML is written.
 *
 * <p>A key that is not here is refused by {@link Strict}, so that nothing in a contract is ignored.
 */
record Odcs(
    String apiVersion,
    String kind,
    String id,
    String name,
    String version,
    String status,
    String domain,
    Purpose description,
    List<Sla> slaProperties,
    List<TableSchema> schema) {

  record Purpose(String purpose, String limitations, String usage) {}

  record Sla(String property, Integer value, String unit) {}

  record TableSchema(
      String name,
      String physicalType,
      String description,
      String dataGranularityDescription,
      List<String> tags,
      List<Property> properties,
      List<Quality> quality,
      List<CustomProperty> customProperties) {}

  record Property(
      String name,
      String logicalType,
      LogicalTypeOptions logicalTypeOptions,
      String physicalType,
      String description,
      boolean required,
      boolean primaryKey,
      int primaryKeyPosition,
      boolean unique,
      boolean partitioned,
      int partitionKeyPosition,
      List<String> transformSourceObjects,
      String classification,
      List<String> tags,
      List<String> examples,
      List<Relationship> relationships,
      List<Quality> quality) {}

  record LogicalTypeOptions(Double minimum, Double maximum, String pattern) {}

  record Relationship(String type, String to) {}

  record Quality(
      String type,
      String name,
      String description,
      String metric,
      Arguments arguments,
      String query,
      Integer mustBe,
      String severity) {}

  record CustomProperty(String property, String description, String value) {}

  record Arguments(List<String> validValues) {}
}
