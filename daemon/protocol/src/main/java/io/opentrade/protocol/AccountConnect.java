package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `account.connect`: opens an account at an exchange, with real money or at its test hosts. The
/// key is tried before it is kept.
///
/// @param exchange `binance`, `bybit` or `okx`
/// @param testnet whether the exchange's own test hosts are meant
/// @param address of another host, such as a local exchange; null for the exchange's own
/// @param vaultPassphrase the vault's, where the address is not on this machine; else null
/// @param allowWithdraw whether a key is taken that may move money out
/// @param futures whether futures are traded, with the wallet behind them, instead of spot markets
public record AccountConnect(
    String name,
    String exchange,
    AccountKey key,
    boolean testnet,
    @Nullable String address,
    @Nullable SecretText vaultPassphrase,
    boolean allowWithdraw,
    boolean futures)
    implements TradingRequest<AccountCheck> {
  public AccountConnect {
    Values.present("name", name);
    Values.present("exchange", exchange);
    Values.present("key", key);
  }

  /// For spot markets.
  public AccountConnect(
      String name,
      String exchange,
      AccountKey key,
      boolean testnet,
      @Nullable String address,
      @Nullable SecretText vaultPassphrase,
      boolean allowWithdraw) {
    this(name, exchange, key, testnet, address, vaultPassphrase, allowWithdraw, false);
  }
}
