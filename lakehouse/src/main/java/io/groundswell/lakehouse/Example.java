package io.groundswell.lakehouse;

/**
 * A question that a table answers, to begin with.
 *
 * @param question in plain words
 * @param query the same in SQL, of which the engines that analysts use understand each word alike
 */
public record Example(String question, String query) {}
