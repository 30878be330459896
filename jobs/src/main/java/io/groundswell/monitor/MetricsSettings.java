package io.groundswell.monitor;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where metrics go; one of both, or both.
 *
 * @param file read by the textfile collector of a node exporter; its name ends in {@code .prom}
 * @param push a group of a pushgateway, such as {@code
 *     http://pushgateway:9091/metrics/job/groundswell}
 */
public record MetricsSettings(String file, String push) {
  public MetricsSettings {
    if (file == null && push == null) {
      throw new IllegalArgumentException(
          "'metrics' needs 'file' (for a node exporter), 'push' (the address of a pushgateway) or both");
    }
    if (file != null && !file.endsWith(".prom")) {
      throw new IllegalArgumentException(
          "'metrics.file' must end in .prom, since a node exporter reads no other files");
    }
    if (push != null && !push.matches("https?://.+/metrics/job/.+")) {
      throw new IllegalArgumentException(
          "'metrics.push' must be the address of a group, such as http://pushgateway:9091/metrics/job/groundswell");
    }
  }

  Path path() {
    return Path.of(file).toAbsolutePath();
  }

  URI address() {
    return URI.create(push);
  }
}
