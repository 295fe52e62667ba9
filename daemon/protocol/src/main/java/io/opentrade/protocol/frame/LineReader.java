package io.opentrade.protocol.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Cuts a byte stream into lines of limited length. Blocks while it waits; used by one thread.
public final class LineReader {
  private static final int CHUNK = 16 * 1024;

  private final ReadableByteChannel channel;
  private final int limit;
  private byte[] buffer = new byte[CHUNK];
  private ByteBuffer view = ByteBuffer.wrap(buffer);
  private int from;
  private int scanned;
  private int to;

  /// @param channel a blocking channel; never closed here
  /// @param limit the most bytes a line may have, without its line break: [Frames#LINE_LIMIT]
  public LineReader(ReadableByteChannel channel, int limit) {
    this.channel = channel;
    this.limit = limit;
  }

  /// The next line without its line break, as a message.
  ///
  /// @return null at the end of the stream; an unfinished last line is dropped, because its sender
  ///     died while it wrote
  /// @throws MalformedFrame when the line is no message, or too long; only in the latter case is
  ///     the stream lost
  /// @throws IOException when reading fails
  public @Nullable Message next() throws IOException {
    int length = fill();
    if (length < 0) {
      return null;
    }
    int start = from;
    from = start + length + 1;
    return Message.parse(buffer, start, start + length);
  }

  /// The next line as its bytes, for a reader with a codec of its own.
  ///
  /// @return null at the end of the stream
  /// @throws MalformedFrame when the line is too long
  /// @throws IOException when reading fails
  public byte @Nullable [] nextBytes() throws IOException {
    int length = fill();
    if (length < 0) {
      return null;
    }
    byte[] line = new byte[length];
    System.arraycopy(buffer, from, line, 0, length);
    from += length + 1;
    return line;
  }

  /// Length of the line that begins at `from`, or -1 at the end of the stream.
  private int fill() throws IOException {
    scanned = from;
    while (true) {
      while (scanned < to) {
        if (buffer[scanned] == '\n') {
          check(scanned - from);
          return scanned - from;
        }
        scanned++;
      }
      check(to - from);
      makeRoom();
      view.limit(buffer.length).position(to);
      int read = channel.read(view);
      if (read < 0) {
        return -1;
      }
      to += read;
    }
  }

  private void check(int length) throws MalformedFrame {
    if (length > limit) {
      throw new MalformedFrame("a line is longer than " + limit + " bytes");
    }
  }

  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      scanned -= from;
      from = 0;
    }
    if (to == buffer.length) {
      byte[] larger = new byte[buffer.length * 2];
      System.arraycopy(buffer, 0, larger, 0, to);
      buffer = larger;
      view = ByteBuffer.wrap(larger);
    }
  }
}
