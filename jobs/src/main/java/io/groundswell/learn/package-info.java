/**
 * Learns from labelled rows what a label depends on, as a sum of curves that anybody can read.
 * Knows no table.
 */
package io.groundswell.learn;
