package io.groundswell.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;

/**
 * Which sentence model makes the vectors. Says where its files lie; {@link Embedder} loads them,
 * once in each JVM.
 *
 * @param id vectors of different ids cannot be compared: it stands beside each
 * @param weights an ONNX file, on the class path or on disk
 * @param vocabulary its {@code tokenizer.json}, in the same way
 * @param pooling how the numbers of a text's pieces become those of the text
 * @param dimensions the length of every vector
 * @param languages that it was taught, ISO 639-1; or {@value #ALL}
 */
public record SentenceModel(
    String id,
    String weights,
    String vocabulary,
    Pooling pooling,
    int dimensions,
    List<String> languages)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How the numbers of a text's pieces become those of the text. */
  public enum Pooling {
    /** Those of the first piece, which stands for all. */
    @JsonProperty("cls")
    CLS,
    /** Their mean. */
    @JsonProperty("mean")
    MEAN
  }

  /** For a model that was taught so many languages that nobody lists them. */
  private static final String ALL = "all";

  /** Lies in a jar of ours: English, 384 numbers. */
  public static final SentenceModel SHIPPED =
      new SentenceModel(
          "bge-small-en-v1.5-q-rows-2/cls/128",
          "/bge-small-en-v1.5-q.onnx",
          "/bge-small-en-v1.5-q-tokenizer.json",
          Pooling.CLS,
          384,
          List.of("en"));

  /**
   * Another one. Other weights under the same name are another model, so the id holds their hash.
   *
   * @param name a folder with {@code model.onnx} and {@code tokenizer.json}, or the name of a model
   *     in a jar of langchain4j, such as {@code all-minilm-l6-v2-q}
   */
  public static SentenceModel of(
      String name, Pooling pooling, int dimensions, List<String> languages) {
    boolean isFolder = Files.isDirectory(Path.of(name));
    var weights = isFolder ? Path.of(name, "model.onnx").toString() : "/" + name + ".onnx";
    var vocabulary =
        isFolder ? Path.of(name, "tokenizer.json").toString() : "/" + name + "-tokenizer.json";
    if (weights.equals(SHIPPED.weights)) {
      return SHIPPED;
    }
    try {
      read(vocabulary);
      var id =
          "%s-%s/%s/%d"
              .formatted(
                  Path.of(name).getFileName(),
                  fingerprint(read(weights)),
                  pooling.name().toLowerCase(Locale.ROOT),
                  Embedder.MAX_TOKENS);
      return new SentenceModel(id, weights, vocabulary, pooling, dimensions, languages);
    } catch (IOException e) {
      throw new WrongUse(
          "The sentence model '%s' cannot be read: %s. Name a folder with model.onnx and tokenizer.json, or a model whose jar is on the class path: 'model' under 'embedding' in the conf, or --model."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Whether it is the one that came with the product, whose thresholds are known. */
  public boolean isShipped() {
    return equals(SHIPPED);
  }

  /** Whether it knows a language; a text too short to tell is taken for one that it knows. */
  public Column knows(Column language) {
    return languages.contains(ALL)
        ? language.isNotNull()
        : language.isInCollection(languages).or(language.equalTo(Language.UNKNOWN));
  }

  boolean knows(String language) {
    return languages.contains(ALL)
        || languages.contains(language)
        || language.equals(Language.UNKNOWN);
  }

  byte[] readWeights() throws IOException {
    return read(weights);
  }

  byte[] readVocabulary() throws IOException {
    return read(vocabulary);
  }

  private static byte[] read(String place) throws IOException {
    try (var in = SentenceModel.class.getResourceAsStream(place)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    if (!Files.isRegularFile(Path.of(place))) {
      throw new IOException(place + " is neither a file nor in a jar of the class path");
    }
    return Files.readAllBytes(Path.of(place));
  }

  private static String fingerprint(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
