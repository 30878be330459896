package io.groundswell.lakehouse;

/** Another run holds days of this run. */
public final class DaysHeld extends GroundswellException {
  private static final long serialVersionUID = 1L;

  public DaysHeld(String message) {
    this(message, null);
  }

  public DaysHeld(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 4;
  }
}
