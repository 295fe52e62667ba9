package io.opentrade.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentrade.server.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the figures to who watches: at `http://127.0.0.1:PORT/metrics`, and in a file that is
/// replaced every few seconds. Does neither where nobody asked for it.
public final class MetricsPublisher implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> text;
  private final Log log;
  private @Nullable HttpServer server;
  private @Nullable Thread writer;

  public MetricsPublisher(Supplier<String> text, Log log) {
    this.text = text;
    this.log = log;
  }

  /// Begins; what cannot be done is told in the log.
  ///
  /// @param port of the loopback address; 0 for none
  public void start(int port, Optional<Path> file) {
    if (port != 0) {
      listen(port);
    }
    file.ifPresent(path -> writer = Thread.ofVirtual().name("metrics").start(() -> keep(path)));
  }

  private void listen(int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer made = HttpServer.create(address, 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext("/", this::answer);
      made.start();
      server = made;
    } catch (IOException failed) {
      log.error("the figures cannot be offered", failed, "port", port);
    }
  }

  /// A page of a browser must not read them by way of its own address: Host is checked.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      boolean local = host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");
      boolean known = exchange.getRequestURI().getPath().equals("/metrics");
      if (!local || !known || !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TYPE);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void keep(Path file) {
    try {
      while (true) {
        write(file);
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whoever reads it sees it whole.
  private void write(Path file) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text.get());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      log.warn("the figures cannot be written", "cause", failed);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    if (writer != null) {
      writer.interrupt();
    }
  }
}
