package io.groundswell.lakehouse;

/** The object store does not answer, so whatever else wants it need not try either. */
public final class StoreSilent extends GroundswellException {
  private static final long serialVersionUID = 1L;

  public StoreSilent(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 1;
  }
}
