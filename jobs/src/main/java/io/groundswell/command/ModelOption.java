package io.groundswell.command;

import io.groundswell.Settings;
import io.groundswell.Settings.Embedding;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.SentenceModel.Pooling;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * Which sentence model reads the texts of a file: the one that is shipped, that of a conf, or,
 * where there is no conf, one that is named with what a conf would say of it.
 */
final class ModelOption {
  /** Of nearly all small sentence models. */
  private static final int DIMENSIONS = 384;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description =
          "A conf whose 'embedding' names the sentence model, as the pipeline has it. Nothing else of it is heeded.")
  private Path conf;

  @Option(
      names = "--model",
      paramLabel = "FOLDER|NAME",
      description =
          "Another sentence model than the one that is shipped: a folder with model.onnx and tokenizer.json, or the name of one on the class path.")
  private String name;

  @Option(
      names = "--pooling",
      paramLabel = "WAY",
      description = "With --model: cls or mean, as its card says.")
  private Pooling pooling;

  @Option(
      names = "--dimensions",
      paramLabel = "N",
      description = "With --model: how many numbers a vector has (default: 384).")
  private Integer dimensions;

  @Option(
      names = "--languages",
      paramLabel = "LANGUAGE",
      split = ",",
      description = "With --model: those that it knows, such as en,de, or all (default: en).")
  private List<String> languages;

  SentenceModel chosen() {
    if (name == null) {
      if (pooling != null || dimensions != null || languages != null) {
        throw new WrongUse(
            "--pooling, --dimensions and --languages say what a model is like, and no --model is named. Name one.");
      }
      return conf == null
          ? SentenceModel.SHIPPED
          : Settings.load(conf, System.getenv()).sentenceModel();
    }
    if (conf != null) {
      throw new WrongUse(
          "--conf and --model both name a sentence model. Give the conf that says 'embedding', or --model.");
    }
    if (pooling == null) {
      throw new WrongUse("--model needs --pooling, cls or mean. The card of the model says which.");
    }
    int numbers = dimensions == null ? DIMENSIONS : dimensions;
    return new Embedding(name, pooling, numbers, languages).sentenceModel();
  }
}
