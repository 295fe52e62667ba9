package io.opentrade.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A client of the JDK alone, which signs as Binance documents it.
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalExchange exchange;
  long clock = System.currentTimeMillis();
  boolean realTime = true;

  Client(LocalExchange exchange) {
    this.exchange = exchange;
  }

  /// @param status of HTTP
  record Reply(int status, JsonNode body, HttpResponse<String> whole) {
    int code() {
      return body.path("code").asInt();
    }
  }

  Reply open(String method, String path) throws IOException, InterruptedException {
    return send(method, path, "");
  }

  /// @param query without timestamp and signature
  Reply signed(String method, String path, String query) throws IOException, InterruptedException {
    String time = "timestamp=" + (realTime ? System.currentTimeMillis() : clock);
    String text = query.isEmpty() ? time : query + "&" + time;
    return send(
        method,
        path + "?" + text + "&signature=" + sign(exchange.credentials().secret(), text),
        exchange.credentials().key());
  }

  Reply send(String method, String path, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(exchange.address() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!key.isEmpty()) {
      request.header("X-MBX-APIKEY", key);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean json = response.body().startsWith("{") || response.body().startsWith("[");
    return new Reply(
        response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode(), response);
  }

  static String sign(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Opens a WebSocket whose messages are kept.
  Stream stream(String path) {
    Stream stream = new Stream();
    stream.socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(exchange.streamAddress() + path), stream)
            .join();
    return stream;
  }

  static final class Stream implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;
    volatile boolean ended;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended = true;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended = true;
    }

    void send(String text) {
      Objects.requireNonNull(socket).sendText(text, true).join();
    }

    /// The next message that fits; others are dropped.
    JsonNode next(Predicate<JsonNode> fits) throws IOException, InterruptedException {
      for (String text = messages.poll(10, TimeUnit.SECONDS);
          text != null;
          text = messages.poll(10, TimeUnit.SECONDS)) {
        JsonNode node = JSON.readTree(text);
        if (fits.test(node)) {
          return node;
        }
      }
      throw new AssertionError("no such message came");
    }

    JsonNode event(String name) throws IOException, InterruptedException {
      return next(node -> node.path("e").asText().equals(name));
    }
  }

  /// Breaks off what is open: waiting for WebSockets to end would take for ever.
  @Override
  public void close() {
    http.shutdownNow();
  }
}
