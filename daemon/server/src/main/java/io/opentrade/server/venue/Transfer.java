package io.opentrade.server.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Money between two wallets of one account, as an exchange tells it.
///
/// @param theirs the exchange's id; null where it has told none
/// @param at of the exchange, milliseconds since the epoch (UTC); 0 where it does not tell
public record Transfer(
    @Nullable String theirs,
    String asset,
    BigDecimal amount,
    Wallet from,
    Wallet to,
    Status status,
    long at) {
  /// How far it is.
  public enum Status {
    DONE,
    PENDING,
    FAILED
  }

  /// What is to be moved.
  ///
  /// @param id ours: a UUID in lower case
  /// @param amount exact; positive
  public record Wish(String id, String asset, BigDecimal amount, Wallet from, Wallet to) {}
}
