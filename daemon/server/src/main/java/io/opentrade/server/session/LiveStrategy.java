package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Brings a strategy its bars as they close.
final class LiveStrategy implements AutoCloseable {
  /// Bars that a strategy knows before it trades, whatever it asks for.
  private static final int USUAL_WARMUP = 500;

  /// Exchanges need a moment to close a bar.
  private static final long SETTLING = 500;

  private static final long AGAIN = 1_000;

  private final Session session;
  private final StrategyLine line;
  private final SeriesName series;
  private final Markets markets;
  private final InstantSource clock;
  private final Log log;
  private @Nullable Thread thread;
  private boolean closed;

  LiveStrategy(
      Session session,
      StrategyLine line,
      SeriesName series,
      Markets markets,
      InstantSource clock,
      Log log) {
    this.session = session;
    this.line = line;
    this.series = series;
    this.markets = markets;
    this.clock = clock;
    this.log = log;
  }

  StrategyLine line() {
    return line;
  }

  /// Lets it see the bars before now.
  ///
  /// @throws RequestFailed where the exchange does not give them
  void warmUp(int bars) {
    long millis = series.timeframe().millis();
    long now = series.timeframe().floor(clock.millis());
    Candles past = bars(now - millis * Math.max(bars, USUAL_WARMUP), now);
    for (int bar = 0; bar < past.size(); bar++) {
      line.learn(Candle.of(past, bar));
    }
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
      while (true) {
        Thread.sleep(untilNextClose());
        while (!look()) {
          Thread.sleep(AGAIN);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long untilNextClose() {
    long now = clock.millis();
    return series.timeframe().floor(now) + series.timeframe().millis() - now + SETTLING;
  }

  /// Fetches what has closed since the last look, and lets the strategy decide.
  ///
  /// @return whether the newest bar was there
  boolean look() throws InterruptedException {
    long millis = series.timeframe().millis();
    long end = series.timeframe().floor(clock.millis());
    try {
      Candles closed = bars(Math.max(line.last() + millis, end - USUAL_WARMUP * millis), end);
      for (int bar = 0; bar < closed.size(); bar++) {
        if (closed.time()[bar] + millis <= end) {
          line.closed(Candle.of(closed, bar), clock.millis());
        }
      }
    } catch (RequestFailed silent) {
      log.warn("no bars, the strategy waits", "series", series, "why", silent.failure().message());
    } catch (RuntimeException failed) {
      log.error("a bar was not decided on", failed, "series", series);
    }
    return line.last() >= end - millis;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
