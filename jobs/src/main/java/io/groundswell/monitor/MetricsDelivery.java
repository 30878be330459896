package io.groundswell.monitor;

import io.groundswell.lakehouse.Lakehouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings metrics to where Prometheus finds them. */
public final class MetricsDelivery {
  /** Not one of our own names: the stack belongs into the file, the message goes to the screen. */
  private static final Logger LOG = LoggerFactory.getLogger("groundswell.monitor");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MetricsDelivery() {}

  /** Delivers what there is to say after a run; says what went wrong, and never throws. */
  public static Optional<String> deliver(
      MetricsSettings settings, Lakehouse lakehouse, int exitCode) {
    try {
      var text = Metrics.text(lakehouse, exitCode);
      if (settings.file() != null) {
        write(settings, text);
      }
      if (settings.push() != null) {
        push(settings, text);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("metrics were not delivered: interrupted");
    } catch (IOException | RuntimeException e) {
      LOG.warn("Metrics were not delivered", e);
      return Optional.of(
          "metrics were not delivered: %s. The tables are not touched by that; look at 'metrics' in the conf."
              .formatted(e));
    }
  }

  /** In one move, since the collector may look at any moment; readable by its user. */
  static void write(MetricsSettings settings, String text) throws IOException {
    var file = settings.path();
    var begun = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(begun, text);
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** PUT takes the place of all that the group had. */
  static void push(MetricsSettings settings, String text) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(settings.address())
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; version=0.0.4")
            .PUT(BodyPublishers.ofString(text))
            .build();
    var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s answered %d: %s".formatted(settings.push(), answer.statusCode(), answer.body()));
    }
  }
}
