package io.opentrade.distribution;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A socket whose every byte comes to another socket, and back from it, some time later: what a
/// client sees of a daemon that is far away.
final class SlowLine implements AutoCloseable {
  private final ServerSocketChannel near;
  private final Path far;
  private final Duration delay;

  /// Bytes on their way; none at the end of the stream.
  private record Parcel(ByteBuffer bytes, long due) {}

  private SlowLine(ServerSocketChannel near, Path far, Duration delay) {
    this.near = near;
    this.far = far;
    this.delay = delay;
  }

  /// Opens it, for any number of connections at a time.
  ///
  /// @param near the socket that it makes
  /// @param far the socket that it leads to
  /// @param delay of each way
  static SlowLine open(Path near, Path far, Duration delay) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(near));
    SlowLine line = new SlowLine(server, far, delay);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  private void accept() {
    try {
      while (near.isOpen()) {
        SocketChannel client = near.accept();
        SocketChannel daemon = SocketChannel.open(UnixDomainSocketAddress.of(far));
        carry(client, daemon);
        carry(daemon, client);
      }
    } catch (IOException _) {
      // the line is closed
    }
  }

  private void carry(SocketChannel from, SocketChannel to) {
    BlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> take(from, way));
    Thread.ofVirtual().start(() -> deliver(way, to));
  }

  private void take(SocketChannel from, BlockingQueue<Parcel> way) {
    boolean more = true;
    while (more) {
      ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
      try {
        more = from.read(bytes) >= 0;
      } catch (IOException _) {
        more = false; // as at the end: the other side is told
      }
      way.add(new Parcel(bytes.flip(), System.nanoTime() + delay.toNanos()));
    }
  }

  private static void deliver(BlockingQueue<Parcel> way, SocketChannel to) {
    try {
      for (Parcel next = way.take(); next.bytes().hasRemaining(); next = way.take()) {
        TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
        while (next.bytes().hasRemaining()) {
          to.write(next.bytes());
        }
      }
      TimeUnit.MILLISECONDS.sleep(1);
      to.shutdownOutput();
    } catch (IOException _) {
      // nobody listens there any more
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
  }
}
