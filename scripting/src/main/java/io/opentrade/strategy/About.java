package io.opentrade.strategy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a strategy says about itself before it runs.
public final class About {
  private @Nullable String timeframe;
  private int warmup;
  private final Map<String, String> series = new LinkedHashMap<>();
  private final Map<String, String> timers = new LinkedHashMap<>();

  /// Written for bars of that length, for example `5m`; otherwise it takes those it is given.
  public About timeframe(String length) {
    timeframe = length;
    return this;
  }

  /// Bars at the start on which it makes no decision.
  public About warmup(int bars) {
    warmup = bars;
    return this;
  }

  /// Reads another series under that name.
  ///
  /// @param wanted a timeframe of the same market (`1h`) or a series (`BTC/USDT@binance:1h`)
  public About series(String name, String wanted) {
    series.put(name, wanted);
    return this;
  }

  /// Has `onTimer` called at the first bar that closes at or after each multiple of that interval
  /// (`1d`: at midnight UTC).
  public About timer(String name, String interval) {
    timers.put(name, interval);
    return this;
  }

  /// The declared timeframe; null for none.
  public @Nullable String timeframe() {
    return timeframe;
  }

  /// The declared warm-up.
  public int warmup() {
    return warmup;
  }

  /// The further series by name.
  public Map<String, String> series() {
    return series;
  }

  /// The timers by name.
  public Map<String, String> timers() {
    return timers;
  }
}
