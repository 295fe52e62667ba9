package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BacktestRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A market as it would have been with other candles of the same bars.
///
/// @param real the market as it was
record Imagined(BacktestRun request, Preparation ready, Market real) {
  /// Why there is no such market: what was recorded beside the real candles says nothing about
  /// others. Null where there is one.
  @Nullable String obstacle() {
    if (real.detail() != null || real.mark() != null || real.book() != null) {
      return "--detail, --mark and --book hold what really was";
    }
    for (Map.Entry<String, String> read : ready.declaration().series().entrySet()) {
      String name = read.getKey();
      boolean given = request.data().stream().anyMatch(source -> name.equals(source.name()));
      if (given || SeriesName.matches(read.getValue())) {
        return "the strategy reads '" + name + "' as well";
      }
    }
    return null;
  }

  /// What the strategy reads beside the candles: longer bars, made of these.
  Map<String, Candles> others(Candles candles) {
    Map<String, Candles> others = new LinkedHashMap<>();
    ready
        .declaration()
        .series()
        .forEach(
            (name, timeframe) ->
                others.put(name, Resampler.complete(candles, Timeframe.of(timeframe))));
    return others;
  }

  /// Its funding stays: it is due at its times, whatever the price.
  Market market(Candles candles, int from) {
    return new Market(
        candles, real.instrument(), from, real.firstDecision(), null, null, real.funding(), null);
  }
}
