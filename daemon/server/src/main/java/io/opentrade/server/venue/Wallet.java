package io.opentrade.server.venue;

import java.util.Locale;
import java.util.Optional;

/// A purse of one account at an exchange.
public enum Wallet {
  /// What spot markets are traded from, where that is a wallet of its own.
  SPOT,
  /// Where deposits arrive and withdrawals leave.
  FUNDING,
  /// What linear futures are traded from, where that is a wallet of its own.
  FUTURES,
  /// One wallet that everything is traded from.
  UNIFIED;

  /// Lower case, as on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The wallet of that word.
  public static Optional<Wallet> of(String word) {
    for (Wallet wallet : values()) {
      if (wallet.word().equals(word)) {
        return Optional.of(wallet);
      }
    }
    return Optional.empty();
  }
}
