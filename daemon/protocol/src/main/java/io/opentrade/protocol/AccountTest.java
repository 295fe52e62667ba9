package io.opentrade.protocol;

/// `account.test`: asks the exchange whether it accepts the account's key.
public record AccountTest(String name) implements TradingRequest<AccountCheck> {
  public AccountTest {
    Values.present("name", name);
  }
}
