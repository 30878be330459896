package io.groundswell.lakehouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the file of a {@link Lease} says. */
record Hold(String run, LocalDate from, LocalDate to, String host, long pid, Instant renewedAt) {
  private static final Duration STALE = Duration.ofMinutes(10);

  /** The runs of this very process. */
  static final Set<String> HERE = ConcurrentHashMap.newKeySet();

  /**
   * A file that was cut off while it was written holds until it is certain that nobody renews it.
   */
  static Hold unreadable(String file, Instant modifiedAt) {
    return new Hold(file, LocalDate.EPOCH, LocalDate.EPOCH, "unknown", -1, modifiedAt);
  }

  Hold renewed(Instant at) {
    return new Hold(run, from, to, host, pid, at);
  }

  boolean isLive(String here, Instant now) {
    boolean isFresh = renewedAt.plus(STALE).isAfter(now);
    if (!host.equals(here)) {
      return isFresh;
    }
    // In a container the next process often has the number of the last one.
    boolean isOurs = pid == ProcessHandle.current().pid();
    boolean runs = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    return isFresh && runs && (!isOurs || HERE.contains(run));
  }
}
