package io.opentrade.engine.ledger;

import java.math.BigDecimal;

/// What an account has of one currency.
///
/// @param currency its code; empty for the money of a market that names none
/// @param total negative for what is owed
/// @param available for new orders
/// @param locked as margin, and for orders that rest in the market
public record Balance(String currency, BigDecimal total, BigDecimal available, BigDecimal locked) {
  /// Two parts of the same currency together.
  public Balance plus(Balance other) {
    return new Balance(
        currency, total.add(other.total), available.add(other.available), locked.add(other.locked));
  }
}
