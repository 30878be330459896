package io.groundswell.learn;

import java.util.Set;

/**
 * What is to be learnt from a table.
 *
 * @param label the column to foretell
 * @param time when a row was taken; null when that is not known
 * @param group whom a row is about; null when every row is about somebody else
 * @param dropped columns that must not be learnt from
 */
public record Question(String label, String time, String group, Set<String> dropped) {}
