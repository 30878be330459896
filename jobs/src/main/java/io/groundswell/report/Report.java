package io.groundswell.report;

import io.groundswell.Business;
import java.util.List;

/** What the page asks, in the order in which it is read. */
public final class Report {
  private Report() {}

  public static List<Question> questions(Business business) {
    return List.of(
        new WhomToAsk(),
        new WhomToHelp(),
        new WhomToLeaveAlone(),
        new WhoMayLeave(),
        new WhatToEnd(),
        new HowFreeBecomePaying(business.activation()),
        new MayItBeTrusted());
  }
}
