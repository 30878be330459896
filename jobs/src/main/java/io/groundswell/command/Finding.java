package io.groundswell.command;

import io.groundswell.lakehouse.GroundswellException;
import java.util.function.Supplier;

/**
 * One thing that the doctor looked at.
 *
 * @param what was looked at
 * @param says how it is, and what to do when it is not well
 */
record Finding(Verdict verdict, String what, String says) {
  enum Verdict {
    OK,
    /** Work goes on, but perhaps not as wished. */
    WARN,
    /** A run would not end well. */
    FAIL
  }

  static Finding ok(String what, String says) {
    return new Finding(Verdict.OK, what, says);
  }

  static Finding warn(String what, String says) {
    return new Finding(Verdict.WARN, what, says);
  }

  static Finding fail(String what, String says) {
    return new Finding(Verdict.FAIL, what, says);
  }

  /** Well when {@code attempt} has something to say, else the message of what it ran into. */
  static Finding attempt(String what, Supplier<String> attempt) {
    try {
      return ok(what, attempt.get());
    } catch (GroundswellException e) {
      return fail(what, e.getMessage());
    }
  }
}
