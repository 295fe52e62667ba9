package io.opentrade.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A file that stands as long as the daemon runs. One that is there at the start says that the
/// daemon before did not end by itself: it was killed, or the machine went down.
final class RunMark {
  private final Path file;
  private final boolean previousDied;

  private RunMark(Path file, boolean previousDied) {
    this.file = file;
    this.previousDied = previousDied;
  }

  /// The caller holds the instance lock.
  static RunMark set(Path file, Instant now) throws IOException {
    boolean died = Files.exists(file);
    if (!died) {
      Files.createFile(file); // an empty file can be made on a full disk, too
    }
    try {
      Files.writeString(file, "running since " + now + "\n");
    } catch (IOException _) {
      // the words are for people; that the file is there says enough
    }
    return new RunMark(file, died);
  }

  /// Whether the daemon before this one died.
  boolean previousDied() {
    return previousDied;
  }

  /// All is in order: the next start need not recover.
  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
