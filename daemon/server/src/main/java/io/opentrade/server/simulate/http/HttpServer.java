package io.opentrade.server.simulate.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on 127.0.0.1 and nowhere else.
public final class HttpServer implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final int IDLE_MILLIS = 300_000;

  /// RFC 6455, section 1.3.
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HttpServer(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  /// Opens the port and begins to serve.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException where it is taken
  public static HttpServer open(int port, Handler handler) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
    } catch (IOException taken) {
      socket.close();
      throw taken;
    }
    HttpServer server = new HttpServer(socket, handler);
    Thread.ofPlatform().name("http").start(server::accept);
    return server;
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Closes the port and breaks all connections.
  @Override
  public void close() {
    quietly(server);
    open.forEach(HttpServer::quietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("connection").start(() -> serve(socket));
      } catch (IOException _) {
        // closed, or the client was gone before it came
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      var out = new BufferedOutputStream(socket.getOutputStream());
      RequestReader requests = new RequestReader(in);
      boolean more = true;
      while (more) {
        HttpRequest next = requests.next();
        more = next != null && answer(socket, next, in, out);
      }
    } catch (IOException _) {
      // the client has gone, or speaks no HTTP: there is nobody to tell
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /// @return whether the connection goes on
  private boolean answer(Socket socket, HttpRequest request, DataInputStream in, OutputStream out)
      throws IOException, InterruptedException {
    switch (handler.handle(request)) {
      case Answer.Respond respond -> {
        boolean last = "close".equalsIgnoreCase(request.header("connection"));
        write(respond, last, !request.method().equals("HEAD"), out);
        return !last;
      }
      case Answer.Drop _ -> {
        socket.setSoLinger(true, 0); // a reset, not a polite end
        socket.close();
        return false;
      }
      case Answer.Upgrade upgrade -> {
        if (request.wantsWebSocket()) {
          socket.setSoTimeout(0);
          new WebSocket(socket).serve(welcome(request), in, out, upgrade.handler());
        } else {
          write(new Answer.Respond(426, "{\"msg\":\"a WebSocket is here\"}"), true, true, out);
        }
        return false;
      }
    }
  }

  private static void write(Answer.Respond respond, boolean last, boolean whole, OutputStream out)
      throws IOException {
    byte[] body = respond.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(respond.status()).append(" -\r\n");
    if (!respond.headers().containsKey("Content-Type")) {
      head.append("Content-Type: application/json;charset=UTF-8\r\n");
    }
    respond.headers().forEach((name, value) -> line(head, name, value));
    line(head, "Content-Length", Integer.toString(body.length));
    if (last) {
      line(head, "Connection", "close");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (whole) {
      out.write(body);
    }
    out.flush();
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static byte[] welcome(HttpRequest request) throws IOException {
    String key = request.header("sec-websocket-key");
    if (key == null) {
      throw new IOException("a WebSocket without a key");
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    line(head, "Upgrade", "websocket");
    line(head, "Connection", "Upgrade");
    line(head, "Sec-WebSocket-Accept", accept(key));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The answer to a client's key. SHA-1 is what the RFC says; nothing is kept safe by it.
  static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception _) {
      // it is gone either way
    }
  }
}
