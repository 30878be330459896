package io.groundswell.breach.gold;

/** Planted: a job that talks on the stream that carries answers. */
public final class Prints {
  private Prints() {}

  static void rows(long count) {
    System.out.println(count);
  }
}
