/**
 * Who they are, and what they did, said and paid: clean, pseudonymous, one meaning per column.
 *
 * <p>A job here is a function of bronze rows and of silver tables that the pipeline lists before
 * it. Two kinds of table come out: <i>increments</i> (a row is said once) and <i>versions</i> (a
 * row each day on which the thing changed, complete as of that day).
 */
package io.groundswell.silver;
