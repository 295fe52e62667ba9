package io.opentrade.server.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An exchange on the loopback that answers each path with what a test taught it, remembers every
/// request, and fails on demand.
public final class Loopback implements AutoCloseable {
  /// A request as it came.
  public record Asked(
      String method, String path, String query, Map<String, String> headers, String body) {
    /// Method and path.
    public String what() {
      return method + " " + path;
    }

    /// A header by its name in lower case; empty where it is missing.
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// An answer; a status of 0 means that the connection ends without one.
  public record Reply(int status, Map<String, String> headers, String body, long delayMillis) {}

  private final HttpServer server;
  private final Map<String, Deque<Reply>> taught = new HashMap<>();
  private final Map<String, Function<Asked, @Nullable Reply>> answers = new ConcurrentHashMap<>();
  public final List<Asked> asked = new CopyOnWriteArrayList<>();

  public Loopback() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Answers a path; several answers are given in turn, and the last again and again.
  public Loopback on(String what, String... bodies) {
    for (String body : bodies) {
      on(what, new Reply(200, Map.of(), body.replace('\'', '"'), 0));
    }
    return this;
  }

  public synchronized Loopback on(String what, Reply reply) {
    taught.computeIfAbsent(what, _ -> new ArrayDeque<>()).add(reply);
    return this;
  }

  /// Answers a path by what is asked; null for what was taught otherwise.
  public synchronized Loopback answering(String what, Function<Asked, @Nullable Reply> answer) {
    answers.put(what, answer);
    return this;
  }

  /// Forgets what a path answers.
  public synchronized Loopback forget(String what) {
    taught.remove(what);
    return this;
  }

  public static Reply status(int status, String body) {
    return new Reply(status, Map.of(), body.replace('\'', '"'), 0);
  }

  public static Reply html(int status) {
    return new Reply(status, Map.of("Content-Type", "text/html"), "<html>sorry</html>", 0);
  }

  public static Reply header(int status, String name, String value) {
    return new Reply(status, Map.of(name, value), "{}", 0);
  }

  /// Takes the request and ends the connection.
  public static Reply hangUp() {
    return new Reply(0, Map.of(), "", 0);
  }

  /// Takes the request and answers too late.
  public static Reply late(long millis) {
    return new Reply(200, Map.of(), "{}", millis);
  }

  private synchronized @Nullable Reply next(String what) {
    Deque<Reply> replies = taught.get(what);
    return replies == null ? null : replies.size() > 1 ? replies.poll() : replies.peek();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestURI().getRawQuery()),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    asked.add(request);
    Function<Asked, @Nullable Reply> known = answers.get(request.what());
    Reply reply = known == null ? null : known.apply(request);
    if (reply == null) {
      reply = next(request.what());
    }
    if (reply == null) {
      reply = status(404, "{'code':-1,'retCode':-1,'msg':'nobody taught " + request.what() + "'}");
    }
    if (reply.status() == 0) {
      exchange.close();
      return;
    }
    if (reply.delayMillis() > 0) {
      try {
        Thread.sleep(reply.delayMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] bytes = reply.body().getBytes(UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// The requests of a method and path.
  public List<Asked> of(String what) {
    return asked.stream().filter(request -> request.what().equals(what)).toList();
  }

  /// The last one of them.
  public Asked last(String what) {
    return of(what).getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
