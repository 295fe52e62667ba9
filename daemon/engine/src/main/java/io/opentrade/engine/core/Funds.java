package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;

/// What an entry is sized from.
///
/// @param cash that it may spend
/// @param equity of the account
/// @param stopDistance between its price and its nearest stop; not a number without one
/// @param kelly the desk's Kelly share as a fraction
record Funds(Money cash, Money equity, double stopDistance, BigDecimal kelly) {
  BigDecimal equityShare(BigDecimal percent) {
    return equity.value().multiply(percent).movePointLeft(2);
  }

  BigDecimal kellyShare(BigDecimal fraction) {
    return equity.value().multiply(kelly).multiply(fraction);
  }
}
