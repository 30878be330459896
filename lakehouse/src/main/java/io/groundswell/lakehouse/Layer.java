package io.groundswell.lakehouse;

import java.util.Locale;

/** Where in the flow a table stands. Data moves down this list and never up. */
public enum Layer {
  /** Files as the vendors wrote them; not a Delta table. */
  LANDING,
  /** Every record that arrived, typed, with the raw record beside it. */
  BRONZE,
  /** Names, e-mails and phones: the only place where a person can be read. */
  RESTRICTED,
  /** Clean, pseudonymous, one meaning per column. */
  SILVER,
  /** What analysts, marketers and sellers read. */
  GOLD,
  /** What the pipeline says about itself. */
  OPS;

  /** The folder and the SQL schema of this layer. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
