package io.opentrade.client;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/// The program with which a person reads page by page: `$PAGER`, or less.
final class Pager {
  private final Process process;

  private Pager(Process process) {
    this.process = process;
  }

  /// Starts it; null where the person wants none, or it cannot be started.
  static @Nullable Pager start() {
    String chosen = System.getenv("PAGER");
    if (chosen != null && chosen.isBlank()) {
      return null;
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", chosen == null ? "less" : chosen)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT);
      // As git does it: colours stay, one page ends by itself, the screen is not cleared.
      builder.environment().putIfAbsent("LESS", "FRX");
      return new Pager(builder.start());
    } catch (IOException e) {
      return null;
    }
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  /// There is no more to read; waits until the person has read it.
  void finish() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It was left before its end.
    }
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
