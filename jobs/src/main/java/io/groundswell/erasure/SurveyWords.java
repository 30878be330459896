package io.groundswell.erasure;

import static io.groundswell.erasure.Silencer.blackOut;
import static io.groundswell.erasure.Silencer.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Where words stand in an answer to a survey. */
enum SurveyWords implements Silencer.Vendor {
  INSTANCE;

  @Override
  public boolean silence(ObjectNode response, Set<String> messages) {
    boolean isMeant =
        meantBy(id(response, "response_id")).stream().anyMatch(messages::contains)
            || meantBy(id(response, "id")).stream().anyMatch(messages::contains);
    return isMeant && blackOut(response, "comment", "text");
  }

  @Override
  public Set<String> meantBy(String id) {
    return Set.of("survey:" + id, "cancellation:" + id);
  }
}
