package io.opentrade.server.venue.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A WebSocket server (RFC 6455) on the loopback, as small as tests need: short client messages,
/// no extensions, one connection after the other.
public final class WebSocketServer implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int PING = 9;

  private final ServerSocket server;
  public final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

  public WebSocketServer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connections.add(new Connection(server.accept()));
      } catch (IOException e) {
        return;
      }
    }
  }

  /// The next client.
  public Connection next() throws InterruptedException {
    Connection connection = connections.poll(10, TimeUnit.SECONDS);
    if (connection == null) {
      throw new AssertionError("nobody came");
    }
    return connection;
  }

  /// One client.
  public static final class Connection {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    public final String path;

    /// What the client would do to messages, such as pack them.
    public String extensions = "";

    public final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
      this.out = new DataOutputStream(socket.getOutputStream());
      String key = "";
      String first = line();
      path = first.split(" ")[1];
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
          key = line.substring(18).strip();
        }
        if (line.regionMatches(true, 0, "Sec-WebSocket-Extensions:", 0, 25)) {
          extensions = line.substring(25).strip();
        }
      }
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(key)
                  + "\r\n\r\n")
              .getBytes(US_ASCII));
      Thread.ofVirtual().start(this::read);
    }

    private static String accept(String key) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
        return Base64.getEncoder().encodeToString(hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
        if (c != '\r') {
          text.append((char) c);
        }
      }
      return text.toString();
    }

    private void read() {
      try {
        while (true) {
          int kind = in.readUnsignedByte() & 15;
          int length = in.readUnsignedByte() & 127;
          if (length == 126) {
            length = in.readUnsignedShort();
          }
          byte[] mask = in.readNBytes(4);
          byte[] content = in.readNBytes(length);
          for (int i = 0; i < content.length; i++) {
            content[i] ^= mask[i % 4];
          }
          heard.add(kind == TEXT ? new String(content, UTF_8) : "frame " + kind);
        }
      } catch (IOException e) {
        heard.add("gone");
      }
    }

    /// The next message of the client.
    public String next() throws InterruptedException {
      String message = heard.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("the client said nothing");
      }
      return message;
    }

    public void say(String text) throws IOException {
      frame(TEXT, text.replace('\'', '"').getBytes(UTF_8));
    }

    public void sayBytes(byte[] bytes) throws IOException {
      frame(BINARY, bytes);
    }

    public void ping() throws IOException {
      frame(PING, new byte[] {1});
    }

    /// Begins a message, and goes on until nobody hears it any more.
    public void sayWithoutEnd() {
      try {
        out.writeByte(128 | TEXT);
        out.writeByte(127);
        out.writeLong(1L << 40);
        for (byte[] piece = new byte[1 << 16]; ; ) {
          out.write(piece);
        }
      } catch (IOException e) {
        heard.add("gone");
      }
    }

    private synchronized void frame(int kind, byte[] content) throws IOException {
      out.writeByte(128 | kind);
      if (content.length < 126) {
        out.writeByte(content.length);
      } else if (content.length > 0xffff) {
        out.writeByte(127);
        out.writeLong(content.length);
      } else {
        out.writeByte(126);
        out.writeShort(content.length);
      }
      out.write(content);
      out.flush();
    }

    /// Ends without a farewell.
    public void cut() throws IOException {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
