package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Internet addresses of both versions, and hardware addresses. A version number is none. */
record IpAddresses() implements Recogniser {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  private static final Pattern FOUR_OCTETS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(?<!(?:version|release|v|upgrade|update|upgraded|updated|build|chrome|firefox|driver|firmware)(?: to| from)?.{0,3})"
              + OCTET
              + "(?:\\."
              + OCTET
              + "){3}(?![\\p{L}\\p{N}]|\\.\\d)",
          CASE_INSENSITIVE);
  private static final Pattern WITH_COLONS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:.])[0-9a-f:]{2,39}(?:(?:\\d{1,3}\\.){3}\\d{1,3})?(?![\\p{L}\\p{N}:])",
          CASE_INSENSITIVE);
  private static final Pattern HARDWARE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:-])(?:[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\\1[0-9a-f]{2}){4}|[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4})(?![\\p{L}\\p{N}:-]|\\.\\d)",
          CASE_INSENSITIVE);

  @Override
  public List<Span> spans(String text) {
    List<Span> spans =
        new ArrayList<>(Recogniser.matches(Placeholder.IP, List.of(FOUR_OCTETS, HARDWARE), text));
    spans.addAll(Recogniser.matches(Placeholder.IP, WITH_COLONS, text, IpAddresses::isVersionSix));
    return spans;
  }

  /** Eight groups, or fewer around one double colon; "12:30:45" and "::" are no addresses. */
  private static boolean isVersionSix(MatchResult match) {
    String address = match.group();
    boolean hasGap = address.contains("::");
    if (hasGap && address.indexOf("::") != address.lastIndexOf("::")) {
      return false;
    }
    int groups = 0;
    for (String group : address.split(":")) {
      if (group.length() > 4 && !group.contains(".")) {
        return false;
      }
      groups += group.isEmpty() ? 0 : group.contains(".") ? 2 : 1;
    }
    return hasGap ? groups >= 1 && groups <= 7 && address.length() > 3 : groups == 8;
  }
}
