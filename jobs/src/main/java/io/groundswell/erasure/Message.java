package io.groundswell.erasure;

/**
 * A message that is to have no text anywhere.
 *
 * @param id as in {@code silver.messages}; of a survey as in {@code silver.feedback}
 * @param ticket it belongs to; null of a survey
 * @param reason source or request
 * @param isNew whether it was not written down before
 */
record Message(String id, String ticket, String reason, boolean isNew) {}
