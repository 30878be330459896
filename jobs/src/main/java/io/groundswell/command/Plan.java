package io.groundswell.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.groundswell.Business;
import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import io.groundswell.lists.Lists;
import io.groundswell.text.Pseudonyms;
import java.util.List;

/**
 * What the pipeline would do, for people, schedulers and documents.
 *
 * @param stages in the order data flows
 */
record Plan(List<Step> stages) {
  /** Nothing is hashed while nothing runs, so looking at the plan asks for no secret. */
  private static final Pseudonyms NOBODY = new Pseudonyms("whoever only looks needs no key");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A stage.
   *
   * @param name what {@code run --stage} calls it
   * @param lists the lists that it writes for people
   */
  record Step(String name, String does, List<Making> jobs, List<String> lists) {}

  /**
   * A job.
   *
   * @param table the table it makes, which {@code run --job} calls it by
   * @param inputs the tables it reads; those of the landing layer are folders of files
   */
  record Making(String table, List<String> inputs) {}

  static Plan of(Business business) {
    return new Plan(stages(business).stream().map(Plan::step).toList());
  }

  /** The stages with jobs that can be asked about their tables, and must not be run. */
  static List<Stage> stages(Business business) {
    return new Pipeline(business, NOBODY).stages();
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Names are always JSON.", e);
    }
  }

  private static Step step(Stage stage) {
    return new Step(
        stage.name(),
        stage.does(),
        stage.jobs().stream()
            .map(
                job ->
                    new Making(
                        job.output().toString(),
                        job.inputs().stream().map(Table::toString).toList()))
            .toList(),
        Lists.of(stage.jobs().stream().map(Job::output).toList()));
  }
}
