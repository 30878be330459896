package io.groundswell.text;

import java.util.List;

/**
 * A text and what is personal in it.
 *
 * @param template the sentence it was made from: texts of one template are never split
 * @param spans in order, without overlaps
 */
record Labelled(String template, String text, List<Span> spans) {}
