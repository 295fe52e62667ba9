package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;

/// What an account has of one asset.
///
/// @param locked kept for orders that rest
public record Balance(BigDecimal free, BigDecimal locked) {
  public BigDecimal total() {
    return free.add(locked);
  }
}
