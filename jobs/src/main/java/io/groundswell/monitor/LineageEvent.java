package io.groundswell.monitor;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Run;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The parts of an event of OpenLineage, in the shape that its specification gives them. */
final class LineageEvent {
  private static final String SPECIFICATION = "https://openlineage.io/spec/";

  private final String namespace;
  private final String producer;

  LineageEvent(String namespace, String version) {
    this.namespace = namespace;
    this.producer = "urn:groundswell:" + version;
  }

  /**
   * An event without datasets.
   *
   * @param type START, COMPLETE, FAIL or ABORT
   * @param job a stage or a table
   */
  Map<String, Object> of(
      String type, Instant at, Run run, String job, Map<String, Object> runFacets) {
    var facets = new LinkedHashMap<String, Object>();
    facets.put(
        "nominalTime",
        facet(
            "1-0-1/NominalTimeRunFacet",
            "nominalStartTime",
            midnight(run.from()),
            "nominalEndTime",
            midnight(run.to().plusDays(1))));
    facets.putAll(runFacets);
    var event = new LinkedHashMap<String, Object>();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("run", Map.of("runId", runId(run, job), "facets", facets));
    event.put(
        "job",
        Map.of(
            "namespace",
            namespace,
            "name",
            job,
            "facets",
            Map.of(
                "jobType",
                facet(
                    "2-0-3/JobTypeJobFacet",
                    "processingType",
                    "BATCH",
                    "integration",
                    "GROUNDSWELL",
                    "jobType",
                    job.contains(".") ? "TABLE" : "STAGE"))));
    event.put("inputs", List.of());
    event.put("outputs", List.of());
    event.put("producer", producer);
    event.put("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    return event;
  }

  /** The stage that a table's job belongs to. */
  Map<String, Object> parent(Run run, String stage) {
    return facet(
        "1-0-1/ParentRunFacet",
        "run",
        Map.of("runId", runId(run, stage)),
        "job",
        Map.of("namespace", namespace, "name", stage));
  }

  Map<String, Object> error(String message) {
    return facet("1-0-1/ErrorMessageRunFacet", "message", message, "programmingLanguage", "Java");
  }

  /**
   * A table, or a folder of landed files.
   *
   * @param contract null of a folder
   * @param version of the table; null when it is not known
   */
  Map<String, Object> dataset(String name, String uri, Contract contract, Long version) {
    var facets = new LinkedHashMap<String, Object>();
    facets.put("dataSource", facet("1-0-1/DatasourceDatasetFacet", "name", namespace, "uri", uri));
    if (contract != null) {
      facets.put("schema", facet("1-1-1/SchemaDatasetFacet", "fields", fields(contract)));
    }
    if (version != null && version >= 0) {
      facets.put(
          "version",
          facet("1-0-1/DatasetVersionDatasetFacet", "datasetVersion", version.toString()));
    }
    var dataset = new LinkedHashMap<String, Object>();
    dataset.put("namespace", namespace);
    dataset.put("name", name);
    dataset.put("facets", facets);
    return dataset;
  }

  Map<String, Object> rows(long rows) {
    return Map.of(
        "outputStatistics", facet("1-0-2/OutputStatisticsOutputDatasetFacet", "rowCount", rows));
  }

  private static List<Map<String, Object>> fields(Contract contract) {
    return new ArrayList<>(
        Arrays.stream(contract.schema().fields())
            .map(f -> Map.<String, Object>of("name", f.name(), "type", f.dataType().sql()))
            .toList());
  }

  private Map<String, Object> facet(String schema, Object... pairs) {
    var facet = new LinkedHashMap<String, Object>();
    facet.put("_producer", producer);
    facet.put("_schemaURL", SPECIFICATION + "facets/" + schema + ".json");
    for (int i = 0; i < pairs.length; i += 2) {
      facet.put(pairs[i].toString(), pairs[i + 1]);
    }
    return facet;
  }

  /** The same for the same run and job, so that an end finds its beginning. */
  private String runId(Run run, String job) {
    var name = "%s/%s/%s".formatted(namespace, run.id(), job);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }
}
