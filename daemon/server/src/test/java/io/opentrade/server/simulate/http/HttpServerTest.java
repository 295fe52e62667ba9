package io.opentrade.server.simulate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
  private HttpServer server;

  /// Says what it hears back to who said it.
  private static final SocketHandler ECHO =
      new SocketHandler() {
        @Override
        public void opened(WebSocket socket) {}

        @Override
        public void received(WebSocket socket, String text) {
          if (text.equals("bye")) {
            socket.close(1000, "as you wish");
          } else {
            socket.send(text);
          }
        }

        @Override
        public void closed(WebSocket socket) {}
      };

  private final AtomicBoolean known = new AtomicBoolean();

  /// Takes its time until it knows of a socket.
  private final SocketHandler slow =
      new SocketHandler() {
        @Override
        public void opened(WebSocket socket) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
          known.set(true);
        }

        @Override
        public void received(WebSocket socket, String text) {}

        @Override
        public void closed(WebSocket socket) {}
      };

  @BeforeEach
  void open() throws IOException {
    server =
        HttpServer.open(
            0,
            request ->
                switch (request.path()) {
                  case "/echo" -> new Answer.Upgrade(ECHO);
                  case "/slow" -> new Answer.Upgrade(slow);
                  case "/drop" -> new Answer.Drop();
                  default ->
                      new Answer.Respond(
                          200, request.method() + request.query() + "|" + request.body());
                });
  }

  @AfterEach
  void close() {
    server.close();
  }

  /// @see "RFC 6455, section 1.3"
  @Test
  void answersTheKeyAsTheDocumentSays() {
    assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", HttpServer.accept("dGhlIHNhbXBsZSBub25jZQ=="));
  }

  private String raw(String text) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersSeveralRequestsOfOneConnection() throws IOException {
    String said =
        raw("GET /a?x=1 HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
    assertTrue(said.contains("GETx=1|"), said);
    assertTrue(said.endsWith("POST|abc"), said);
  }

  @Test
  void saysNothingToWhatIsNoRequest() throws IOException {
    assertEquals("", raw("hello\r\n\r\n"));
    assertEquals("", raw("POST /b HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"));
    assertEquals("", raw("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n"));
  }

  @Test
  void listensOnTheLoopbackOnly() throws IOException {
    assertTrue(raw("GET /echo HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 426"));
  }

  /// Who placed an order right after the welcome would else miss what its stream tells of it.
  @Test
  void welcomesAWebSocketOnceItsHandlerKnowsOfIt() throws IOException {
    String request =
        "GET /slow HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] welcome = socket.getInputStream().readNBytes(12);
      assertTrue(known.get(), "the handler knows of the socket");
      assertEquals("HTTP/1.1 101", new String(welcome, StandardCharsets.UTF_8));
    }
  }

  /// Keeps what a WebSocket hears.
  private static final class Ear extends WebSocketListener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(okhttp3.WebSocket socket, String text) {
      heard.add(text);
    }

    @Override
    public void onClosing(okhttp3.WebSocket socket, int code, String reason) {
      heard.add(code + reason);
      socket.close(1000, null);
    }

    @Override
    public void onFailure(
        okhttp3.WebSocket socket, Throwable why, @org.jspecify.annotations.Nullable Response to) {
      heard.add("failed");
    }
  }

  @Test
  void carriesMessagesOfEveryLength() throws InterruptedException {
    OkHttpClient client = new OkHttpClient();
    Ear ear = new Ear();
    String address = "http://127.0.0.1:" + server.port() + "/echo";
    okhttp3.WebSocket socket = client.newWebSocket(new Request.Builder().url(address).build(), ear);
    for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 200_000}) {
      String text = "é".repeat(length / 2) + "x".repeat(length % 2);
      socket.send(text);
      assertEquals(text, ear.heard.poll(10, TimeUnit.SECONDS));
    }
    socket.send("bye");
    assertEquals("1000as you wish", ear.heard.poll(10, TimeUnit.SECONDS));
    client.dispatcher().executorService().shutdown();
  }

  @Test
  void breaksOffWithoutAWord() throws IOException {
    OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    Request request =
        new Request.Builder().url("http://127.0.0.1:" + server.port() + "/drop").build();
    org.junit.jupiter.api.Assertions.assertThrows(
        IOException.class, () -> client.newCall(request).execute().close());
    client.dispatcher().executorService().shutdown();
  }
}
