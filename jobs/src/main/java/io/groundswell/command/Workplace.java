package io.groundswell.command;

import io.groundswell.Business;
import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.TopicRules;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.monitor.Lineage;
import io.groundswell.text.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A conf, and the lakehouse behind it once somebody asks for it. */
final class Workplace implements AutoCloseable {
  private final Settings settings;
  private final Map<String, String> environment;
  private SparkSession spark;

  private Workplace(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  static Workplace at(Path conf) {
    return new Workplace(Settings.load(conf, System.getenv()), System.getenv());
  }

  Settings settings() {
    return settings;
  }

  Business business() {
    return Business.load(Path.of(settings.business()));
  }

  TopicRules topicRules() {
    return settings.topics() == null
        ? TopicRules.NONE
        : TopicRules.load(Path.of(settings.topics()));
  }

  Pipeline pipeline() {
    return new Pipeline(
        business(),
        topicRules(),
        settings.sentenceModel(),
        new Pseudonyms(settings.key(environment)));
  }

  Pseudonyms pseudonyms() {
    return new Pseudonyms(settings.key(environment));
  }

  Lakehouse lakehouse() {
    return new Lakehouse(
        spark(),
        settings.lakehouse(),
        settings.landing(),
        Pipeline.contracts(),
        settings.sources());
  }

  /** Tells nobody unless the conf names somebody. */
  Lineage lineage(Clock clock) {
    return new Lineage(
        settings.lineage(),
        Pipeline.contracts(),
        settings.lakehouse(),
        settings.landing(),
        Commands.Version.version(),
        clock);
  }

  /** Fails in words, before Spark starts, when a local folder cannot be written. */
  void checkWritable() {
    if (settings.lakehouse().contains("://")) {
      return;
    }
    var folder = Path.of(settings.lakehouse());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
  }

  private static WrongUse unwritable(Path folder, IOException e) {
    return new WrongUse(
        "The lakehouse folder %s cannot be written. Give it rights, or name another under 'lakehouse' in the conf."
            .formatted(folder),
        e);
  }

  SparkSession spark() {
    if (spark == null) {
      StoreChecks.require(settings);
      spark = Sessions.open(settings.spark());
    }
    return spark;
  }

  @Override
  public void close() {
    if (spark != null) {
      spark.stop();
    }
  }
}
