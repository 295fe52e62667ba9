package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.logs`: what a strategy wrote, and what happened to it.
///
/// @param limit lines at most, the newest; 0 for 50
/// @param after only what came after this `seq`, for following; null for the newest lines
/// @param patience with `after`: milliseconds to wait for a line where there is none yet; 0 to
///     60,000
public record StrategyLogs(
    String account, String name, int limit, @Nullable Long after, int patience)
    implements TradingRequest<StrategyLogs.Reply> {
  /// Lines of one answer at most.
  public static final int MOST = 1_000;

  private static final int LONGEST = 60_000;

  public StrategyLogs {
    Values.present("account", account);
    Values.present("name", name);
    limit = Values.limit(limit, 50, MOST);
    if (patience < 0 || patience > LONGEST) {
      throw new IllegalArgumentException("'patience' must be from 0 to " + LONGEST);
    }
  }

  /// The newest lines.
  public StrategyLogs(String account, String name, int limit) {
    this(account, name, limit, null, 0);
  }

  /// @param lines the oldest first
  /// @param seq to ask with next
  /// @param lost whether lines between `after` and the first of these are not at hand any more
  public record Reply(List<Line> lines, long seq, boolean lost) {
    public Reply {
      lines = Values.list(lines);
    }
  }

  /// @param kind `log` and `notice` are its own words; `started`, `stopped`, `died`, `restart` and
  ///     `failed` are the daemon's
  /// @param bar start of the bar it belongs to; null for none
  public record Line(Instant at, String kind, @Nullable Instant bar, ForeignText text) {}
}
