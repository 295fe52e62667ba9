package io.opentrade.protocol;

import java.util.List;

/// `market.candles`: the last candles of some markets, straight from the exchange; nothing is
/// stored. The last one is the bar that is not over yet.
///
/// @param series such as `BTC/USDT@binance:5m`
/// @param limit of each; 0 for 20, at most 500
public record MarketCandles(List<String> series, int limit)
    implements Request<MarketCandles.Reply> {
  public MarketCandles {
    series = Values.some("series", series);
    limit = Values.limit(limit, 20, 500);
  }

  /// @param series in the order asked for
  public record Reply(List<Bars> series, List<MarketTrouble> troubles) {
    public Reply {
      series = Values.list(series);
      troubles = Values.list(troubles);
    }
  }

  /// The bars of one series, the oldest first.
  public record Bars(String series, List<Candle> bars) {
    public Bars {
      bars = Values.list(bars);
    }
  }
}
