package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's hold on the lakehouse. A day is made from the days before it, and Delta lets one commit
 * to a table win, so runs go one after the other, whatever their days.
 *
 * <p>A small file under {@code _leases} beside the tables, renewed while the run lives. One whose
 * process is gone, or that was not renewed for a while, holds nothing.
 *
 * <p>A little longer than other files, so that taking and giving back can be read in one go.
 */
public final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
  private static final Duration GATE_STALE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON =
      new ObjectMapper().findAndRegisterModules().registerModule(new JavaTimeModule());

  private final FileSystem fs;
  private final String run;
  private final Path file;
  private final ScheduledExecutorService renewal;
  private final Future<?> renewing;
  private boolean isLeft;

  private Lease(
      FileSystem fs, String run, Path file, ScheduledExecutorService renewal, Future<?> renewing) {
    this.fs = fs;
    this.run = run;
    this.file = file;
    this.renewal = renewal;
    this.renewing = renewing;
  }

  /** Holds the lakehouse for the run, or says who holds it. */
  public static Lease take(String root, Run run, Configuration conf, Clock clock) {
    var folder = new Path(root, "_leases");
    try {
      var fs = folder.getFileSystem(conf);
      fs.mkdirs(folder);
      var gate = new Path(folder, "gate");
      enter(fs, gate, run, clock);
      try {
        var here = InetAddress.getLocalHost().getHostName();
        for (var held : holds(fs, folder)) {
          if (held.hold().isLive(here, clock.instant())) {
            throw new DaysHeld(
                "Run %s on %s (process %d) is writing the days %s to %s. Wait for it to end, then run again; the tables are as they were."
                    .formatted(
                        held.hold().run(),
                        held.hold().host(),
                        held.hold().pid(),
                        held.hold().from(),
                        held.hold().to()));
          }
          fs.delete(held.file(), false);
        }
        var file = new Path(folder, run.id() + ".json");
        var mine =
            new Hold(run.id(), run.from(), run.to(), here, ProcessHandle.current().pid(), null);
        write(fs, file, mine.renewed(clock.instant()));
        var renewal = Executors.newSingleThreadScheduledExecutor(Lease::daemon);
        var every = RENEWED_EVERY.toSeconds();
        var renewing =
            renewal.scheduleAtFixedRate(
                () -> renew(fs, file, mine, clock), every, every, TimeUnit.SECONDS);
        Hold.HERE.add(run.id());
        return new Lease(fs, run.id(), file, renewal, renewing);
      } finally {
        fs.delete(gate, false);
      }
    } catch (IOException e) {
      var ofTheStore = StoreFailures.explained(root + " cannot be written", e);
      if (ofTheStore != null) {
        throw ofTheStore;
      }
      throw new Failed(
          "The lakehouse at %s cannot be written: %s. Check the path and the rights in the conf."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  /** The store is away: there is nobody to give it back to. */
  public void leave() {
    isLeft = true;
  }

  @Override
  public void close() {
    Hold.HERE.remove(run);
    renewing.cancel(false);
    renewal.shutdownNow();
    if (isLeft) {
      return;
    }
    try {
      fs.delete(file, false);
    } catch (IOException e) {
      throw new Failed(
          "The lease %s could not be given back; it ends by itself.".formatted(file), e);
    }
  }

  /** One at a time looks at the leases and adds its own: whoever creates the gate is inside. */
  private static void enter(FileSystem fs, Path gate, Run run, Clock clock) throws IOException {
    var mine = "%s %s".formatted(run.id(), UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    for (int attempt = 0; attempt < 200; attempt++) {
      try {
        NewFile.create(fs, gate, mine);
        return;
      } catch (FileAlreadyExistsException e) {
        var age = age(fs, gate, clock);
        if (age != null && age.compareTo(GATE_STALE) > 0) {
          fs.delete(gate, false);
        }
        pause();
      }
    }
    throw new DaysHeld("Another run is just starting. Run again in a minute.");
  }

  private static Duration age(FileSystem fs, Path gate, Clock clock) throws IOException {
    try {
      return Duration.between(
          Instant.ofEpochMilli(fs.getFileStatus(gate).getModificationTime()), clock.instant());
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("Interrupted while waiting for another run to start.", e);
    }
  }

  private record Held(Path file, Hold hold) {}

  private static List<Held> holds(FileSystem fs, Path folder) throws IOException {
    var holds = new ArrayList<Held>();
    for (var status : fs.listStatus(folder)) {
      if (status.getPath().getName().endsWith(".json")) {
        try (var in = fs.open(status.getPath())) {
          holds.add(
              new Held(status.getPath(), JSON.readValue((java.io.InputStream) in, Hold.class)));
        } catch (FileNotFoundException e) {
          continue;
        } catch (JsonProcessingException e) {
          var at = Instant.ofEpochMilli(status.getModificationTime());
          holds.add(new Held(status.getPath(), Hold.unreadable(status.getPath().getName(), at)));
        }
      }
    }
    return holds;
  }

  /** A renewal that fails is tried again with the next; ten minutes of them may fail. */
  private static void renew(FileSystem fs, Path file, Hold mine, Clock clock) {
    try {
      write(fs, file, mine.renewed(clock.instant()));
    } catch (Failed e) {
      LOG.warn("{}", e.getMessage(), e);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "lease");
    thread.setDaemon(true);
    return thread;
  }

  private static void write(FileSystem fs, Path file, Hold hold) {
    try (var out = fs.create(file, true)) {
      out.write(JSON.writeValueAsBytes(hold));
    } catch (IOException e) {
      throw new Failed("The lease %s could not be written.".formatted(file), e);
    }
  }
}
