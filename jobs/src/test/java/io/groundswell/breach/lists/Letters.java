package io.groundswell.breach.lists;

/** Stands in for a list, so that others can breach a wall by naming it. */
public final class Letters {
  private Letters() {}
}
