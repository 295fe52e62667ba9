package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.holdout`: holds the end of a market out of research, so that one honest test is left: no
/// backtest or study reads it unless it says so, and each that does is counted. Without `from` and
/// `release` it only looks.
///
/// @param market `BTC/USDT@binance`, or any of its series: all of them are meant; null for all
///     markets, to look
/// @param from the first instant that is held out, in place of what was before; null for none
/// @param release hold nothing of it out any more; its uses stay counted
public record DataHoldout(@Nullable String market, @Nullable Instant from, boolean release)
    implements Request<DataHoldout.Reply> {
  public DataHoldout {
    if (market == null && (from != null || release)) {
      throw new IllegalArgumentException("'market' is missing");
    }
    if (from != null && release) {
      throw new IllegalArgumentException("name either 'from' or 'release'");
    }
  }

  /// What is held out, by market.
  public record Reply(List<Entry> holdouts) {
    public Reply {
      holdouts = Values.list(holdouts);
    }
  }

  /// @param uses how often it was read nevertheless
  /// @param lastUse when; null for never
  /// @param lastStrategy by what; null for never
  public record Entry(
      String market,
      Instant from,
      long uses,
      @Nullable Instant lastUse,
      @Nullable ForeignText lastStrategy) {}
}
