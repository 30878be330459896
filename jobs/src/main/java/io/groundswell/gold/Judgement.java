package io.groundswell.gold;

import io.groundswell.learn.LossFall;
import io.groundswell.learn.Quality.Measured;
import io.groundswell.learn.Verdict;
import java.util.Optional;

/** Whether a model may be published, and why. */
record Judgement(boolean isPublishable, String words) {

  /**
   * A judgement by cases that did not teach.
   *
   * @param ofRecency the AUC of a model that knows only how recently somebody was there
   * @param written the AUC of the written card, where there is one
   * @param byChallenger how much better a logistic regression foretells the same cases
   */
  static Judgement of(
      Measured found, double ofRecency, Optional<Double> written, LossFall byChallenger) {
    var verdict = Verdict.of(found);
    if (!verdict.isPublishable) {
      return new Judgement(false, verdict.words);
    }
    double auc = found.found().auc();
    var beside =
        "how recently somebody was there, with %.3f%s"
            .formatted(
                ofRecency, written.map("; the written card, with %.3f"::formatted).orElse(""));
    if (auc <= ofRecency || written.stream().anyMatch(card -> auc <= card)) {
      return new Judgement(
          false, "What needs no model tells as much: %s; this, with %.3f.".formatted(beside, auc));
    }
    if (byChallenger.isBeyondNoise()) {
      return new Judgement(
          false,
          "A logistic regression foretells the same cases better: its mean log loss is lower by %.4f, with a standard error of %.4f."
              .formatted(byChallenger.mean(), byChallenger.error()));
    }
    return new Judgement(
        true,
        "It foretells what it was not taught with an AUC of %.3f; %s.".formatted(auc, beside));
  }
}
