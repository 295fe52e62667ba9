package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account at an exchange, as its key shows it.
///
/// @param at `real`, `testnet`, or the address that it was given
/// @param mayTrade whether the key may place orders; null where the exchange does not tell
/// @param mayWithdraw whether the key may move money out; null where the exchange does not tell
/// @param waitsFor why no order that adds risk may leave at present; null where one may
/// @param elsewhere orders that rest there and are not this account's: shown, never touched
public record AccountCheck(
    AccountInfo account,
    ForeignText at,
    @Nullable Boolean mayTrade,
    @Nullable Boolean mayWithdraw,
    @Nullable ForeignText waitsFor,
    List<ForeignText> elsewhere) {
  public AccountCheck {
    elsewhere = Values.list(elsewhere);
  }
}
