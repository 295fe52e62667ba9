package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `risk.set`: what an account at an exchange may do.
///
/// @param orderNotional what one entry may be worth at most, in its currency; null for as it is
/// @param allowEmulated whether an order that the exchange cannot hold may wait in the daemon for
///     its price, where it does nothing while the daemon is down; null for as it is
public record RiskSet(
    String account, @Nullable Decimal orderNotional, @Nullable Boolean allowEmulated)
    implements TradingRequest<RiskSet.Reply> {
  public RiskSet {
    Values.present("account", account);
    if (orderNotional == null && allowEmulated == null) {
      throw new IllegalArgumentException("say what to set: orderNotional, allowEmulated");
    }
  }

  /// What holds now.
  public record Reply(
      String account, Decimal orderNotional, String currency, boolean allowEmulated) {}
}
