package io.opentrade.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads what a worker writes to its standard error, keeps the beginning, and reports a flood.
final class Complaints {
  private static final int KEPT = 16 << 10;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;

  /// @param maximum bytes after which `flood` is called, once
  Complaints(InputStream stream, long maximum, Runnable flood) {
    reader =
        Thread.ofPlatform()
            .daemon()
            .name("worker-complaints")
            .start(() -> drain(stream, maximum, flood));
  }

  private void drain(InputStream stream, long maximum, Runnable flood) {
    byte[] buffer = new byte[8 << 10];
    long total = 0;
    try (stream) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        keep(buffer, read);
        if (total <= maximum && total + read > maximum) {
          flood.run();
        }
        total += read;
      }
    } catch (IOException _) {
      // The process is gone; what it said so far is kept.
    }
  }

  private synchronized void keep(byte[] bytes, int length) {
    kept.write(bytes, 0, Math.min(length, KEPT - kept.size()));
  }

  /// The last non-empty line of what was kept, after the stream has ended or a moment has passed.
  String lastLine() throws InterruptedException {
    return text().lines().filter(line -> !line.isBlank()).reduce("", (_, last) -> last).strip();
  }

  /// Whether the process said that it found no memory: beside its heap there is other memory, and
  /// a JVM that lacks that does not end with the usual code.
  boolean ofMemory() throws InterruptedException {
    String text = text();
    return text.contains("OutOfMemoryError") || text.contains("insufficient memory");
  }

  private String text() throws InterruptedException {
    reader.join(java.time.Duration.ofMillis(200));
    synchronized (this) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
