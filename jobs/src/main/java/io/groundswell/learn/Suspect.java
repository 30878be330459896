package io.groundswell.learn;

/**
 * A column that seems to know the label before it can be known.
 *
 * @param reason what is strange about it, in words
 */
public record Suspect(String column, String reason) {}
