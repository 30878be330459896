package io.groundswell.simulate;

import io.groundswell.simulate.Product.Plan;

/** What people talk about on a day: how big each topic is, and for whom. */
final class Talk {

  private Talk() {}

  /** The topic of a complaint, question or wish of this workspace on this day. */
  static Topic need(Workspace workspace, int day, World world, Dice dice) {
    return pick(workspace, day, world, dice, false);
  }

  static Topic praise(Workspace workspace, int day, World world, Dice dice) {
    return pick(workspace, day, world, dice, true);
  }

  private static Topic pick(
      Workspace workspace, int day, World world, Dice dice, boolean praising) {
    var weights = new double[Topic.ALL.size()];
    for (int i = 0; i < weights.length; i++) {
      var topic = Topic.ALL.get(i);
      weights[i] =
          topic.isPraise() == praising
              ? size(i) * onDay(topic, day, world) * forWhom(topic, workspace, day)
              : 0;
    }
    return Topic.ALL.get(dice.weighted(weights));
  }

  /** Zipf: the second is half the first, more or less; the order is stirred once and for ever. */
  static double size(int index) {
    int rank = 1 + index * 19 % Topic.ALL.size();
    return 1 / StrictMath.pow(rank + 1.5, 0.85);
  }

  static double onDay(Topic topic, int day, World world) {
    double through = Math.max(0, (double) day / world.period().days());
    return switch (topic.shape()) {
      case "leak" -> 0.02 + 0.75 * through;
      case "storm" -> {
        int since = day - world.storm().day();
        yield since < 0 || since > 4 ? 0.01 : new double[] {90, 40, 12, 4, 2}[since];
      }
      case "relapse" -> relapse(day, world);
      default -> 1;
    };
  }

  private static double relapse(int day, World world) {
    if (day < world.relapseFixedOn()) {
      return 2.5;
    }
    return day < world.relapsedOn() ? 0.15 : 2.2;
  }

  private static double forWhom(Topic topic, Workspace workspace, int day) {
    var fate = workspace.fate();
    boolean paying = fate.planOn(day) != Plan.FREE;
    return switch (topic.audience()) {
      case "paid" -> paying ? 1.3 : 0.02;
      case "free" -> paying ? 0.03 : fate.wants(day) ? 5 : 1.8;
      case "technical" -> workspace.firm().industry().equals("software") ? 3 : 0.4;
      case "stuck" -> fate.wants(day) && !fate.canBuyAlone() ? 9 : fate.wants(day) ? 0.6 : 0.12;
      case "leaving" -> day > fate.churnsOn() - 25 && !fate.isSilent() ? 12 : 0.25;
      default -> 1;
    };
  }
}
