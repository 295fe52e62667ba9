package io.opentrade.protocol;

/// `account.takeover`: orders of another instance at the exchange are no reason to wait any more.
public record AccountTakeover(String name) implements TradingRequest<AccountInfo> {
  public AccountTakeover {
    Values.present("name", name);
  }
}
