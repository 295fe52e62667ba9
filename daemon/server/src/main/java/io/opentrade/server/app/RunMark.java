package io.opentrade.server.app;

import io.opentrade.server.health.UptimeHistory;
import io.opentrade.server.health.UptimeHistory.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/// A file that stands as long as the daemon runs, and is touched once a minute. One that is there
/// at the start says that the daemon before did not end by itself: it was killed, or the machine
/// went down. What it tells of a life that is over is kept in the history of uptime.
final class RunMark {
  private static final Duration BETWEEN_BEATS = Duration.ofMinutes(1);
  private static final String WORDS = "running since ";

  private final Path file;
  private final UptimeHistory history;
  private final Instant startedAt;
  private final InstantSource clock;
  private final boolean previousDied;

  private RunMark(
      Path file,
      UptimeHistory history,
      Instant startedAt,
      InstantSource clock,
      boolean previousDied) {
    this.file = file;
    this.history = history;
    this.startedAt = startedAt;
    this.clock = clock;
    this.previousDied = previousDied;
  }

  /// The caller holds the instance lock.
  static RunMark set(Path file, UptimeHistory history, InstantSource clock) throws IOException {
    boolean died = Files.exists(file);
    if (died) {
      remember(file, history);
    } else {
      Files.createFile(file); // an empty file can be made on a full disk, too
    }
    Instant now = clock.instant();
    RunMark mark = new RunMark(file, history, now, clock, died);
    try {
      Files.writeString(file, WORDS + now + "\n");
    } catch (IOException _) {
      // the words are for people; that the file is there says enough
    }
    return mark;
  }

  /// The life of a daemon that left no word: it was last seen when it touched its mark.
  private static void remember(Path file, UptimeHistory history) {
    try {
      String words = Files.readString(file).strip();
      Instant seen = Files.getLastModifiedTime(file).toInstant();
      history.add(new Life(Instant.parse(words.substring(WORDS.length())), seen, true));
    } catch (IOException | DateTimeParseException | IndexOutOfBoundsException _) {
      // a full disk, or a mark without words: its life is not told
    }
  }

  /// When this daemon was started.
  Instant startedAt() {
    return startedAt;
  }

  /// Whether the daemon before this one died.
  boolean previousDied() {
    return previousDied;
  }

  /// Says again and again that the daemon lives, until the process ends.
  void beatAlways() {
    Thread.ofVirtual()
        .name("run-mark")
        .start(
            () -> {
              try {
                while (true) {
                  Thread.sleep(BETWEEN_BEATS);
                  beat();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Says that the daemon lives.
  void beat() {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException _) {
      // somebody deleted it, or the file system cannot be written: other checks say so
    }
  }

  /// All is in order: the next start need not recover.
  void clear() throws IOException {
    Files.deleteIfExists(file);
    history.add(new Life(startedAt, clock.instant(), false));
  }
}
