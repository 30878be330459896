package io.groundswell.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a store and makes it as bad as stores can be: of all requests some are told to come
 * slower (503), some are answered late, and of some that were carried out the answer is lost.
 */
final class Weather implements AutoCloseable {
  private static final int THROTTLED = 53;
  private static final int LATE = 71;
  private static final int LATE_MILLIS = 300;
  private static final int LOST = 37;
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");
  private static final byte[] SLOW_DOWN =
      "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
          .getBytes(StandardCharsets.UTF_8);

  static {
    // The signature of a request covers the host that it was sent to.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger throttled = new AtomicInteger();
  final AtomicInteger late = new AtomicInteger();
  final AtomicInteger lost = new AtomicInteger();

  private final HttpServer server;
  private final HttpClient client = HttpClient.newBuilder().build();
  private final int store;

  private Weather(HttpServer server, int store) {
    this.server = server;
    this.store = store;
  }

  static Weather before(Store store) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    var weather = new Weather(server, store.port());
    server.createContext("/", weather::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work, "weather");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return weather;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    System.err.printf(
        "weather: of %s requests %s were throttled, %s late, %s lost%n",
        requests, throttled, late, lost);
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var number = requests.incrementAndGet();
    var body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (number % THROTTLED == 0) {
        throttled.incrementAndGet();
        throttle(exchange);
        return;
      }
      if (number % LATE == 0) {
        late.incrementAndGet();
        Thread.sleep(LATE_MILLIS);
      }
      var answer = client.send(forwarded(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      if (number % LOST == 0 && exchange.getRequestMethod().equals("PUT")) {
        lost.incrementAndGet();
        return;
      }
      give(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void throttle(HttpExchange exchange) throws IOException {
    boolean isOfHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(503, isOfHead ? -1 : SLOW_DOWN.length);
    if (!isOfHead) {
      exchange.getResponseBody().write(SLOW_DOWN);
    }
  }

  private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
    var to = URI.create("http://127.0.0.1:" + store + exchange.getRequestURI());
    var request =
        HttpRequest.newBuilder(to)
            .version(HttpClient.Version.HTTP_1_1)
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void give(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    boolean isOfHead = exchange.getRequestMethod().equals("HEAD");
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              var plain = name.toLowerCase(java.util.Locale.ROOT);
              if (!OF_THE_CONNECTION.contains(plain)
                  || (isOfHead && plain.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    var body = answer.body();
    exchange.sendResponseHeaders(
        answer.statusCode(), isOfHead || body.length == 0 ? -1 : body.length);
    if (!isOfHead) {
      exchange.getResponseBody().write(body);
    }
  }
}
