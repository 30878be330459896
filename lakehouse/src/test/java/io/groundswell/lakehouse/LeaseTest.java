package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-06T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  @Test
  void runsGoOneAfterTheOther() {
    var days = new Run(DAY, DAY.plusDays(9), "first");
    try (var held = take(days)) {
      assertThatThrownBy(() -> take(Run.of(DAY.plusDays(9), "second")))
          .isInstanceOf(DaysHeld.class)
          .hasMessageContaining("Run first")
          .hasMessageContaining("2026-01-05 to 2026-01-14");
      assertThatThrownBy(() -> take(Run.of(DAY.plusDays(10), "other days")))
          .isInstanceOf(DaysHeld.class);
    }
    take(Run.of(DAY.plusDays(9), "second")).close();
    assertThat(root.resolve("_leases").toFile().list()).isEmpty();
  }

  @Test
  void aProcessThatDiedHoldsNothing() throws Exception {
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    hold(InetAddress.getLocalHost().getHostName(), gone.pid(), NOON.instant());
    take(Run.of(DAY, "after it")).close();
  }

  @Test
  void aProcessRebornUnderItsOldNumberHoldsNothing() throws Exception {
    hold(InetAddress.getLocalHost().getHostName(), ProcessHandle.current().pid(), NOON.instant());
    take(Run.of(DAY, "after it")).close();
  }

  @Test
  void aLeaseThatWasCutOffHoldsForAWhile() throws Exception {
    Files.createDirectories(root.resolve("_leases"));
    var torn = Files.writeString(root.resolve("_leases/torn.json"), "{\"run\":");
    Files.setLastModifiedTime(torn, FileTime.from(NOON.instant().minusSeconds(60)));
    assertThatThrownBy(() -> take(Run.of(DAY, "second"))).isInstanceOf(DaysHeld.class);

    Files.setLastModifiedTime(torn, FileTime.from(NOON.instant().minusSeconds(3600)));
    take(Run.of(DAY, "second")).close();
  }

  @Test
  void onAnotherMachineALeaseHoldsWhileItIsRenewed() throws Exception {
    hold("another", 1, NOON.instant().minusSeconds(120));
    assertThatThrownBy(() -> take(Run.of(DAY, "second"))).isInstanceOf(DaysHeld.class);

    hold("another", 1, NOON.instant().minusSeconds(3600));
    take(Run.of(DAY, "second")).close();
  }

  private void hold(String host, long pid, Instant renewedAt) throws Exception {
    Files.createDirectories(root.resolve("_leases"));
    Files.writeString(
        root.resolve("_leases/dead.json"),
        """
        {"run":"dead","from":[2026,1,5],"to":[2026,1,5],"host":"%s","pid":%d,"renewedAt":%d}
        """
            .formatted(host, pid, renewedAt.getEpochSecond()));
  }

  private Lease take(Run run) {
    return Lease.take(root.toString(), run, new Configuration(), NOON);
  }
}
