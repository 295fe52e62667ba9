package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a run is compared with: holding its markets in equal parts, each bought at the close of the
/// first bar at which it could be decided on, cash until then; or a series of one's own choice.
final class BenchmarkLevels {
  private final Markets markets;

  BenchmarkLevels(Markets markets) {
    this.markets = markets;
  }

  /// Its level at each tick from `Markets.from` on. Of a single market its closes, else 1 at the
  /// start.
  double[] levels() {
    Candles chosen = markets.benchmark();
    if (chosen != null) {
      return closes(chosen);
    }
    if (markets.all().size() == 1) {
      Market market = markets.only();
      double[] close = market.candles().close();
      return Arrays.copyOfRange(close, market.from(), close.length);
    }
    double[] levels = new double[markets.reported()];
    for (Market market : markets.all()) {
      double[] close = closes(market.candles());
      int first = market.firstDecision();
      boolean bought = first < market.candles().size();
      int start = bought ? markets.tickOfClose(market.candles().closeTime(first)) : markets.size();
      double price = bought ? market.candles().close()[first] : 1;
      for (int i = 0; i < levels.length; i++) {
        double ratio = i + markets.from() < start ? 1 : close[i] / price;
        levels[i] += ratio / markets.all().size();
      }
    }
    return levels;
  }

  /// The same at some ticks only, counted from `Markets.from`.
  double[] levels(int[] ticks) {
    boolean closes = markets.benchmark() == null && markets.all().size() == 1;
    double[] known = closes ? markets.only().candles().close() : levels();
    int from = closes ? markets.only().from() : 0;
    return Arrays.stream(ticks).mapToDouble(tick -> known[from + tick]).toArray();
  }

  /// The same as [#levels()], from 1 at the start.
  double[] growth() {
    double[] levels = levels();
    double base = 1;
    int bought = 0;
    if (markets.benchmark() != null) {
      base = levels[0];
    } else if (markets.all().size() == 1) {
      Market market = markets.only();
      bought = Math.min(market.firstDecision() - market.from(), levels.length);
      base = bought < levels.length ? levels[bought] : Double.NaN;
    }
    for (int i = 0; i < levels.length; i++) {
      levels[i] = i < bought && !Double.isNaN(base) ? 1 : levels[i] / base;
    }
    return levels;
  }

  /// The close last known at each tick; not a number before the first.
  private double[] closes(Candles candles) {
    double[] closes = new double[markets.reported()];
    long length = candles.timeframe().millis();
    int bar = candles.indexAtOrAfter(markets.end(markets.from()) - length + 1) - 1;
    for (int i = 0; i < closes.length; i++) {
      long end = markets.end(markets.from() + i);
      while (bar + 1 < candles.size() && candles.closeTime(bar + 1) <= end) {
        bar++;
      }
      closes[i] = bar < 0 ? Double.NaN : candles.close()[bar];
    }
    return closes;
  }

  /// What buying and holding the markets would have made, each paying the fee twice, in percent;
  /// null where none could be bought.
  @Nullable Double buyAndHoldPercent(double fee) {
    double sum = 0;
    for (Market market : markets.all()) {
      double[] close = market.candles().close();
      if (market.firstDecision() >= close.length) {
        if (markets.all().size() == 1) {
          return null;
        }
        continue;
      }
      double first = close[market.firstDecision()];
      double last = close[close.length - 1];
      if (!(first > 0)) {
        return null;
      }
      sum += (last * (1 - fee) / (first * (1 + fee)) - 1) * 100;
    }
    return Measurement.defined(sum / markets.all().size());
  }

  /// What the series of one's own choice made over the range, in percent; without one, what buying
  /// and holding made.
  @Nullable Double returnPercent(@Nullable Double buyAndHold) {
    if (markets.benchmark() == null) {
      return buyAndHold;
    }
    double[] levels = levels();
    return Measurement.defined((levels[levels.length - 1] / levels[0] - 1) * 100);
  }
}
