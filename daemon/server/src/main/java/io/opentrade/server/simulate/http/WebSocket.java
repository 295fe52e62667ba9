package io.opentrade.server.simulate.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// One open WebSocket. Sending never waits: a client that does not read is cut off. Safe for use by
/// many threads.
public final class WebSocket {
  private static final int MOST_PENDING = 100_000;
  private static final int LONGEST_MESSAGE = 1 << 20;
  private static final byte[] END = new byte[0];

  private final Socket socket;
  private final BlockingQueue<byte[]> pending = new ArrayBlockingQueue<>(MOST_PENDING);
  private volatile long heardAt = System.nanoTime();

  WebSocket(Socket socket) {
    this.socket = socket;
  }

  /// Sends a text message.
  public void send(String text) {
    queue(Frame.bytes(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Asks the client for a sign of life.
  public void ping(String text) {
    queue(Frame.bytes(Frame.PING, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Says goodbye; what was sent before still goes out.
  public void close(int code, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    ByteBuffer payload = ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words);
    queue(Frame.bytes(Frame.CLOSE, payload.array()));
    queue(END);
  }

  /// Breaks the connection without a word.
  public void drop() {
    try {
      socket.close();
    } catch (IOException _) {
      // it is gone either way
    }
  }

  /// Nanoseconds since the client last said anything.
  public long silence() {
    return System.nanoTime() - heardAt;
  }

  private void queue(byte[] bytes) {
    if (!pending.offer(bytes)) {
      drop();
    }
  }

  /// Serves the socket until it ends.
  ///
  /// @param welcome what the client waits for; it leaves after the handler knows of the socket, so
  ///     that nothing that happens after it is missed, and before all that the handler tells
  void serve(byte[] welcome, DataInputStream in, OutputStream out, SocketHandler handler) {
    queue(welcome);
    handler.opened(this);
    Thread writer = Thread.ofVirtual().name("socket-writer").start(() -> write(out));
    try {
      read(in, handler);
    } catch (IOException _) {
      // the client has gone, or speaks no WebSocket: the connection ends
    } finally {
      handler.closed(this);
      queue(END);
      try {
        writer.join(1_000);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      drop();
    }
  }

  private void read(DataInputStream in, SocketHandler handler) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      Frame frame = Frame.read(in);
      heardAt = System.nanoTime();
      switch (frame.opcode()) {
        case Frame.TEXT, Frame.CONTINUATION -> {
          message.write(frame.payload());
          if (message.size() > LONGEST_MESSAGE) {
            throw new IOException("a message is too long");
          }
          if (frame.last()) {
            handler.received(this, message.toString(StandardCharsets.UTF_8));
            message.reset();
          }
        }
        case Frame.PING -> queue(Frame.bytes(Frame.PONG, frame.payload()));
        case Frame.PONG -> {}
        case Frame.CLOSE -> {
          queue(Frame.bytes(Frame.CLOSE, frame.payload()));
          return;
        }
        default -> throw new IOException("a frame of an unknown kind");
      }
    }
  }

  private void write(OutputStream out) {
    try {
      for (byte[] bytes = pending.take(); bytes != END; bytes = pending.take()) {
        out.write(bytes);
        if (pending.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException _) {
      // the client has gone: the reader sees it too
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      drop();
    }
  }
}
