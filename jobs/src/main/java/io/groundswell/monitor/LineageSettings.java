package io.groundswell.monitor;

/**
 * Where the events of OpenLineage go.
 *
 * @param transport file or http
 * @param location of transport file: a file to which each event is added as a line
 * @param url of transport http: the whole address to which each event is posted
 * @param apiKey of transport http: sent as a bearer token; null for none
 * @param namespace of our jobs and tables; {@code groundswell} unless given
 */
public record LineageSettings(
    Transport transport,
    String location,
    String url,
    @com.fasterxml.jackson.annotation.JsonProperty("api_key") String apiKey,
    String namespace) {

  /** How an event leaves the house. */
  public enum Transport {
    file,
    http
  }

  public LineageSettings {
    boolean isComplete = transport == Transport.file ? location != null : url != null;
    if (transport == null || !isComplete) {
      throw new IllegalArgumentException(
          "'lineage' needs 'transport: file' with 'location', or 'transport: http' with 'url'");
    }
    namespace = namespace == null ? "groundswell" : namespace;
  }
}
