package io.opentrade.server.autopilot;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.InputFile;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/// Trades two rules over the past as research would, an hour a bar: `rider.js` holds while the
/// price is above that of a day ago, every other file while it is below.
///
/// @param closes of a symbol's hour, by its number since the epoch
public record PastOutlooks(ToDoubleBiFunction<String, Long> closes) implements Outlooks {
  private static final double FEE = 0.001;
  private static final long DAY = 24;
  private static final long TESTED = 60 * DAY;
  private static final long WINDOW = 15 * DAY;

  @Override
  public Candidate.Outlook of(String account, InputFile script, String series, Instant now) {
    String symbol = SeriesName.of(series).symbol();
    long end = now.toEpochMilli() / 3_600_000; // the bar of now has not closed
    double[] bars = new double[Regime.BARS];
    for (int bar = 0; bar < bars.length; bar++) {
      bars[bar] = closes.applyAsDouble(symbol, end - bars.length + bar);
    }
    boolean rides = script.name().raw().equals("rider.js");
    return new Candidate.Tested(trade(symbol, rides, end), Regime.of(bars));
  }

  private Evidence trade(String symbol, boolean rides, long end) {
    double equity = 1;
    double peak = 1;
    double fall = 0;
    double dayBefore = 1;
    double windowBefore = 1;
    int winning = 0;
    int trades = 0;
    boolean holds = false;
    TreeMap<Long, Double> returns = new TreeMap<>();
    for (long hour = end - TESTED; hour < end; hour++) {
      double close = closes.applyAsDouble(symbol, hour);
      equity *= holds ? close / closes.applyAsDouble(symbol, hour - 1) : 1;
      boolean wants = close > closes.applyAsDouble(symbol, hour - DAY) == rides;
      equity *= wants == holds ? 1 : 1 - FEE;
      trades += holds && !wants ? 1 : 0;
      holds = wants;
      peak = Math.max(peak, equity);
      fall = Math.max(fall, 100 * (peak - equity) / peak);
      if ((hour + 1) % DAY == 0) {
        returns.put(hour / DAY, equity / dayBefore - 1);
        dayBefore = equity;
      }
      if ((hour + 1 - end + TESTED) % WINDOW == 0) {
        winning += equity > windowBefore ? 1 : 0;
        windowBefore = equity;
      }
    }
    return new Evidence(4, winning, trades, 100 * (equity - 1), fall, returns, Map.of());
  }
}
