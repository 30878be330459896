package io.groundswell.simulate;

/**
 * How the calls of a day get from the browser to Segment.
 *
 * @param daysLate days between doing and sending, for those who were offline
 * @param isRepeated whether the whole day is delivered once more on the next day
 */
record Delivery(int daysLate, boolean isRepeated) {

  static final Delivery AT_ONCE = new Delivery(0, false);

  static Delivery of(Dice dice) {
    boolean offline = dice.chance(0.012);
    int daysLate = dice.between(1, 5);
    return new Delivery(offline ? daysLate : 0, dice.chance(0.004));
  }
}
