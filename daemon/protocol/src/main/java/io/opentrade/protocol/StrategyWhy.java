package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;

/// `strategy.why`: the last decisions of a strategy, and what became of them.
///
/// @param limit bars at most, the newest; 0 for 10
public record StrategyWhy(String account, String name, int limit)
    implements TradingRequest<StrategyWhy.Reply> {
  /// Bars of one answer at most.
  public static final int MOST = 200;

  public StrategyWhy {
    Values.present("account", account);
    Values.present("name", name);
    limit = Values.limit(limit, 10, MOST);
  }

  /// @param bars the oldest first
  public record Reply(List<Bar> bars) {
    public Reply {
      bars = Values.list(bars);
    }
  }

  /// @param bar its start
  /// @param wanted what the strategy asked for; empty for nothing
  /// @param outcome what risk and the engine made of it, or why nothing was asked; empty as long as
  ///     it waits for a price
  public record Bar(Instant bar, List<ForeignText> wanted, List<ForeignText> outcome) {
    public Bar {
      wanted = Values.list(wanted);
      outcome = Values.list(outcome);
    }
  }
}
