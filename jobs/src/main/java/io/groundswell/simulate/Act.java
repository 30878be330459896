package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing a person does in a session: a Segment call before it has a time and a device.
 *
 * @param type track, page, identify, group or alias
 * @param name the event or page name, null for the others
 * @param path the page on which it happens, or null when a server does it and no browser is there
 * @param payload its properties or traits
 */
record Act(String type, String name, String path, ObjectNode payload) {

  static Act track(String event, String path, ObjectNode properties) {
    return new Act("track", event, path, properties);
  }

  static Act page(String path) {
    return new Act("page", title(path), path, Wire.object());
  }

  boolean isServerSide() {
    return path == null;
  }

  static String title(String path) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty()
        ? "Home"
        : Character.toUpperCase(last.charAt(0)) + last.substring(1).replace('-', ' ');
  }
}
