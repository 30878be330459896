package io.groundswell.lakehouse;

import org.apache.spark.sql.AnalysisException;

/** Turns what Spark, Delta and our own checks throw into one sentence and one exit code. */
final class Failures {
  private Failures() {}

  static GroundswellException explained(Table table, Exception e) {
    if (e instanceof GroundswellException ours) {
      return ours;
    }
    var breach = Audit.breach(e);
    if (breach != null) {
      return new Refused(
          "%s was not published, it stays as it was. Its contract says: %s. Look at that row, then correct the source, the job or the contract and run the days again."
              .formatted(table, breach),
          e);
    }
    var ofTheStore = StoreFailures.explained("%s could not be made".formatted(table), e);
    if (ofTheStore != null) {
      return ofTheStore;
    }
    if (e instanceof AnalysisException analysis) {
      return new WrongUse(
          "The job of %s does not fit the tables it reads: %s"
              .formatted(table, analysis.getMessage().lines().findFirst().orElse("")),
          e);
    }
    if (e.getClass().getName().contains("Concurrent")) {
      return new DaysHeld(
          "%s was written by another run at the same time. Nothing of this run was published there; run the days again when the other has ended."
              .formatted(table),
          e);
    }
    return new Failed(
        "%s could not be made: %s. The table stays as it was; the log has the whole story."
            .formatted(table, root(e)),
        e);
  }

  private static String root(Throwable e) {
    var cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
