package io.opentrade.protocol;

/// `account.remove`: forgets an account's key and closes it. Its journal stays. Refused while
/// orders are open or something is held.
public record AccountRemove(String name) implements TradingRequest<AccountInfo> {
  public AccountRemove {
    Values.present("name", name);
  }
}
