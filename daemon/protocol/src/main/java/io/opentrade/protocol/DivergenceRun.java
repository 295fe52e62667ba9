package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `divergence.run`: what was traded live beside a backtest of the same, for the research process.
///
/// @param run the backtest, on stored series
/// @param trades that were made live, in the order of their entries
/// @param notes what happened to the strategy, in the order of time
/// @param altered as in [StrategyDivergence]
public record DivergenceRun(
    BacktestRun run, List<LiveTrade> trades, List<Note> notes, List<ForeignText> altered)
    implements Request<StrategyDivergence.Reply> {
  public DivergenceRun {
    Values.present("run", run);
    trades = Values.list(trades);
    notes = Values.list(notes);
    altered = Values.list(altered);
  }

  /// A trade and the fills that it is made of.
  public record LiveTrade(Trade trade, List<Fill> fills) {
    public LiveTrade {
      fills = Values.list(fills);
    }
  }

  /// @param id the venue's
  /// @param wanted how much its order was for
  /// @param filled how much of that was filled in the end
  public record Fill(
      ForeignText id,
      String order,
      String side,
      Decimal quantity,
      Decimal price,
      Decimal notional,
      Decimal wanted,
      Decimal filled,
      Instant at) {}

  /// Something that happened.
  ///
  /// @param symbol where; null for all of its markets
  /// @param kind `late`, `refused`, `byHand`, `started` or `stopped`
  public record Note(Instant at, @Nullable String symbol, String kind, ForeignText text) {}
}
