/**
 * What can be read out of words: redaction, sentence vectors, topics, labels. Pure functions that
 * know no table; the few Columns at their edges are there because a library has to see the text.
 */
package io.groundswell.text;
