package io.groundswell.lakehouse;

/** The data breaks a contract; the table stays as it was. */
public final class Refused extends GroundswellException {
  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    this(message, null);
  }

  public Refused(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 3;
  }
}
