package io.opentrade.server.venue;

import java.math.BigDecimal;

/// What an account has of one currency.
///
/// @param free to trade with
/// @param locked in open orders or as margin
public record Balance(String currency, BigDecimal free, BigDecimal locked) {
  public BigDecimal total() {
    return free.add(locked);
  }
}
