package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * A text somebody wrote, and what was planted in it.
 *
 * @param topic what it is about, or null for small talk
 * @param secrets the personal data inside, exactly as written
 */
record Said(String text, Topic topic, List<Secret> secrets) {

  /** One piece of personal data: person, email, phone, card, iban or ip. */
  record Secret(String type, String text) {}

  ArrayNode secretsJson() {
    return Wire.objects(
        secrets.stream()
            .map(secret -> Wire.object().put("type", secret.type()).put("text", secret.text()))
            .toList());
  }
}
