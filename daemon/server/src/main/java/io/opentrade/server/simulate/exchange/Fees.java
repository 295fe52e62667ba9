package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;

/// The commission, as a share of what is received.
///
/// @param maker of orders that rested
/// @param taker of orders that came
public record Fees(BigDecimal maker, BigDecimal taker) {
  /// What a new account of Binance pays: a tenth of a percent.
  public static final Fees STANDARD = new Fees(new BigDecimal("0.001"), new BigDecimal("0.001"));
}
