package io.opentrade.server.recording;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of lines that only grows. What was flushed survives a kill of the process, what was
/// forced a loss of power; the last line may be cut off, which readers pass over. One thread at a
/// time, which may be interrupted: a channel would close itself then, and lose what waits.
final class RecordingFile implements AutoCloseable {
  private static final int MOST_WAITING = 1 << 16;

  private final Path path;
  private final FileOutputStream out;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(MOST_WAITING);
  private long bytes;
  private boolean unforced;

  /// @throws IOException where there is such a file already, or none can be made
  RecordingFile(Path path) throws IOException {
    this.path = path;
    Files.createFile(path);
    this.out = new FileOutputStream(path.toFile(), true);
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
    waiting.writeBytes(text);
    bytes += text.length;
    if (waiting.size() >= MOST_WAITING) {
      flush();
    }
  }

  /// Gives what waits to the operating system.
  void flush() throws IOException {
    if (waiting.size() > 0) {
      waiting.writeTo(out);
      waiting.reset();
      unforced = true;
    }
  }

  /// Waits until the disk has what was flushed.
  void force() throws IOException {
    if (unforced) {
      out.getFD().sync();
      unforced = false;
    }
  }

  @Override
  public void close() throws IOException {
    if (out.getFD().valid()) {
      try {
        flush();
        force();
      } finally {
        out.close();
      }
    }
  }
}
