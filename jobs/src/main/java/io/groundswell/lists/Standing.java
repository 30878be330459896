package io.groundswell.lists;

/**
 * Where somebody stood on a day.
 *
 * @param rank on the list; null when not on it
 * @param heldBackBy why not; null when on it
 * @param accountName whose account
 */
record Standing(Integer rank, String heldBackBy, String accountName) {}
