package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An S3 server, a process that can be killed and started again over the same objects. They are
 * plain files, so a test can look at them without it.
 */
final class Store implements AutoCloseable {
  static final String BUCKET = "lake";
  static final String KEY = "key-of-the-journey";
  static final String SECRET = "secret-of-the-journey-and-of-nobody-else";
  private static final int SECONDS = 60;

  private final Path home;
  private final int port;
  private Shell.Running server;

  private Store(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /** One that is running, with an empty bucket. */
  static Store in(Path home) throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("objects").resolve(BUCKET));
    var store = new Store(home, freePort());
    Files.writeString(
        home.resolve("server.properties"),
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(store.port, KEY, SECRET, home.resolve("objects")));
    store.start();
    return store;
  }

  void start() throws InterruptedException {
    var jar = Shell.PROJECT.resolve("journeys/target/s3-server/s3proxy.jar").toString();
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var properties = home.resolve("server.properties").toString();
    server =
        Shell.start(
            List.of(
                java,
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar,
                "--properties",
                properties),
            Map.of());
    for (int tenth = 0; !answers(); tenth++) {
      assertThat(tenth).as("The S3 server did not start").isLessThan(SECONDS * 10);
      Thread.sleep(100);
    }
  }

  /** As if its machine had lost its power. */
  void kill() throws InterruptedException {
    server.process().destroyForcibly().waitFor();
  }

  int port() {
    return port;
  }

  /** The folder that holds the bucket's objects. */
  Path objects() {
    return home.resolve("objects").resolve(BUCKET);
  }

  @Override
  public void close() {
    server.process().destroyForcibly();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
