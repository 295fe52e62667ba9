package io.opentrade.protocol;

/// `risk.set`: what one entry of an account at an exchange may be worth at most.
public record RiskSet(String account, Decimal orderNotional)
    implements TradingRequest<RiskSet.Reply> {
  public RiskSet {
    Values.present("account", account);
    Values.present("orderNotional", orderNotional);
  }

  /// The limit that holds now.
  public record Reply(String account, Decimal orderNotional, String currency) {}
}
