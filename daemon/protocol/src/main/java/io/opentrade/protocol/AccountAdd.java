package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `account.add`: opens a demo account.
///
/// @param exchange whose markets it trades; null for binance
/// @param demo cash that it begins with, in USDT
/// @param fee of a fill, a fraction of its notional; null for 0.001
public record AccountAdd(
    String name, @Nullable String exchange, Decimal demo, @Nullable Decimal fee)
    implements TradingRequest<AccountInfo> {
  public AccountAdd {
    Values.present("name", name);
    Values.present("demo", demo);
  }
}
