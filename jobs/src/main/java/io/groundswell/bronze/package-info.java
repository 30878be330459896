/**
 * What arrived, typed: one class per table, each a mapping from a vendor's wire format to columns.
 *
 * <p>Every record of a file becomes a row or a reject with its reason. An envelope (a page, a list,
 * a batch) counts as its elements, so an empty page counts as none and {@code read = kept +
 * rejected} holds for the rows that a job yields.
 */
package io.groundswell.bronze;
