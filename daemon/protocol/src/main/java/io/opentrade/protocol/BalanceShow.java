package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `balance.show`: what an account has of each currency.
///
/// @param account its name
public record BalanceShow(String account) implements TradingRequest<BalanceShow.Reply> {
  public BalanceShow {
    Values.present("account", account);
  }

  public record Reply(String account, boolean demo, List<Balance> balances) {
    public Reply {
      balances = Values.list(balances);
    }
  }

  /// What there is of one currency.
  ///
  /// @param free of it, not needed by open orders
  /// @param worth of all of it in the account's currency, at the price last heard of; null where
  ///     there is none
  public record Balance(
      String currency, Decimal total, Decimal free, Decimal locked, @Nullable Decimal worth) {}
}
