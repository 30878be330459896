package io.groundswell.text;

import java.util.List;

/**
 * Texts in their passages, and the vectors that were needed to find these.
 *
 * @param passages by text; none for one that is best taken as a whole
 * @param sentences a passage of a single sentence has the same vector to the bit
 */
record CutTexts(List<List<LongText.Passage>> passages, KnownVectors sentences) {}
