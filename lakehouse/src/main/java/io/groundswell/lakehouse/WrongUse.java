package io.groundswell.lakehouse;

/** The command, the conf or the code asks for something that cannot be. */
public final class WrongUse extends GroundswellException {
  private static final long serialVersionUID = 1L;

  public WrongUse(String message) {
    this(message, null);
  }

  public WrongUse(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
