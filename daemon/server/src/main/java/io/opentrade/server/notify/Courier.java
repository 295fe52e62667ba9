package io.opentrade.server.notify;

import io.opentrade.server.log.Log;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.DeliveryRow.State;
import io.opentrade.store.NoticeStore;
import io.opentrade.store.StoreFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings notices to one channel, one after the other, on a thread of its own. What is handed over
/// is noted as begun before, as delivered afterwards; what was begun and has no end, is sent again
/// and marked as a repeat.
final class Courier implements AutoCloseable {
  private static final int MOST = 500;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration OBSTACLE_PAUSE = Duration.ofSeconds(5);
  private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);

  private final Channel channel;
  private final NoticeStore store;
  private final Supplier<Terms> terms;
  private final BackOff backOff;
  private final InstantSource clock;
  private final Log log;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private final Semaphore news = new Semaphore(1);
  private final Thread thread;
  private int failures;
  private Instant restUntil = Instant.MIN;
  private volatile boolean closing;
  private volatile @Nullable Instant delivered;
  private volatile @Nullable String problem;

  Courier(
      Channel channel,
      NoticeStore store,
      Supplier<Terms> terms,
      BackOff backOff,
      InstantSource clock,
      Log log) {
    this.channel = channel;
    this.store = store;
    this.terms = terms;
    this.backOff = backOff;
    this.clock = clock;
    this.log = log;
    this.thread = Thread.ofVirtual().name("courier-" + channel.name()).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  Channel channel() {
    return channel;
  }

  /// When it last delivered; null for never.
  @Nullable Instant delivered() {
    return delivered;
  }

  /// Why the last attempt did not succeed; null where it did.
  @Nullable String problem() {
    return problem;
  }

  /// There is something new.
  void wake() {
    news.release();
  }

  private void work() {
    try {
      while (!closing) {
        await(tried());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Duration tried() throws InterruptedException {
    try {
      return step();
    } catch (StoreFailure failed) {
      log.error("notices cannot be read", failed, "channel", channel.name());
      return OBSTACLE_PAUSE;
    }
  }

  private void await(@Nullable Duration time) throws InterruptedException {
    if (time == null) {
      news.acquire();
    } else {
      boolean _ = news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }
    news.drainPermits();
  }

  /// Sends what is to be sent now, at most one notice.
  ///
  /// @return for how long there is nothing to do; null until something is posted
  @Nullable Duration step() throws InterruptedException {
    List<DeliveryRow> open = store.open(channel.name(), MOST);
    if (open.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    if (channel.obstacle() != null) {
      return OBSTACLE_PAUSE;
    }
    if (now.isBefore(restUntil)) {
      return shorter(Duration.between(now, restUntil));
    }
    return switch (new Dispatch(terms.get()).decide(open, sent, now)) {
      case Dispatch.Decision.Wait(Duration time) -> shorter(time);
      case Dispatch.Decision.Send send -> {
        send(send, now);
        yield Duration.ZERO;
      }
    };
  }

  /// The clock may be set, the settings may change.
  private static Duration shorter(Duration time) {
    return time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT;
  }

  private void send(Dispatch.Decision.Send send, Instant now) throws InterruptedException {
    store.note(
        send.rows().stream()
            .map(row -> changed(row, State.BEGUN, row.attempts() + 1, row.due(), null))
            .toList());
    try {
      Notice notice = Digest.of(send.rows());
      if (send.silently()) {
        channel.deliverSilently(notice, send.repeat());
      } else {
        channel.deliver(notice, send.repeat());
      }
      sent.addLast(now);
      arrived(send.rows());
    } catch (NotDelivered refused) {
      failed(send.rows(), send.repeat() ? State.BEGUN : State.WAITING, refused, refused.again());
    } catch (ConnectException | UnknownHostException | NoRouteToHostException nobody) {
      failed(send.rows(), send.repeat() ? State.BEGUN : State.WAITING, nobody, Duration.ZERO);
    } catch (IOException unknown) {
      failed(send.rows(), State.BEGUN, unknown, Duration.ZERO);
    } catch (RuntimeException broken) {
      log.error("a channel broke", broken, "channel", channel.name());
      failed(send.rows(), State.BEGUN, broken, Duration.ZERO);
    }
  }

  private void arrived(List<DeliveryRow> rows) {
    store.note(
        rows.stream()
            .map(row -> changed(row, State.DELIVERED, row.attempts() + 1, row.due(), null))
            .toList());
    failures = 0;
    restUntil = Instant.MIN;
    delivered = clock.instant();
    problem = null;
  }

  /// Each notice waits longer from time to time, so that one which never arrives does not hold up
  /// the others; the channel rests, so that not all of them are tried at a far side that is down.
  private void failed(List<DeliveryRow> rows, State state, Exception why, Duration atLeast) {
    failures++;
    String reason = why.getMessage() == null ? why.toString() : why.getMessage();
    Instant now = clock.instant();
    restUntil = now.plus(longer(backOff.after(failures), atLeast));
    store.note(
        rows.stream()
            .map(
                row -> {
                  Duration wait = longer(backOff.after(row.attempts() + 1), atLeast);
                  long due = now.plus(wait).toEpochMilli();
                  return changed(row, state, row.attempts() + 1, due, reason);
                })
            .toList());
    if (problem == null) {
      log.warn("a notice was not delivered", "channel", channel.name(), "why", reason);
    }
    problem = reason;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private DeliveryRow changed(
      DeliveryRow row, State state, int attempts, long due, @Nullable String why) {
    return new DeliveryRow(
        row.notice(), row.channel(), row.manner(), state, attempts, due, clock.millis(), why);
  }

  /// Lets a delivery under way end, for a short while.
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      if (thread.isAlive() && !thread.join(LAST_DELIVERY)) {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(1));
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
