package io.groundswell.lakehouse;

import java.io.Serializable;
import java.util.Locale;

/** The name of a table, as it is written in SQL: {@code gold.advocates}. */
public record Table(Layer layer, String name) implements Serializable {

  /** Reads {@code layer.name}; a name of another form is a wrong use. */
  public static Table of(String qualified) {
    var parts = qualified.split("\\.", -1);
    if (parts.length == 2 && parts[1].matches("[a-z][a-z0-9_]*")) {
      for (var layer : Layer.values()) {
        if (layer.folder().equals(parts[0].toLowerCase(Locale.ROOT))) {
          return new Table(layer, parts[1]);
        }
      }
    }
    throw new WrongUse(
        "'%s' is not the name of a table. Write layer.name, such as gold.advocates."
            .formatted(qualified));
  }

  @Override
  public String toString() {
    return layer.folder() + "." + name;
  }
}
