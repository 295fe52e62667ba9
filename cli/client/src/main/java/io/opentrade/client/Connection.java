package io.opentrade.client;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The line to the daemon: one thread receives, any thread sends.
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final LineReader lines;
  private long calls;

  private Connection(SocketChannel channel) {
    this.channel = channel;
    this.lines = new LineReader(channel, Frames.LINE_LIMIT);
  }

  /// Connects.
  ///
  /// @throws IOException when nobody listens there
  static Connection open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new Connection(channel);
  }

  /// The id of the next call.
  synchronized long nextId() {
    return ++calls;
  }

  /// Sends one or several whole lines.
  synchronized void send(byte[] lines) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(lines);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /// The next message, or null when the daemon has closed the line.
  @Nullable Message receive() throws IOException {
    return lines.next();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
