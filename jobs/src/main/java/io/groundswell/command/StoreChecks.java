package io.groundswell.command;

import io.groundswell.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Whether the object stores that the conf names answer, and know us. */
final class StoreChecks {
  private static final String HADOOP = "spark.hadoop.";

  /** A store that does not answer is a finding and no reason to wait for minutes. */
  private static final Map<String, String> IMPATIENCE =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.connection.establish.timeout", "5s",
          "fs.s3a.connection.timeout", "10s",
          "fs.s3a.connection.request.timeout", "10s");

  private StoreChecks() {}

  /** The conf's own settings for file systems, with little patience. */
  static Configuration hadoop(Settings settings) {
    var hadoop = new Configuration();
    IMPATIENCE.forEach(hadoop::set);
    settings
        .spark()
        .forEach(
            (key, value) -> {
              if (key.startsWith(HADOOP)) {
                hadoop.set(key.substring(HADOOP.length()), value);
              }
            });
    return hadoop;
  }

  /** Nothing when every path is on this machine. */
  static List<Finding> findings(
      Settings settings, Configuration hadoop, Map<String, String> environment) {
    var findings = new ArrayList<Finding>();
    var buckets = new TreeSet<String>();
    Stream.of(settings.lakehouse(), settings.landing(), settings.lists())
        .filter(path -> path.startsWith("s3a://"))
        .forEach(path -> buckets.add(path.replaceAll("^(s3a://[^/]+).*", "$1/")));
    if (!buckets.isEmpty()) {
      findings.add(credentials(hadoop, environment));
    }
    for (var bucket : buckets) {
      findings.add(reach(bucket, hadoop));
    }
    return findings;
  }

  static Finding credentials(Configuration hadoop, Map<String, String> environment) {
    var what = "S3 credentials";
    if (hadoop.get("fs.s3a.access.key") != null) {
      return Finding.ok(what, "in the conf (spark.hadoop.fs.s3a.access.key)");
    }
    for (var variable :
        List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
      if (environment.get(variable) != null) {
        return Finding.ok(what, variable + " is set");
      }
    }
    if (Files.exists(Path.of(System.getProperty("user.home"), ".aws", "credentials"))) {
      return Finding.ok(what, "~/.aws/credentials");
    }
    return Finding.warn(
        what,
        "None were found. Fine where the machine has a role of its own; else set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  private static Finding reach(String bucket, Configuration hadoop) {
    var what = "store " + bucket;
    try (var store = FileSystem.newInstance(java.net.URI.create(bucket), hadoop)) {
      store.getFileStatus(new org.apache.hadoop.fs.Path(bucket));
      return Finding.ok(what, "answers");
    } catch (IOException | RuntimeException e) {
      return Finding.fail(
          what,
          "It does not answer: %s. Check the name, spark.hadoop.fs.s3a.endpoint, the region and the credentials."
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString())));
    }
  }
}
