package io.opentrade.server.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an exchange says of a key and its account. A session refuses to start on a mode that we do
/// not support.
///
/// @param mayTrade whether the key may place orders; null where the exchange does not tell
/// @param mayWithdraw whether the key may take money out; null where the exchange does not tell
/// @param unsupported in words, what of the account's mode we cannot trade in; empty where we can
public record AccountFacts(
    @Nullable Boolean mayTrade,
    @Nullable Boolean mayWithdraw,
    PositionMode positions,
    List<String> unsupported) {
  public AccountFacts {
    unsupported = List.copyOf(unsupported);
  }
}
