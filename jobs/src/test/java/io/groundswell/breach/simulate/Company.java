package io.groundswell.breach.simulate;

/** Stands in for the simulation, so that others can breach a wall by naming it. */
public final class Company {
  private Company() {}

  public static boolean isAdvocate(String userId) {
    return userId.endsWith("7");
  }
}
