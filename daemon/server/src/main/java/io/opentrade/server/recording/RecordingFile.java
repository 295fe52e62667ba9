package io.opentrade.server.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of lines that only grows. What was flushed survives a kill of the process, what was
/// forced a loss of power; the last line may be cut off, which readers pass over. One thread at a
/// time.
final class RecordingFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long bytes;
  private boolean unforced;

  /// @throws IOException where there is such a file already, or none can be made
  RecordingFile(Path path) throws IOException {
    this.path = path;
    this.channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  Path path() {
    return path;
  }

  /// How long it is, with what is not flushed yet.
  long bytes() {
    return bytes;
  }

  /// @param line without its end
  void append(String line) throws IOException {
    byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (text.length > buffer.remaining()) {
      flush();
    }
    if (text.length > buffer.capacity()) {
      write(ByteBuffer.wrap(text));
    } else {
      buffer.put(text);
    }
    bytes += text.length;
  }

  /// Gives what waits to the operating system.
  void flush() throws IOException {
    buffer.flip();
    try {
      write(buffer);
    } finally {
      buffer.compact(); // what a full disk did not take stays
    }
  }

  private void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      channel.write(from);
      unforced = true;
    }
  }

  /// Waits until the disk has what was flushed.
  void force() throws IOException {
    if (unforced) {
      channel.force(false);
      unforced = false;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
      force();
    }
  }
}
