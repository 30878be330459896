package io.groundswell.lakehouse;

/**
 * Something a person can act on: the message says what happened, why, and what to do now.
 *
 * <p>The kind decides the exit code that a scheduler sees.
 */
public abstract sealed class GroundswellException extends RuntimeException
    permits Failed, WrongUse, Refused, DaysHeld, StoreSilent {
  private static final long serialVersionUID = 1L;

  GroundswellException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the process ends with: 1 failed, 2 wrong use, 3 data refused, 4 days held. */
  public abstract int exitCode();
}
