package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `pnl.show`: what an account has gained and lost.
public record PnlShow(String account) implements TradingRequest<PnlShow.Reply> {
  public PnlShow {
    Values.present("account", account);
  }

  /// @param start cash at the beginning and what was paid in since
  /// @param net equity less start
  /// @param netPercent of the start; null where that is 0
  /// @param realised of what was closed, before fees
  /// @param unrealised of what is held, at the prices last heard of
  /// @param periods the profit of closed trades by UTC day, the newest first
  public record Reply(
      String account,
      boolean demo,
      String currency,
      Decimal start,
      Decimal equity,
      Decimal net,
      @Nullable Decimal netPercent,
      Decimal realised,
      Decimal unrealised,
      Decimal fees,
      int trades,
      int won,
      List<Period> periods) {
    public Reply {
      periods = Values.list(periods);
    }
  }

  /// @param day such as `2026-01-31`
  /// @param profit after fees
  public record Period(String day, int trades, Decimal profit) {}
}
