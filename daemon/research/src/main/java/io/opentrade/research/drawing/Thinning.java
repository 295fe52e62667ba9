package io.opentrade.research.drawing;

import io.opentrade.engine.backtest.Days;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.column.Candles;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the drawing of a run. Stretches of bars of equal number become one candle, so that no high
/// and no low is lost.
public final class Thinning {
  /// More than a screen has columns, few enough to be kept with every run.
  private static final int MOST = 3000;

  /// Plots beyond these would hide each other.
  private static final int PLOTS = 12;

  private Thinning() {}

  /// Of several markets the candles of the first are drawn.
  ///
  /// @param plots columns over all bars of that market, by name
  public static Drawing of(Markets markets, Outcome outcome, Map<String, double[]> plots) {
    Market market = markets.all().getFirst();
    Candles candles = market.candles();
    int from = market.from();
    int bars = candles.size() - from;
    int stretch = Math.max(1, (bars + MOST - 1) / MOST);
    int count = (bars + stretch - 1) / stretch;
    Candles thinned =
        new Candles(
            candles.timeframe(),
            new long[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count]);
    for (int i = 0; i < count; i++) {
      int start = from + i * stretch;
      join(candles, start, Math.min(candles.size(), start + stretch), thinned, i);
    }
    Days days = Days.of(outcome, markets);
    return new Drawing(
        thinned, stretch, lasts(plots, from, stretch, count), days.day(), days.equity());
  }

  private static void join(Candles candles, int start, int end, Candles into, int at) {
    into.time()[at] = candles.time()[start];
    into.open()[at] = candles.open()[start];
    into.close()[at] = candles.close()[end - 1];
    double high = candles.high()[start];
    double low = candles.low()[start];
    double volume = 0;
    for (int bar = start; bar < end; bar++) {
      high = Math.max(high, candles.high()[bar]);
      low = Math.min(low, candles.low()[bar]);
      volume += candles.volume()[bar];
    }
    into.high()[at] = high;
    into.low()[at] = low;
    into.volume()[at] = volume;
  }

  private static Map<String, double[]> lasts(
      Map<String, double[]> plots, int from, int stretch, int count) {
    Map<String, double[]> thinned = new LinkedHashMap<>();
    plots.entrySet().stream()
        .limit(PLOTS)
        .forEach(
            plot -> {
              double[] values = new double[count];
              for (int i = 0; i < count; i++) {
                int last = Math.min(plot.getValue().length, from + (i + 1) * stretch) - 1;
                values[i] = plot.getValue()[last];
              }
              thinned.put(plot.getKey(), values);
            });
    return thinned;
  }
}
