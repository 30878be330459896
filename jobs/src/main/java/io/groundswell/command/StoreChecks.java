package io.groundswell.command;

import io.groundswell.Settings;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.GroundswellException;
import io.groundswell.lakehouse.StoreFailures;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.AWSServiceThrottledException;

/** Whether the object stores that the conf names answer, and know us. */
final class StoreChecks {
  private static final String HADOOP = "spark.hadoop.";

  /** A store that does not answer is a finding and no reason to wait for minutes. */
  private static final Map<String, String> IMPATIENCE =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.retry.throttle.limit", "1",
          "fs.s3a.connection.establish.timeout", "15s",
          "fs.s3a.connection.timeout", "15s",
          "fs.s3a.connection.request.timeout", "15s");

  private StoreChecks() {}

  /** The conf's own settings for file systems, but with little patience. */
  static Configuration hadoop(Settings settings) {
    var hadoop = new Configuration();
    settings
        .spark()
        .forEach(
            (key, value) -> {
              if (key.startsWith(HADOOP)) {
                hadoop.set(key.substring(HADOOP.length()), value);
              }
            });
    IMPATIENCE.forEach(hadoop::set);
    return hadoop;
  }

  /** Nothing when every path is on this machine. */
  static List<Finding> findings(
      Settings settings, Configuration hadoop, Map<String, String> environment) {
    var findings = new ArrayList<Finding>();
    var buckets = buckets(settings);
    if (!buckets.isEmpty()) {
      findings.add(credentials(hadoop, environment));
    }
    for (var bucket : buckets) {
      var what = "store " + bucket;
      var trouble = trouble(bucket, hadoop);
      findings.add(
          trouble == null ? Finding.ok(what, "answers") : Finding.fail(what, trouble.getMessage()));
    }
    return findings;
  }

  /**
   * Fails in one sentence and within seconds where a store cannot be used. A run has the patience
   * to live through a bad hour of its store, which is too much where it was never well.
   */
  static void require(Settings settings) {
    var buckets = buckets(settings);
    if (buckets.isEmpty()) {
      return;
    }
    var hadoop = hadoop(settings);
    for (var bucket : buckets) {
      var trouble = trouble(bucket, hadoop);
      if (trouble != null) {
        throw trouble;
      }
    }
  }

  private static Set<String> buckets(Settings settings) {
    return Stream.of(settings.lakehouse(), settings.landing(), settings.lists())
        .filter(path -> path.startsWith("s3a://"))
        .map(path -> path.replaceAll("^(s3a://[^/]+).*", "$1/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Finding credentials(Configuration hadoop, Map<String, String> environment) {
    var what = "S3 credentials";
    if (hadoop.get("fs.s3a.access.key") != null) {
      return Finding.warn(
          what,
          "They stand in the conf, for everybody who can read it. Take spark.hadoop.fs.s3a.access.key and .secret.key out and export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
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
    if (Files.exists(
        java.nio.file.Path.of(System.getProperty("user.home"), ".aws", "credentials"))) {
      return Finding.ok(what, "~/.aws/credentials");
    }
    return Finding.warn(
        what,
        "None were found. Fine where the machine has a role of its own; else set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  /** Why a bucket cannot be used; null when it answers, and be it that it is asked too often. */
  private static GroundswellException trouble(String bucket, Configuration hadoop) {
    try (var store = FileSystem.newInstance(URI.create(bucket), hadoop)) {
      store.listStatus(new Path(bucket, "_leases"));
      return null;
    } catch (FileNotFoundException | AWSServiceThrottledException e) {
      return null;
    } catch (IOException | RuntimeException e) {
      var explained = StoreFailures.explained(bucket + " cannot be used", e);
      return explained != null
          ? explained
          : new Failed(
              "%s cannot be used: %s. Check the name, spark.hadoop.fs.s3a.endpoint, the region and the credentials."
                  .formatted(
                      bucket,
                      String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString())),
              e);
    }
  }
}
