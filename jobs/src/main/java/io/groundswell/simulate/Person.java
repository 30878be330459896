package io.groundswell.simulate;

import io.groundswell.simulate.Product.Feature;
import java.util.List;
import java.util.Map;

/**
 * Somebody who works in a workspace.
 *
 * @param home the number of the workspace that the person belongs to; guests work elsewhere too
 * @param joinedOn the first day in the product; before day 0 for those who were there already
 * @param leftOn the day from which the person does nothing any more, or never
 * @param rate the chance to be active on an ordinary weekday
 * @param gladness the latent liking of the product; advocates are drawn from its upper end
 * @param tastes how strongly each feature attracts this person; absent features are never used
 * @param skewMillis how wrong the clock of the person's device is, mostly 0
 * @param isAdvocate whether the person would gladly speak for us: planted truth
 */
record Person(
    String userId,
    String first,
    String last,
    String email,
    String phone,
    String role,
    int home,
    int joinedOn,
    int leftOn,
    double rate,
    double gladness,
    Map<Feature, Double> tastes,
    List<String> userAgents,
    long skewMillis,
    boolean isSharedMailbox,
    boolean isAdvocate,
    Dice dice) {

  String name() {
    return isSharedMailbox ? first : first + " " + last;
  }

  boolean isHere(int day) {
    return day >= joinedOn && day < leftOn;
  }

  boolean leads() {
    return !role.equals("member");
  }

  /** The id of the browser before anybody signed in on it. */
  String anonymousId() {
    return uuid(dice.fork("anonymous"));
  }

  String ip() {
    var ip = dice.fork("ip");
    return ip.pick("192.0.2.", "198.51.100.", "203.0.113.") + ip.between(1, 254);
  }

  static String uuid(Dice dice) {
    var hex = dice.hex(32);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        "4" + hex.substring(13, 16),
        "a" + hex.substring(17, 20),
        hex.substring(20));
  }
}
