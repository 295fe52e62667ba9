package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `portfolio.show`: what an account holds, and what part of it that is.
public record PortfolioShow(String account) implements TradingRequest<PortfolioShow.Reply> {
  public PortfolioShow {
    Values.present("account", account);
  }

  /// @param holdings the cash first
  public record Reply(
      String account, boolean demo, String currency, Decimal equity, List<Holding> holdings) {
    public Reply {
      holdings = Values.list(holdings);
    }
  }

  /// @param worth in the account's currency
  /// @param sharePercent of the equity
  /// @param unrealised what it has gained since it was bought; null for cash
  public record Holding(
      String currency,
      Decimal quantity,
      Decimal worth,
      Decimal sharePercent,
      @Nullable Decimal unrealised) {}
}
