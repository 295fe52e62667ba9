package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.server.log.Log;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
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
  private final SeriesName series;
  private final Markets markets;
  private final InstantSource clock;
  private final Log log;
  private final Consumer<ScriptFailed> died;
  private final ReentrantLock working = new ReentrantLock();
  private final Instant since;
  private @Nullable Thread thread;
  private boolean closed;

  /// @param died told where the script throws, hangs or loses its process: nothing is decided any
  ///     more then
  LiveStrategy(
      Session session,
      StrategyLine line,
      SeriesName series,
      Markets markets,
      InstantSource clock,
      Log log,
      Consumer<ScriptFailed> died) {
    this.session = session;
    this.line = line;
    this.series = series;
    this.markets = markets;
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
    long millis = series.timeframe().millis();
    long now = series.timeframe().floor(clock.millis());
    Candles past = bars(now - millis * Math.max(bars, USUAL_WARMUP), now);
    for (int bar = 0; bar < past.size(); bar++) {
      line.learn(Candle.of(past, bar));
    }
    line.begin();
  }

  private Candles bars(long from, long to) {
    return markets.candles(session, series.symbol(), series.timeframe(), from, to);
  }

  /// Begins, unless it was closed before.
  synchronized void start() {
    if (!closed) {
      thread = Thread.ofVirtual().name("strategy-" + series).start(this::work);
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
      return look();
    } catch (ScriptFailed failed) {
      if (!isClosed()) {
        died.accept(failed);
      }
      return true;
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private long untilNextClose() {
    long now = clock.millis();
    return series.timeframe().floor(now) + series.timeframe().millis() - now + SETTLING;
  }

  /// Fetches what has closed since the last look, and lets the strategy decide.
  ///
  /// @return whether the newest bar was there
  /// @throws ScriptFailed where the script throws, hangs or dies
  boolean look() throws InterruptedException {
    long millis = series.timeframe().millis();
    long end = series.timeframe().floor(clock.millis());
    working.lockInterruptibly();
    try {
      Candles closed = bars(Math.max(line.last() + millis, end - USUAL_WARMUP * millis), end);
      for (int bar = 0; bar < closed.size(); bar++) {
        if (closed.time()[bar] + millis <= end) {
          line.closed(Candle.of(closed, bar), clock.millis());
        }
      }
    } catch (RequestFailed silent) {
      log.warn("no bars, the strategy waits", "series", series, "why", silent.failure().message());
    } catch (ScriptFailed failed) {
      throw failed;
    } catch (RuntimeException failed) {
      log.error("a bar was not decided on", failed, "series", series);
    } finally {
      working.unlock();
    }
    return line.last() >= end - millis;
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
