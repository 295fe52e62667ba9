package io.opentrade.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentrade.sandbox.LogLine;
import io.opentrade.server.log.RotatingFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a strategy wrote and what happened to it, in a file of its own: two of a megabyte at most,
/// so that a script that writes without end fills no disk. Safe for use by many threads.
final class StrategyDiary implements AutoCloseable {
  private static final int MOST = 1 << 20;
  private static final int FILES = 2;

  /// Lines kept at hand for those who follow.
  private static final int RECENT = 1_000;

  /// More lines a millisecond than anything writes.
  private static final long FASTEST = 1_000;

  private static final JsonMapper MAPPER = new JsonMapper();

  /// One line.
  ///
  /// @param at milliseconds since the epoch (UTC)
  /// @param kind `log` and `notice` are the script's own words; `started`, `stopped`, `died`,
  ///     `restart`, `failed` are ours
  /// @param bar start of the bar it belongs to, milliseconds since the epoch (UTC); null for none
  record Line(long at, String kind, @Nullable Long bar, String text) {}

  private final Path path;
  private final RotatingFile file;
  private final InstantSource clock;
  private final Deque<Line> recent = new ArrayDeque<>();
  private long written;

  private StrategyDiary(Path path, RotatingFile file, InstantSource clock) {
    this.path = path;
    this.file = file;
    this.clock = clock;
    // A number from before a restart is never taken for one of now.
    this.written = clock.millis() * FASTEST;
  }

  /// @param folder made where missing, for our eyes only
  /// @param name of the file, without ending
  static StrategyDiary open(Path folder, String name, InstantSource clock) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path path = folder.resolve(name + ".log");
      return new StrategyDiary(path, new RotatingFile(path, MOST, FILES), clock);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /// What the script wrote at a bar.
  void said(@Nullable Long bar, Decider.Said said) {
    wrote(bar, said.log(), said.dropped());
  }

  /// The same where it failed afterwards.
  void wrote(@Nullable Long bar, List<LogLine> lines, int dropped) {
    for (LogLine line : lines) {
      write(line.notice() ? "notice" : "log", bar, line.text());
    }
    if (dropped > 0) {
      write("log", bar, "… and " + dropped + " lines more, not kept");
    }
  }

  /// Something happened to it.
  void write(String kind, @Nullable Long bar, String text) {
    Line line = new Line(clock.millis(), kind, bar, text);
    try {
      byte[] json = (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      synchronized (recent) {
        file.append(json);
        add(recent, line, RECENT);
        written++;
        recent.notifyAll();
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// What was read of it.
  ///
  /// @param lines the oldest first
  /// @param seq how far that is
  /// @param lost whether lines between are not at hand any more
  record Page(List<Line> lines, long seq, boolean lost) {}

  /// The last lines.
  Page newest(int most) {
    synchronized (recent) {
      return new Page(last(most), written, false);
    }
  }

  /// What was written since; waits for it where there is nothing yet.
  ///
  /// @param after the `seq` of the page before
  Page after(long after, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (recent) {
      while (written == after) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return new Page(List.of(), written, false);
        }
        recent.wait(left);
      }
      long unread = written - after;
      boolean lost = unread < 0 || unread > recent.size();
      List<Line> lines = List.copyOf(recent);
      long skipped = lost ? 0 : lines.size() - unread;
      return new Page(lines.subList((int) skipped, lines.size()), written, lost);
    }
  }

  /// The last lines, oldest first.
  List<Line> last(int most) {
    Deque<Line> lines = new ArrayDeque<>();
    for (Path each : RotatingFile.oldestFirst(path, FILES)) {
      try (BufferedReader reader = Files.newBufferedReader(each)) {
        reader.lines().map(StrategyDiary::read).forEach(line -> add(lines, line, most));
      } catch (IOException | UncheckedIOException _) {
        // It was set aside just now: what is left is shown.
      }
    }
    return List.copyOf(lines);
  }

  private static void add(Deque<Line> lines, @Nullable Line line, int most) {
    if (line != null) {
      lines.add(line);
      if (lines.size() > most) {
        lines.poll();
      }
    }
  }

  /// Null for a line that a killed process had no time for.
  private static @Nullable Line read(String text) {
    try {
      return MAPPER.readValue(text, Line.class);
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException _) {
      // Nothing is lost: each line was written at once.
    }
  }
}
