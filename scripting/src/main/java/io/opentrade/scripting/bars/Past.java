package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.domain.Timeframe;
import java.util.LinkedHashMap;
import java.util.Map;

/// Bars that have closed before a strategy is asked.
///
/// @param main of the market it trades
/// @param others the other series by the script's names for them
public record Past(Candles main, Map<String, Candles> others) {
  /// The lengths of the bars of the other series.
  public Map<String, Timeframe> timeframes() {
    Map<String, Timeframe> timeframes = new LinkedHashMap<>();
    others.forEach((name, candles) -> timeframes.put(name, candles.timeframe()));
    return timeframes;
  }

  /// A walk through them.
  public Walk walk(LiveEvaluator evaluator) {
    return new Walk(evaluator);
  }

  /// Feeds an evaluator bar by bar, each of the other series before the bar that ends with or after
  /// it.
  public final class Walk {
    private final LiveEvaluator evaluator;
    private final Map<String, Integer> fed = new LinkedHashMap<>();
    private int next;

    private Walk(LiveEvaluator evaluator) {
      this.evaluator = evaluator;
    }

    /// One more bar, and what ended until it did.
    public void go() {
      long end = main.endTime(next);
      others.forEach((name, candles) -> feed(name, candles, end));
      evaluator.append(Candle.of(main, next++), end);
    }

    /// All that is left.
    public void end() {
      while (next < main.size()) {
        go();
      }
      others.forEach((name, candles) -> feed(name, candles, Long.MAX_VALUE));
    }

    private void feed(String name, Candles candles, long until) {
      int at = fed.getOrDefault(name, 0);
      while (at < candles.size() && candles.closeTime(at) <= until) {
        evaluator.append(name, Candle.of(candles, at++));
      }
      fed.put(name, at);
    }
  }
}
