package io.opentrade.research.drawing;

import io.opentrade.engine.backtest.Days;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.column.Candles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the drawing of a run. Stretches of bars of equal number become one candle, so that no high
/// and no low is lost.
public final class Thinning {
  /// More than a screen has columns, few enough to be kept with every run.
  private static final int MOST = 3000;

  /// Candles of all markets together, in a run over many.
  private static final int MOST_TOGETHER = 12_000;

  /// A page over more markets would not be read.
  private static final int SHEETS = 24;

  /// Plots beyond these would hide each other.
  private static final int PLOTS = 12;

  private Thinning() {}

  /// One sheet a market; strategies at one market share it.
  ///
  /// @param plots columns over all bars of each market, by name; fewer maps than markets where the
  ///     rest draws nothing
  public static Drawing of(
      Markets markets, Outcome outcome, List<? extends Map<String, double[]>> plots) {
    Map<String, Market> bySymbol = new LinkedHashMap<>();
    Map<String, Map<String, double[]>> drawn = new LinkedHashMap<>();
    for (int i = 0; i < markets.all().size(); i++) {
      Market market = markets.all().get(i);
      String symbol = market.instrument().symbol();
      if (bySymbol.containsKey(symbol) || bySymbol.size() < SHEETS) {
        bySymbol.putIfAbsent(symbol, market);
        Map<String, double[]> into = drawn.computeIfAbsent(symbol, _ -> new LinkedHashMap<>());
        (i < plots.size() ? plots.get(i) : Map.<String, double[]>of()).forEach(into::putIfAbsent);
      }
    }
    int most = Math.min(MOST, MOST_TOGETHER / bySymbol.size());
    List<Sheet> sheets = new ArrayList<>();
    bySymbol.forEach(
        (symbol, market) -> sheets.add(sheet(market, most, drawn.getOrDefault(symbol, Map.of()))));
    Days days = Days.of(outcome, markets);
    return new Drawing(sheets, days.day(), days.equity());
  }

  private static Sheet sheet(Market market, int most, Map<String, double[]> plots) {
    Candles candles = market.candles();
    int from = market.from();
    int bars = candles.size() - from;
    int stretch = Math.max(1, (bars + most - 1) / most);
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
    return new Sheet(
        market.instrument().symbol(), thinned, stretch, lasts(plots, from, stretch, count));
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
