package io.opentrade.server.session;

import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.server.watchdog.Watched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings a strategy its bars as they close, until it is stopped or dies.
final class LiveStrategy implements AutoCloseable {
  /// Bars that a strategy knows before it trades, whatever it asks for.
  private static final int USUAL_WARMUP = 500;

  /// Exchanges need a moment to close a bar.
  private static final long SETTLING = 500;

  private static final long AGAIN = 1_000;

  /// Longer than a worker may take for a bar, in seconds.
  private static final long LONGEST_BAR = 15;

  private final Session session;
  private final StrategyLine line;
  private final List<SeriesTail> own = new ArrayList<>();
  private final List<Map<String, SeriesTail>> others = new ArrayList<>();
  private final InstantSource clock;
  private final Log log;
  private final Consumer<ScriptFailed> died;
  private final ReentrantLock working = new ReentrantLock();
  private final Instant since;
  private final Heartbeat heartbeat = new Heartbeat();
  private final AtomicLong silentSince = new AtomicLong(Long.MIN_VALUE);
  private @Nullable Thread thread;
  private boolean closed;

  /// @param places in the order of the line's markets
  /// @param died told where the script throws, hangs or loses its process: nothing is decided any
  ///     more then
  LiveStrategy(
      Session session,
      StrategyLine line,
      List<LivePlace> places,
      Markets markets,
      InstantSource clock,
      Log log,
      Consumer<ScriptFailed> died) {
    this.session = session;
    this.line = line;
    for (LivePlace place : places) {
      own.add(new SeriesTail(session, place.series(), markets));
      Map<String, SeriesTail> beside = new LinkedHashMap<>();
      place
          .others()
          .forEach((name, other) -> beside.put(name, new SeriesTail(session, other, markets)));
      others.add(beside);
    }
    this.clock = clock;
    this.log = log;
    this.died = died;
    this.since = clock.instant();
  }

  /// When this life of it began.
  Instant since() {
    return since;
  }

  StrategyLine line() {
    return line;
  }

  /// Lets it see the bars before now, and begin.
  ///
  /// @throws RequestFailed where the exchange does not give them
  /// @throws ScriptFailed where the script does not begin
  void warmUp(int bars) throws InterruptedException {
    long now = clock.millis();
    for (SeriesTail tail : tails()) {
      tail.fetch(now, Math.max(bars, USUAL_WARMUP));
    }
    for (long moment = next(); moment != SeriesTail.NEVER; moment = next()) {
      learn(moment);
    }
    line.begin();
  }

  private List<SeriesTail> tails() {
    List<SeriesTail> tails = new ArrayList<>(own);
    others.forEach(beside -> tails.addAll(beside.values()));
    return tails;
  }

  /// When bars end next that were fetched and nobody has seen.
  private long next() {
    return own.stream().mapToLong(SeriesTail::next).min().orElseThrow();
  }

  /// Lets it see the bars that ended until a moment.
  private void learn(long moment) {
    for (int market = 0; market < own.size(); market++) {
      for (Map.Entry<String, SeriesTail> other : others.get(market).entrySet()) {
        while (other.getValue().next() <= moment) {
          line.learn(market, other.getKey(), other.getValue().take());
        }
      }
      while (own.get(market).next() <= moment) {
        line.learn(market, "", own.get(market).take());
      }
    }
  }

  /// Begins, unless it was closed before.
  synchronized void start() {
    if (!closed) {
      thread = Thread.ofVirtual().name(line.name()).start(this::work);
    }
  }

  private void work() {
    try {
      while (!isClosed()) {
        Thread.sleep(untilNextClose());
        while (!tick()) {
          Thread.sleep(AGAIN);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once; a death is told, and ends it.
  ///
  /// @return whether there is nothing more to look for
  boolean tick() throws InterruptedException {
    try {
      heartbeat.begins();
      boolean whole = look();
      heartbeat.rests();
      heard(whole);
      return whole;
    } catch (ScriptFailed failed) {
      heartbeat.rests();
      if (!isClosed()) {
        died.accept(failed);
      }
      return true;
    }
  }

  private void heard(boolean whole) {
    if (whole) {
      silentSince.set(Long.MIN_VALUE);
    } else {
      silentSince.compareAndSet(Long.MIN_VALUE, System.nanoTime());
    }
  }

  /// For how long bars that have closed are not there, in milliseconds.
  private long silentMillis() {
    long begun = silentSince.get();
    return begun == Long.MIN_VALUE ? 0 : (System.nanoTime() - begun) / 1_000_000;
  }

  /// Its thread, and its bars.
  List<Watched> watched() {
    String account = session.account().name();
    String who = line.name() + " at " + account;
    return List.of(
        new Watched(Cause.THREAD, who, account, heartbeat::busyMillis),
        new Watched(Cause.FEED, "bars of " + who, account, this::silentMillis));
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private long untilNextClose() {
    long now = clock.millis();
    long close =
        own.stream()
            .mapToLong(tail -> tail.newest(now) + tail.series().timeframe().millis())
            .min()
            .orElseThrow();
    return close - now + SETTLING;
  }

  /// Fetches what has closed since the last look, and lets the strategy decide. Where a market's
  /// bar is not there yet the others wait for it, as long as there is time.
  ///
  /// @return whether the newest bars were there
  /// @throws ScriptFailed where the script throws, hangs or dies
  boolean look() throws InterruptedException {
    working.lockInterruptibly();
    try {
      long now = clock.millis();
      boolean market = fetch(own, now);
      boolean all = true;
      for (Map<String, SeriesTail> beside : others) {
        all &= fetch(beside.values(), now);
      }
      long newest = own.stream().mapToLong(tail -> tail.newest(now)).max().orElseThrow();
      boolean wait = !all || !market && now - newest < line.patience() / 2;
      for (long moment = next(); moment != SeriesTail.NEVER; moment = next()) {
        if (wait && moment == newest) {
          break;
        }
        learn(moment);
        line.decide(moment, clock.millis());
      }
      return market && all;
    } catch (ScriptFailed failed) {
      throw failed;
    } catch (RuntimeException failed) {
      log.error("a bar was not decided on", failed, "strategy", line.name());
      return true;
    } finally {
      working.unlock();
    }
  }

  private boolean fetch(Collection<SeriesTail> tails, long now) {
    boolean all = true;
    for (SeriesTail tail : tails) {
      try {
        all &= tail.fetch(now, USUAL_WARMUP);
      } catch (RequestFailed silent) {
        all = false;
        log.warn(
            "no bars, the strategy waits",
            "series",
            tail.series(),
            "why",
            silent.failure().message());
      }
    }
    return all;
  }

  /// Lets it finish the bar it is at, and tells it that it is stopped.
  ///
  /// @throws ScriptFailed where it throws at that
  void stop() throws InterruptedException {
    boolean quiet = working.tryLock(LONGEST_BAR, TimeUnit.SECONDS);
    try {
      synchronized (this) {
        closed = true;
      }
      if (quiet) {
        line.end();
      }
    } finally {
      if (quiet) {
        working.unlock();
      }
      close();
    }
  }

  /// Ends it where it stands.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      Thread running = thread;
      if (running != null) {
        running.interrupt();
      }
    }
    line.decider().close();
  }
}
