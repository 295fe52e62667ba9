package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.divergence`: the time that a strategy traded, on paper or at an exchange, run again as
/// a backtest with the same script and settings on the stored candles, trade by trade.
///
/// @param from UTC, inclusive; null for its last start
/// @param to UTC, exclusive; null for its end, or now
public record StrategyDivergence(
    String account, String name, @Nullable Instant from, @Nullable Instant to)
    implements Request<StrategyDivergence.Reply> {
  public StrategyDivergence {
    Values.present("account", account);
    Values.present("name", name);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("'from' must be before 'to'");
    }
  }

  /// @param run id of the backtest, which is stored
  /// @param live how many trades were made live
  /// @param backtest how many the backtest made
  /// @param same how many are the same, to the last digit, entered and left in the same bars
  /// @param altered what the account's journal says that does not follow from what stands before it
  /// @param differences in the order of time
  public record Reply(
      String run,
      List<ForeignText> series,
      Instant from,
      Instant to,
      int live,
      int backtest,
      int same,
      List<ForeignText> altered,
      List<Difference> differences) {
    public Reply {
      series = Values.list(series);
      altered = Values.list(altered);
      differences = Values.list(differences);
    }
  }

  /// A trade that was made live or in the backtest only, or differently.
  ///
  /// @param kind `onlyLive`, `onlyBacktest` or `differs`
  /// @param live null where it was not made live
  /// @param backtest null where the backtest did not make it
  /// @param facts in what the two differ, one clause each
  /// @param reasons why, as far as anything tells; never empty
  public record Difference(
      String kind,
      @Nullable Trade live,
      @Nullable Trade backtest,
      List<ForeignText> facts,
      List<Reason> reasons) {
    public Difference {
      facts = Values.list(facts);
      reasons = Values.list(reasons);
    }
  }

  /// @param kind `altered` (a fill that the market did not make, or not so), `slippage` (price and
  ///     time of the fill), `partial` (an order that was filled in part), `late` (a decision or a
  ///     price that came too late), `missing` (a candle that is not stored), `refused` (by risk or
  ///     the exchange), `byHand` (somebody meddled), `notRunning`, `position` (one of the two was
  ///     in another trade then), `size` (what earlier trades left), `unexplained`
  public record Reason(String kind, ForeignText text) {}
}
