package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `backtest.list`: stored runs, the newest first.
///
/// @param limit how many at most; 0 for 20, at most 1000
public record BacktestList(int limit) implements Request<BacktestList.Reply> {
  public BacktestList {
    limit = Values.limit(limit, 20, 1000);
  }

  /// @param total how many are stored
  public record Reply(List<Entry> runs, long total) {
    public Reply {
      runs = Values.list(runs);
    }
  }

  /// The essence of one run.
  ///
  /// @param series the main series
  public record Entry(
      String id,
      Instant finishedAt,
      ForeignText strategy,
      ForeignText series,
      int bars,
      Instant from,
      Instant to,
      int trades,
      Decimal endEquity,
      @Nullable Double netProfitPercent,
      @Nullable Double maxDrawdownPercent,
      @Nullable Double sharpe,
      String currency) {}
}
