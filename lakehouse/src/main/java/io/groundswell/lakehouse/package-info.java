/**
 * Contracts, daily slices and the one door to Delta. Knows none of our tables.
 *
 * <p>Only the door read or write; everything else here is a value or a pure function.
 */
package io.groundswell.lakehouse;
