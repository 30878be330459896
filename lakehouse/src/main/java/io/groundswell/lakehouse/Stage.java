package io.groundswell.lakehouse;

import java.util.List;

/**
 * A step of the pipeline: jobs that share one process when scheduled.
 *
 * @param name as the scheduler calls it
 * @param does what it does, in a sentence
 * @param jobs in the order data flows
 */
public record Stage(String name, String does, List<Job> jobs) {}
