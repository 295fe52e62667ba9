package io.opentrade.protocol;

import java.util.List;

/// `backtest.candles`: the candles that were kept with a run, to be drawn. Runs over files and over
/// the bundled candles have them nowhere else.
///
/// @param id as in [BacktestShow]
/// @param series one of those of the run
/// @param limit how many at most, the newest; 0 for 4000, at most 4000
public record BacktestCandles(String id, String series, int limit)
    implements Request<BacktestCandles.Reply> {
  public BacktestCandles {
    Values.required("id", id);
    Values.required("series", series);
    limit = Values.limit(limit, 4000, 4000);
  }

  /// @param bars in the order of time
  /// @param stretch how many bars of the run one of these stands for; 1 where all are there
  public record Reply(List<Candle> bars, int stretch) {
    public Reply {
      bars = Values.list(bars);
    }
  }
}
