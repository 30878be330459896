package io.groundswell.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way on which events leave. A server that does not answer costs a run seconds and no more. */
final class LineageOutlet {
  private static final Logger LOG = LoggerFactory.getLogger("groundswell.monitor");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;

  private final LineageSettings settings;
  private final HttpClient client;
  private int failures;
  private String trouble;

  LineageOutlet(LineageSettings settings) {
    this.settings = settings;
    this.client =
        settings.transport() == LineageSettings.Transport.file
            ? null
            : HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /** One after the other, and none any more once three in a row were lost. */
  synchronized void send(Map<String, Object> event) {
    if (failures >= ATTEMPTS) {
      return;
    }
    try {
      var text = JSON.writeValueAsString(event);
      if (client == null) {
        append(text);
      } else {
        post(text);
      }
      failures = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures = ATTEMPTS;
    } catch (IOException | RuntimeException e) {
      failures++;
      LOG.warn("An event of OpenLineage was lost", e);
      trouble =
          "lineage was not told in full: %s. The tables are not touched by that; look at 'lineage' in the conf."
              .formatted(e);
    }
  }

  String trouble() {
    return trouble;
  }

  private void append(String text) throws IOException {
    var file = Path.of(settings.location()).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void post(String text) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(settings.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text));
    if (settings.apiKey() != null) {
      request.header("Authorization", "Bearer " + settings.apiKey());
    }
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s answered %d: %s".formatted(settings.url(), answer.statusCode(), answer.body()));
    }
  }
}
