package io.opentrade.research.bench;

import io.opentrade.protocol.BenchRun.Result;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures a request to the daemon over its socket beside lines of the same lengths that a thread
/// throws back over another: medians.
final class RoundTrip {
  private static final byte[] REQUEST =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"mode.show\",\"params\":{}}\n"
          .getBytes(StandardCharsets.UTF_8);

  private final Path daemon;
  private final Path echo;

  /// @param daemon its socket
  /// @param folder for a socket of one's own
  RoundTrip(Path daemon, Path folder) {
    this.daemon = daemon;
    this.echo = folder.resolve("echo");
  }

  /// Whether a daemon has a socket there.
  boolean exists() {
    return Files.exists(daemon);
  }

  Result measure(int requests) throws IOException {
    long[] nanos = new long[requests];
    int length;
    try (Line line = new Line(daemon)) {
      line.call(Frames.call(1L, new Hello(Frames.PROTOCOL, "bench", Hello.ANY_BUILD)));
      length = line.call(REQUEST);
      for (int i = -requests; i < requests; i++) {
        long start = System.nanoTime();
        line.call(REQUEST);
        nanos[Math.max(0, i)] = System.nanoTime() - start;
      }
    }
    return BenchJob.micros("roundtrip", median(nanos), echoed(requests, length));
  }

  private double echoed(int requests, int length) throws IOException {
    long[] nanos = new long[requests];
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(echo));
      Thread.ofVirtual().start(() -> throwBack(server, length));
      try (Line line = new Line(echo)) {
        for (int i = -requests; i < requests; i++) {
          long start = System.nanoTime();
          line.call(REQUEST);
          nanos[Math.max(0, i)] = System.nanoTime() - start;
        }
      }
    } finally {
      Files.deleteIfExists(echo);
    }
    return median(nanos);
  }

  /// Answers each request with a line of that length.
  private static void throwBack(ServerSocketChannel server, int length) {
    byte[] answer = new byte[length];
    Arrays.fill(answer, (byte) ' ');
    answer[length - 1] = '\n';
    try (SocketChannel channel = server.accept()) {
      ByteBuffer in = ByteBuffer.allocate(1 << 12);
      while (channel.read(in.clear()) >= 0) {
        if (in.get(in.position() - 1) == '\n') {
          write(channel, answer);
        }
      }
    } catch (IOException _) {
      // The other end is done.
    }
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e9;
  }

  private static void write(SocketChannel channel, byte[] line) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(line);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /// One end of a socket on which lines are answered by lines.
  private static final class Line implements AutoCloseable {
    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);

    Line(Path socket) throws IOException {
      channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /// @return how long the answer is, its end included
    int call(byte[] line) throws IOException {
      write(channel, line);
      in.clear();
      do {
        if (channel.read(in) < 0) {
          throw new EOFException("the daemon hung up");
        }
      } while (in.get(in.position() - 1) != '\n');
      return in.position();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
