package io.groundswell.simulate;

import java.util.function.IntFunction;

/**
 * A subscription of a workspace: who pays it, in what rhythm, and how it stands on each day.
 *
 * @param name tells it from the others of the workspace
 * @param interval of its bills, which may come more often than those of some of its items
 * @param standing null before its first day
 */
record Subscription(
    Workspace workspace,
    String name,
    String customerId,
    String currency,
    int startedOn,
    int trialDays,
    int anchorDay,
    String interval,
    int intervalCount,
    IntFunction<Standing> standing) {
  /** The one for the plan. */
  static final String MAIN = "subscription";

  String id() {
    return "sub_" + workspace.dice().fork(name).token(24);
  }

  int cycleDays() {
    return switch (interval) {
      case "week" -> 7 * intervalCount;
      case "year" -> 360;
      default -> 30 * intervalCount;
    };
  }

  int cycleStart(int day) {
    return Math.max(startedOn, day - Math.floorMod(day - anchorDay, cycleDays()));
  }
}
