package io.groundswell.command;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether this machine can do the work: Java, memory, room on the disks, rights. */
final class MachineChecks {
  private static final long GIGABYTE = 1L << 30;
  private static final long LEAST_HEAP = GIGABYTE;

  /** Java needs memory beside its heap, and so do the sentence model and everybody else. */
  private static final double LARGEST_SHARE_OF_MEMORY = 0.75;

  private static final long TIGHT_DISK = 5 * GIGABYTE;
  private static final long FULL_DISK = GIGABYTE / 2;

  private MachineChecks() {}

  static List<Finding> javaAndMemory() {
    return List.of(java(Runtime.version().feature()), memory(heap(), machine()));
  }

  /**
   * Room and rights of every local folder that the conf names, and of the one for temporary files.
   */
  static List<Finding> folders(Settings settings) {
    var findings = new ArrayList<Finding>();
    findings.add(folder("lakehouse", settings.lakehouse()));
    findings.add(folder("lists", settings.lists()));
    findings.add(folder("temporary files", System.getProperty("java.io.tmpdir")));
    findings.removeIf(finding -> finding == null);
    return findings;
  }

  static Finding java(int version) {
    var home = System.getProperty("java.home");
    return version == 17
        ? Finding.ok("Java", "17, at " + home)
        : Finding.fail(
            "Java",
            "This is Java %d at %s, and Spark 4.1 with its Hadoop runs on 17. Set JAVA_HOME to a JDK 17."
                .formatted(version, home));
  }

  static Finding memory(long heap, long machine) {
    var has =
        "%s heap of %s in the machine, %d cores"
            .formatted(
                gigabytes(heap), gigabytes(machine), Runtime.getRuntime().availableProcessors());
    if (heap < LEAST_HEAP) {
      return Finding.warn(
          "memory", has + ". Even the demo is tight below 1 GB: set GROUNDSWELL_HEAP=2g.");
    }
    if (heap > machine * LARGEST_SHARE_OF_MEMORY) {
      return Finding.warn(
          "memory",
          has + ". Little is left for anything else; set GROUNDSWELL_HEAP to half of the machine.");
    }
    return Finding.ok("memory", has);
  }

  /** Null for a folder in an object store, which has neither a disk nor rights of the system. */
  static Finding folder(String what, String path) {
    if (path.contains("://")) {
      return null;
    }
    var there = Path.of(path).toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return Finding.fail(
          what,
          "%s cannot be a folder: %s is a file. Name another in the conf.".formatted(path, there));
    }
    if (!Files.isWritable(there)) {
      return Finding.fail(
          what,
          "%s cannot be written: %s belongs to somebody else. Give it rights, or name another folder in the conf."
              .formatted(path, there));
    }
    try {
      return room(what, path, Files.getFileStore(there).getUsableSpace());
    } catch (IOException e) {
      return Finding.warn(what, "%s: free room cannot be told: %s".formatted(path, e.getMessage()));
    }
  }

  static Finding room(String what, String path, long free) {
    var has = "%s, %s free".formatted(path, gigabytes(free));
    if (free < FULL_DISK) {
      return Finding.fail(
          what, has + ". A run would fill the disk: make room, or name another folder.");
    }
    return free < TIGHT_DISK
        ? Finding.warn(what, has + ". A long run may fill it: make room.")
        : Finding.ok(what, has);
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static long machine() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
  }
}
