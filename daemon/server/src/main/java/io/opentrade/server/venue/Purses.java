package io.opentrade.server.venue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The wallets of one account at an exchange, and what moves between them. Calls block. `move` is
/// sent once at most, whatever happens; questions are asked again within reason.
public interface Purses {
  /// The wallets that money can be moved between.
  Set<Wallet> wallets();

  /// Sends a transfer. `Unknown` and `TimedOut` mean that it may have happened: `find` it.
  Answer<Transfer> move(Transfer.Wish wish);

  /// The transfer as the exchange knows it; empty where it knows of none. Where the exchange takes
  /// no id of ours, it is found by what it is, at or after the moment it was sent.
  ///
  /// @param sent by the exchange's clock as far as known, milliseconds since the epoch (UTC)
  /// @param others ids of the exchange that are other transfers of ours
  Answer<Optional<Transfer>> find(Transfer.Wish wish, long sent, Set<String> others);

  /// Transfers at or after the instant, in no certain order.
  Answer<List<Transfer>> transfers(long since);

  /// Deposits and withdrawals at or after the instant, in no certain order.
  Answer<List<Movement>> movements(long since);
}
