package io.groundswell.simulate;

/**
 * A company that uses Loomline, in one or several workspaces.
 *
 * @param index its number in the simulation, from 0
 * @param gladness how well it is served, a standard normal of sorts; its people scatter around it
 * @param isOurs whether it is Loomline itself, trying its own product
 */
record Firm(
    int index,
    String name,
    String domain,
    String industry,
    Country country,
    int employees,
    double gladness,
    boolean isOurs,
    Dice dice) {

  static Firm found(long seed, int index, Dice seedDice) {
    var dice = seedDice.fork("firm", index);
    boolean isOurs = index == 0;
    var name = isOurs ? "Loomline" : Names.firm(dice);
    return new Firm(
        index,
        name,
        isOurs ? Names.OUR_DOMAIN : Names.domain(name, index),
        isOurs ? "software" : dice.pick(Names.INDUSTRIES),
        dice.pick(Country.ALL),
        isOurs ? 60 : (int) Math.max(1, StrictMath.exp(3.2 + 1.7 * dice.normal())),
        0.75 * dice.normal(),
        isOurs,
        dice);
  }
}
