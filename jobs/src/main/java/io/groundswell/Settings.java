package io.groundswell;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.groundswell.lakehouse.Strict;
import io.groundswell.lakehouse.TableSource;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.monitor.LineageSettings;
import io.groundswell.monitor.MetricsSettings;
import io.groundswell.text.SentenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where things lie: a conf such as {@code conf/local.yaml}.
 *
 * @param lakehouse the Delta tables: a path or URI
 * @param landing where vendors drop their files
 * @param lists where lists for people go
 * @param business the company's own {@code business.yaml}
 * @param topics what its analysts say about topics; null for nothing
 * @param embedding the sentence model; null for the one that is shipped
 * @param spark settings of Spark
 * @param sources tables of other systems that fill bronze tables
 * @param metrics where Prometheus finds metrics; null for nowhere
 * @param lineage who is told which table is made of which; null for nobody
 */
public record Settings(
    String lakehouse,
    String landing,
    String lists,
    String business,
    String topics,
    Embedding embedding,
    @JsonProperty("hash_key") HashKey hashKey,
    Map<String, String> spark,
    List<TableSource> sources,
    MetricsSettings metrics,
    LineageSettings lineage) {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  /** Where the secret is found: an environment variable first, then a file. */
  public record HashKey(String environment, String file) {}

  /**
   * Another sentence model than the one that is shipped.
   *
   * @param model a folder with {@code model.onnx} and {@code tokenizer.json}, or the name of one on
   *     the class path
   * @param pooling cls or mean
   * @param dimensions numbers in a vector
   * @param languages that it knows, ISO 639-1, or all; English when none is named
   */
  public record Embedding(
      String model, SentenceModel.Pooling pooling, Integer dimensions, List<String> languages) {
    public Embedding {
      if (model == null || pooling == null || dimensions == null) {
        throw new IllegalArgumentException(
            "'embedding' needs 'model', 'pooling' (cls or mean) and 'dimensions'");
      }
      languages = languages == null ? List.of("en") : languages;
    }

    /** Which one that is, found where it lies. */
    public SentenceModel sentenceModel() {
      return SentenceModel.of(model, pooling, dimensions, languages);
    }
  }

  public Settings {
    for (var path : new String[] {lakehouse, landing, lists, business}) {
      if (path == null || path.isBlank()) {
        throw new IllegalArgumentException(
            "'lakehouse', 'landing', 'lists' and 'business' must be given");
      }
    }
    spark = spark == null ? Map.of() : spark;
    sources = sources == null ? List.of() : sources;
  }

  /** Reads a conf and puts the values of environment variables in. */
  public static Settings load(Path file, Map<String, String> environment) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(
          "The conf %s does not exist. Name one with --conf; conf/local.yaml is the one to copy."
              .formatted(file));
    }
    try {
      return Strict.parse(
          filled(Files.readString(file), file, environment), file.toString(), Settings.class);
    } catch (IOException e) {
      throw new WrongUse("The conf %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Which model makes the vectors of texts. */
  public SentenceModel sentenceModel() {
    return embedding == null ? SentenceModel.SHIPPED : embedding.sentenceModel();
  }

  /** The secret behind the pseudonyms. */
  public String key(Map<String, String> environment) {
    var variable = hashKey == null ? null : hashKey.environment();
    var given = variable == null ? null : environment.get(variable);
    if (given != null && !given.isBlank()) {
      return given;
    }
    var file = hashKey == null || hashKey.file() == null ? null : Path.of(hashKey.file());
    if (file != null && Files.isReadable(file)) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new WrongUse(
            "The key file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
      }
    }
    throw new WrongUse(
        "There is no key for the hash that turns user ids into pseudonyms: %s is not set%s. Make one (openssl rand -hex 32), keep it where you keep secrets, and export it before every run."
            .formatted(
                variable == null ? "hash_key.environment" : variable,
                file == null ? "" : " and " + file + " does not exist"));
  }

  private static String filled(String text, Path file, Map<String, String> environment) {
    return VARIABLE
        .matcher(text.replaceAll("(?m)^[ \\t]*#.*$", "#"))
        .replaceAll(
            match -> {
              var value = environment.getOrDefault(match.group(1), match.group(2));
              if (value == null) {
                throw new WrongUse(
                    "%s asks for the environment variable %s, which is not set. Export it, or give a value after ':-'."
                        .formatted(file, match.group(1)));
              }
              return java.util.regex.Matcher.quoteReplacement(value);
            });
  }
}
