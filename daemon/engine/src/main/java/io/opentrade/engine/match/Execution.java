package io.opentrade.engine.match;

import java.math.BigInteger;

/// Two orders met.
///
/// @param maker the order that rested
/// @param taker the order that came
/// @param price in ticks: the maker's
/// @param quantity in lots, positive
public record Execution(long maker, long taker, long price, long quantity) {
  /// Price times quantity in ticks times lots, exact: it need not fit into a long.
  public BigInteger product() {
    long high = Math.multiplyHigh(price, quantity);
    long low = price * quantity;
    return high == low >> 63
        ? BigInteger.valueOf(low)
        : BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity));
  }
}
