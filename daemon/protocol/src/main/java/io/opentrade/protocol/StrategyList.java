package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.list`: the strategies of an account.
///
/// @param account null for all
public record StrategyList(@Nullable String account) implements TradingRequest<StrategyList.Reply> {
  /// @param strategies that trade, or did
  /// @param stored that are kept with what they are started with, started or not
  public record Reply(List<StrategyInfo> strategies, List<StoredStrategy> stored) {
    public Reply {
      strategies = Values.list(strategies);
      stored = Values.list(stored);
    }

    /// None is stored.
    public Reply(List<StrategyInfo> strategies) {
      this(strategies, List.of());
    }
  }
}
