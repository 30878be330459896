package io.groundswell.learn;

import io.groundswell.learn.Quality.Measured;

/** What a backtest comes to. */
public enum Verdict {
  NO_SKILL(false, "no skill: nothing in these columns tells the label better than chance"),
  SKILL(true, "skill"),
  TOO_GOOD(
      false,
      "too good to be true: something here is known only because the label came true; a model would be refused");

  /**
   * Held against a bound that is surer than usual: foretelling noise varies more than its rows do.
   */
  private static final double CHANCE = 0.5;

  private static final double TOO_GOOD_AUC = 0.98;

  /** Whether a model may be published. */
  public final boolean isPublishable;

  /** In words. */
  public final String words;

  Verdict(boolean isPublishable, String words) {
    this.isPublishable = isPublishable;
    this.words = words;
  }

  /** Of rows that were not learnt from. */
  public static Verdict of(Measured quality) {
    if (quality.found().auc() > TOO_GOOD_AUC) {
      return TOO_GOOD;
    }
    return quality.sureAuc() > CHANCE ? SKILL : NO_SKILL;
  }
}
