package io.opentrade.server.market;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A Binance of one market on the loopback: five-minute bars from its listing to its present time,
/// an outage in between, the running bar included, as the real one does.
final class LoopbackExchange implements AutoCloseable {
  static final long STEP = 300_000;
  static final long LISTED = 1_700_000_100_000L;

  private final HttpServer server;
  final List<String> asked = new ArrayList<>();

  /// Answers to give before the ordinary ones: status, Retry-After (or empty), body.
  final Deque<String[]> scripted = new ArrayDeque<>();

  long now = LISTED + 2_500 * STEP + 60_000;
  long outageFrom = LISTED + 700 * STEP;
  long outageTo = LISTED + 710 * STEP;
  int weight = 10;
  long delayMillis;

  LoopbackExchange() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    if (delayMillis > 0) {
      try {
        Thread.sleep(delayMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Map<String, String> query = query(exchange);
    String[] next = scripted.poll();
    if (next != null && !next[0].equals("pass")) {
      if (!next[1].isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", next[1]);
      }
      send(exchange, Integer.parseInt(next[0]), next[2]);
    } else if (exchange.getRequestURI().getPath().equals("/api/v3/time")) {
      send(exchange, 200, "{\"serverTime\":" + now + "}");
    } else if (!"BTCUSDT".equals(query.get("symbol"))) {
      send(exchange, 400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    } else if (exchange.getRequestURI().getPath().equals("/api/v3/exchangeInfo")) {
      send(exchange, 200, market());
    } else {
      send(exchange, 200, klines(query));
    }
  }

  private String market() {
    return """
    {"timezone":"UTC","serverTime":%d,"rateLimits":[],"exchangeFilters":[],"symbols":[{"symbol":"BTCUSDT",
    "status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
    {"filterType":"PRICE_FILTER","minPrice":"0.01000000","maxPrice":"1000000.00000000","tickSize":"0.01000000"},
    {"filterType":"LOT_SIZE","minQty":"0.00001000","maxQty":"9000.00000000","stepSize":"0.00001000"}]}]}
    """
        .formatted(now);
  }

  private String klines(Map<String, String> query) {
    long from = Long.parseLong(query.get("startTime"));
    long to = Long.parseLong(query.get("endTime"));
    int limit = Integer.parseInt(query.get("limit"));
    StringBuilder text = new StringBuilder("[");
    int count = 0;
    for (long time = LISTED; time <= Math.min(to, now) && count < limit; time += STEP) {
      if (time >= from && (time < outageFrom || time >= outageTo)) {
        text.append(count++ == 0 ? "" : ",").append(kline(time));
      }
    }
    return text.append("]").toString();
  }

  static String kline(long time) {
    double price = 100 + time / STEP % 50;
    return String.format(
        Locale.ROOT,
        "[%d,\"%.8f\",\"%.8f\",\"%.8f\",\"%.8f\",\"1.50000000\",%d,\"150.0\",3,\"1.0\",\"100.0\",\"0\"]",
        time,
        price,
        price + 1,
        price - 1,
        price + 0.5,
        time + STEP - 1);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
    }
    return query;
  }

  private void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-MBX-USED-WEIGHT-1M", Integer.toString(weight));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
