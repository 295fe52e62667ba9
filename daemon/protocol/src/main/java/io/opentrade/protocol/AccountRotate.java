package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `account.rotate`: puts another key in the place of an account's. It is tried first.
///
/// @param address another address; null for the same
/// @param vaultPassphrase the vault's, where the address changes; else null
/// @param allowWithdraw whether a key is taken that may move money out
public record AccountRotate(
    String name,
    AccountKey key,
    @Nullable String address,
    @Nullable SecretText vaultPassphrase,
    boolean allowWithdraw)
    implements TradingRequest<AccountCheck> {
  public AccountRotate {
    Values.present("name", name);
    Values.present("key", key);
  }
}
