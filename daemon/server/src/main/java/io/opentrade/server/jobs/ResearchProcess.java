package io.opentrade.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.server.log.Log;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps at most one research process: starts it for a request, ends it after a time without any,
/// starts another where one has died. A request never waits for a process that is not there any
/// more. Safe for use by many threads.
public final class ResearchProcess implements Research {
  /// So long a cancelled request may take to put things in order before it is left alone.
  private static final Duration CANCELLING = Duration.ofSeconds(5);

  /// What a JVM exits with under `-XX:+ExitOnOutOfMemoryError`.
  private static final int OUT_OF_MEMORY = 3;

  private static final long MEBIBYTE = 1L << 20;
  private static final Duration ENDING = Duration.ofSeconds(5);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final ResearchLauncher launcher;
  private final Settings settings;
  private final Supplier<Messages> messages;
  private final Log log;
  private final ReentrantLock lock = new ReentrantLock();

  /// Whole runs are fetched one after the other: one of a hundred thousand trades is forty
  /// megabytes of text, and several at once are more than either process has.
  private final Semaphore wholeRun = new Semaphore(1, true);

  private @Nullable ResearchChild child;
  private @Nullable JsonNode told;
  private long lastUse;
  private boolean closed;

  public ResearchProcess(
      ResearchLauncher launcher, Settings settings, Supplier<Messages> messages, Log log) {
    this.launcher = launcher;
    this.settings = settings;
    this.messages = messages;
    this.log = log;
  }

  @Override
  public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
    if (!wantsWholeRun(request)) {
      return ask(request, progress);
    }
    wholeRun.acquire();
    try {
      return ask(request, progress);
    } finally {
      wholeRun.release();
    }
  }

  private static boolean wantsWholeRun(Request<?> request) {
    return request instanceof BacktestShow show && !show.fewTrades()
        || request instanceof ReportPage;
  }

  private <R> R ask(Request<R> request, Progress progress) throws InterruptedException {
    JsonNode parameters = Requests.toJson(request);
    ResearchChild process;
    PendingRequest pending;
    lock.lock();
    try {
      process = living();
      tellSettings(process);
      pending = process.request(Requests.methodOf(request), parameters);
      lastUse = System.nanoTime();
    } finally {
      lock.unlock();
    }
    try {
      return Requests.reply(request, await(process, pending, progress));
    } finally {
      process.forget(pending);
      touch();
    }
  }

  @Override
  public State state() {
    lock.lock();
    try {
      if (child == null || !child.isUsable()) {
        return new State("stopped", null);
      }
      return new State(child.isBusy() ? "busy" : "idle", child.pid());
    } finally {
      lock.unlock();
    }
  }

  /// Ends the process, gracefully where it lets itself be ended; no other is started.
  public void end() throws InterruptedException {
    ResearchChild last;
    lock.lock();
    try {
      closed = true;
      last = child;
      child = null;
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.end(ENDING.toMillis());
    }
  }

  /// A cancel waits until the work is put in order, so that a person who sees "interrupted" sees
  /// the truth; a second one ends that wait.
  private static byte[] await(ResearchChild process, PendingRequest pending, Progress progress)
      throws InterruptedException {
    try {
      return pending.await(progress);
    } catch (InterruptedException cancelled) {
      process.cancel(pending);
      pending.awaitEnd(CANCELLING.toMillis());
      throw cancelled;
    } catch (RequestFailed failed) {
      process.cancel(pending); // where nobody watches any more; else it is over already
      throw failed;
    }
  }

  /// The caller holds the lock.
  private ResearchChild living() {
    if (closed) {
      throw failure(FailureKind.UNREACHABLE, Sentence.DAEMON_STOPPING, null);
    }
    if (child == null || !child.isUsable()) {
      child = start();
      told = null;
    }
    return child;
  }

  private ResearchChild start() {
    if (!launcher.isInstalled()) {
      throw failure(
          FailureKind.UNREACHABLE,
          Sentence.RESEARCH_MISSING,
          Sentence.RESEARCH_MISSING_HINT,
          launcher.folder());
    }
    try {
      Process process = launcher.prepare(settings.get(SettingsTable.RESEARCH_HEAP)).start();
      lastUse = System.nanoTime();
      log.info("started", "pid", process.pid());
      var started = new ResearchChild(process, this::ended, log);
      Thread.ofVirtual().name("research-idle").start(() -> endWhenIdle(started));
      return started;
    } catch (IOException failed) {
      throw failure(
          FailureKind.UNREACHABLE, Sentence.RESEARCH_WILL_NOT_START, null, Causes.of(failed));
    }
  }

  private RequestFailed ended(int exit) {
    log.warn("ended before it answered", "exit", exit);
    if (exit == OUT_OF_MEMORY) {
      long heap = settings.get(SettingsTable.RESEARCH_HEAP);
      return failure(
          FailureKind.FAILED,
          Sentence.RESEARCH_MEMORY,
          Sentence.RESEARCH_MEMORY_HINT,
          heap / MEBIBYTE + "m",
          heap / MEBIBYTE * 2 + "m");
    }
    return failure(FailureKind.FAILED, Sentence.RESEARCH_ENDED, Sentence.RESEARCH_ENDED_HINT, exit);
  }

  /// What of the settings holds over there; said before the first request and after each change.
  private void tellSettings(ResearchChild process) {
    JsonNode now =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "strategyTimeLimitMillis",
                settings.get(SettingsTable.STRATEGY_TIME_LIMIT).toMillis())
            .put("strategyHeapBytes", settings.get(SettingsTable.STRATEGY_HEAP))
            .put("jailWall", settings.get(SettingsTable.JAIL_WALL));
    if (!now.equals(told)) {
      process.notify("settings", now);
      told = now;
    }
  }

  private void touch() {
    lock.lock();
    try {
      lastUse = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void endWhenIdle(ResearchChild process) {
    try {
      while (process.isUsable()) {
        Duration left = idleTimeLeft(process);
        if (left.isNegative()) {
          log.info("idle, so it ends", "pid", process.pid());
          process.end(ENDING.toMillis());
          return;
        }
        Thread.sleep(left.compareTo(LONGEST_LOOK) < 0 ? left.plusMillis(1) : LONGEST_LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Negative where the process is to end; it is not given to anybody any more then.
  private Duration idleTimeLeft(ResearchChild process) {
    Duration limit = settings.get(SettingsTable.RESEARCH_IDLE);
    lock.lock();
    try {
      Duration left = limit.minusNanos(System.nanoTime() - lastUse);
      if (process.isBusy()) {
        return limit;
      }
      if (left.isNegative() && child == process) {
        child = null;
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  private RequestFailed failure(
      FailureKind kind, Sentence message, @Nullable Sentence hint, Object... parts) {
    Messages say = messages.get();
    return new RequestFailed(
        kind, say.say(message, parts), hint == null ? null : say.say(hint, parts));
  }
}
