package io.groundswell.lakehouse;

/** The work could not be done, through no fault of the data or of the command. */
public final class Failed extends GroundswellException {
  private static final long serialVersionUID = 1L;

  public Failed(String message) {
    this(message, null);
  }

  public Failed(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 1;
  }
}
