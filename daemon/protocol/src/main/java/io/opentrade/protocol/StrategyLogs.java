package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.logs`: what a strategy wrote, and what happened to it.
///
/// @param limit lines at most, the newest; 0 for 50
public record StrategyLogs(String account, String name, int limit)
    implements TradingRequest<StrategyLogs.Reply> {
  /// Lines of one answer at most.
  public static final int MOST = 1_000;

  public StrategyLogs {
    Values.present("account", account);
    Values.present("name", name);
    limit = Values.limit(limit, 50, MOST);
  }

  /// @param lines the oldest first
  public record Reply(List<Line> lines) {
    public Reply {
      lines = Values.list(lines);
    }
  }

  /// @param kind `log` and `notice` are its own words; `started`, `stopped`, `died`, `restart` and
  ///     `failed` are the daemon's
  /// @param bar start of the bar it belongs to; null for none
  public record Line(Instant at, String kind, @Nullable Instant bar, ForeignText text) {}
}
