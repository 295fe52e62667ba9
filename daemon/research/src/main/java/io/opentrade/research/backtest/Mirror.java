package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import java.util.List;
import java.util.Map;

/// A second market for trying out what decides about several: it falls by as much as the first
/// rises. Made up, and never traded for a result.
final class Mirror {
  private static final String NAME = "MIRROR";

  private Mirror() {}

  static Preparation of(Preparation first) {
    Series main = first.main();
    Instrument like = main.instrument();
    Instrument instrument =
        new Instrument(
            NAME + "/" + like.quoteCurrency(), like.tick(), like.lot(), like.moneyScale());
    Series mirrored =
        new Series(NAME, mirrored(main.candles()), main.from(), instrument, List.of());
    Map<String, Series> others = first.others();
    return new Preparation(
        first.file(),
        first.declaration(),
        first.style(),
        first.overrides(),
        mirrored,
        others,
        null);
  }

  private static Candles mirrored(Candles candles) {
    double level = candles.open()[0] * candles.open()[0];
    return new Candles(
        candles.timeframe(),
        candles.time(),
        mirrored(candles.open(), level),
        mirrored(candles.low(), level),
        mirrored(candles.high(), level),
        mirrored(candles.close(), level),
        candles.volume());
  }

  private static double[] mirrored(double[] prices, double level) {
    double[] mirrored = new double[prices.length];
    for (int bar = 0; bar < prices.length; bar++) {
      mirrored[bar] = level / prices[bar];
    }
    return mirrored;
  }
}
