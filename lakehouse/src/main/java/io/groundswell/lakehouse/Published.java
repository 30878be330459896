package io.groundswell.lakehouse;

import java.util.List;
import java.util.Map;

/**
 * What one job did in one run.
 *
 * @param read records read from landing, or rows that the scans of its tables delivered
 * @param kept rows published in the run's days
 * @param rejected rows kept in {@code ops.rejects} instead; {@code read = kept + rejected} for a
 *     job over landing
 * @param warned rows that break a rule of warning level, by rule
 * @param unread fields that the source had not sent before and no column reads
 * @param version of the table after the write
 * @param inputs the version of each table that was read
 * @param files the landed files that were read
 * @param sparkJobs how many Spark jobs it took
 */
public record Published(
    Table table,
    long read,
    long kept,
    long rejected,
    Map<String, Long> warned,
    List<Unread> unread,
    long version,
    Map<String, Long> inputs,
    List<Landing.LandedFile> files,
    double seconds,
    int sparkJobs) {

  /** Of a job that had nothing to read and left its table as it was. */
  static Published nothing(Table table, long version, double seconds) {
    return new Published(
        table, 0, 0, 0, Map.of(), List.of(), version, Map.of(), List.of(), seconds, 0);
  }
}
