/**
 * What other programs are told of a run: lineage (OpenLineage) and metrics (Prometheus). A run
 * never fails of it.
 */
package io.groundswell.monitor;
