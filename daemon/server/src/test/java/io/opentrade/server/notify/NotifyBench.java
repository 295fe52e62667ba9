package io.opentrade.server.notify;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.settings.DailyHours;
import io.opentrade.store.NoticeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A place for notices, on a real file, and channels that remember.
final class NotifyBench {
  static final Terms TERMS = new Terms(DailyHours.NEVER, Duration.ofHours(1), 1000);
  static final BackOff HASTY = new BackOff(Duration.ofMillis(5), Duration.ofMillis(20));

  private NotifyBench() {}

  static Log log(Path folder) throws IOException {
    return new Log(
        new RotatingFile(folder.resolve("log"), 1 << 20, 1),
        new Redactor(),
        InstantSource.system(),
        () -> LogLevel.ERROR);
  }

  static Outbox outbox(Path folder, NoticeStore store) throws IOException {
    return new Outbox(store, () -> TERMS, HASTY, InstantSource.system(), _ -> {}, log(folder));
  }

  static Notice notice(String key, Severity severity, String title) {
    return new Notice(
        key,
        "fill",
        severity,
        Instant.parse("2026-03-01T12:00:00Z"),
        new ForeignText(title),
        new ForeignText("account demo"));
  }

  /// Takes everything, after as many failures as it is told.
  static final class Memory implements Channel {
    final BlockingQueue<String> got = new LinkedBlockingQueue<>();
    final List<IOException> failures = new ArrayList<>();

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public synchronized void deliver(Notice notice, boolean repeat) throws IOException {
      if (!failures.isEmpty()) {
        throw failures.removeFirst();
      }
      got.add((repeat ? "repeat " : "") + notice.title());
    }

    @Override
    public void deliverSilently(Notice notice, boolean repeat) {
      got.add("silent " + notice.title());
    }
  }
}
