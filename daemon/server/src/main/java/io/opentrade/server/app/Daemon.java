package io.opentrade.server.app;

import io.opentrade.server.access.Access;
import io.opentrade.server.api.Activity;
import io.opentrade.server.audit.Audit;
import io.opentrade.server.jobs.ResearchProcess;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.metrics.MetricsPublisher;
import io.opentrade.server.rpc.Door;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A running daemon, and its orderly end: no new work, what runs is finished or cancelled, children
/// end, answers are sent, the socket goes, and the home is free for the next one.
final class Daemon {
  /// What runs when a signal comes may take so long to finish, then it is cancelled.
  private static final Duration FINISHING = Duration.ofSeconds(10);

  private static final Duration CANCELLING = Duration.ofSeconds(8);

  private final Activity activity;
  private final ResearchProcess research;
  private final Trading trading;
  private final Unattended unattended;
  private final Audit audit;
  private final Access access;
  private final RunMark mark;
  private final InstanceLock lock;
  private final RotatingFile logFile;
  private final Log log;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile List<Door> doors = List.of();
  private volatile @Nullable MetricsPublisher publisher;

  Daemon(
      Activity activity,
      ResearchProcess research,
      Trading trading,
      Unattended unattended,
      Audit audit,
      Access access,
      RunMark mark,
      InstanceLock lock,
      RotatingFile logFile,
      Log log) {
    this.activity = activity;
    this.research = research;
    this.trading = trading;
    this.unattended = unattended;
    this.audit = audit;
    this.access = access;
    this.mark = mark;
    this.lock = lock;
    this.logFile = logFile;
    this.log = log;
  }

  /// The sockets are open.
  void opened(List<Door> open) {
    doors = List.copyOf(open);
  }

  /// The figures are given out.
  void publishes(MetricsPublisher figures) {
    publisher = figures;
  }

  /// Ends the daemon; returns at once. A second call does nothing.
  ///
  /// @param request the request that asks, which is answered first, while other work is cancelled;
  ///     empty for a signal, where all work may finish for a while
  void stop(String request) {
    if (stopping.compareAndSet(false, true)) {
      activity.stop();
      Thread.ofPlatform().name("stop").start(() -> end(request));
    }
  }

  /// Waits until the daemon has ended.
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private void end(String request) {
    log.info("stopping", "asked by", request.isEmpty() ? "a signal" : request);
    try {
      finishWork(request);
      unattended.close();
      research.end();
      trading.close();
      for (Door door : doors) {
        door.part();
      }
      MetricsPublisher figures = publisher;
      if (figures != null) {
        figures.close();
      }
      audit.close();
      access.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      release();
      ended.countDown();
    }
  }

  private void finishWork(String request) throws InterruptedException {
    if (!request.isEmpty()) {
      activity.cancelBeside(request);
    } else if (!activity.awaitIdle(FINISHING)) {
      activity.cancelBeside("");
    }
    if (!activity.awaitIdle(CANCELLING)) {
      log.warn("some work did not end", "jobs", activity.jobsBeside(""));
    }
  }

  /// The socket goes before the lock: whoever holds the lock owns the socket.
  private void release() {
    try {
      for (Door door : doors) {
        door.close();
      }
      mark.clear();
      log.info("stopped");
      logFile.close();
      lock.close();
    } catch (IOException failed) {
      log.error("the end was not orderly", failed);
    }
  }
}
