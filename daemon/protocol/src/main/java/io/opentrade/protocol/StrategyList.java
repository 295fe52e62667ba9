package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.list`: the strategies of an account.
///
/// @param account null for all
public record StrategyList(@Nullable String account) implements TradingRequest<StrategyList.Reply> {
  public record Reply(List<StrategyInfo> strategies) {
    public Reply {
      strategies = Values.list(strategies);
    }
  }
}
