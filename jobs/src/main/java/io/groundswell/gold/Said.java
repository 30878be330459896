package io.groundswell.gold;

import java.time.LocalDate;

/**
 * A thing that a customer said, as it is looked at for new topics; of a long one, a passage.
 *
 * @param passage its number in {@code silver.text_vectors}; 0 for what is taken as a whole
 * @param accountId null when unknown
 * @param speaker the account, else the user, else nobody else than whoever said this
 * @param text the words of the passage
 * @param vector of these words, of length one
 */
record Said(
    String feedbackId,
    int passage,
    LocalDate knownOn,
    LocalDate saidOn,
    String accountId,
    String speaker,
    String text,
    float[] vector) {

  /** Names the words, whenever they are told. */
  record Words(String feedbackId, int passage) {}

  Words words() {
    return new Words(feedbackId, passage);
  }
}
