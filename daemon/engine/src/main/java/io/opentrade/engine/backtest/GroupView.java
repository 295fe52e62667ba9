package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// What a strategy over several markets sees at a moment. It does not change during the callback.
/// Doubles are for deciding only; the ledger behind them is exact. Markets are named by number.
public interface GroupView {
  /// The moment: when the bars ended. Milliseconds since the epoch (UTC).
  long at();

  /// Free cash in the currency that all markets are quoted in.
  double cash();

  /// Cash plus what is held, at the last closes.
  double equity();

  /// Index of the last bar of a market that has closed; -1 where none has.
  int bar(int market);

  /// Whether that bar closed at this very moment and may be decided on. A market whose bars are
  /// longer, or that has a gap or has ended, has nothing new.
  boolean fresh(int market);

  /// Held quantity of a market's base currency; negative when short, 0 when flat.
  double positionQuantity(int market);

  /// What happened to the orders in a market since the strategy was last asked, in order of time;
  /// empty where it does not listen.
  List<OrderNews> news(int market);

  /// Average entry price of what is held there; NaN when flat.
  double positionEntryPrice(int market);
}
