package io.groundswell.gold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A new topic on one of its days.
 *
 * @param said what is about it, as it was found or came; of each thing said one passage
 * @param p the chance of its being there by chance, on the day it was found
 * @param falseADay how many topics as unlikely come by chance on a day, as of then
 * @param takenOverBy the fitted topic that holds most of it; null while none does
 */
record EmergingTopic(
    String topicId,
    LocalDate foundOn,
    double p,
    double falseADay,
    List<Said> said,
    String takenOverBy) {

  EmergingTopic with(List<Said> more) {
    var all = new ArrayList<>(said);
    all.addAll(more);
    return new EmergingTopic(topicId, foundOn, p, falseADay, eachOnce(all), takenOverBy);
  }

  /** Of what is told in several passages the first. */
  static List<Said> eachOnce(List<Said> said) {
    var byFeedback = new LinkedHashMap<String, Said>();
    said.forEach(one -> byFeedback.putIfAbsent(one.feedbackId(), one));
    return List.copyOf(byFeedback.values());
  }

  EmergingTopic takenOverBy(String fitted) {
    return new EmergingTopic(topicId, foundOn, p, falseADay, said, fitted);
  }

  boolean holds(Said one) {
    return said.stream().anyMatch(own -> own.words().equals(one.words()));
  }

  /** Whether more than half of these are about it. */
  boolean holdsMostOf(List<Said> others) {
    return 2 * others.stream().filter(this::holds).count() > others.size();
  }

  /** The day on which the last of it became known. */
  LocalDate lastKnownOn() {
    return said.stream().map(Said::knownOn).max(LocalDate::compareTo).orElse(foundOn);
  }
}
