package io.groundswell.gold;

import java.time.LocalDate;

/**
 * A thing that a customer said, as it is looked at for new topics.
 *
 * @param accountId null when unknown
 * @param speaker the account, else the user, else nobody else than whoever said this
 * @param vector of the text, of length one
 */
record Said(
    String feedbackId,
    LocalDate knownOn,
    LocalDate saidOn,
    String accountId,
    String speaker,
    String text,
    float[] vector) {}
