package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one unit of the base currency costs in the quote currency; exact.
public record Price(BigDecimal value) implements Comparable<Price> {
  public Price {
    value = Decimals.canonical(value);
  }

  public static Price of(String text) {
    return new Price(new BigDecimal(text));
  }

  /// Price × quantity, rounded half-even to `moneyScale` decimals. What that is worth depends
  /// on the contract: notionals come from [Instrument#notional].
  public Money times(Quantity quantity, int moneyScale) {
    return new Money(value.multiply(quantity.value()).setScale(moneyScale, RoundingMode.HALF_EVEN));
  }

  /// The price that lies `distance`, a difference of prices, above.
  public Price plus(Price distance) {
    return new Price(value.add(distance.value));
  }

  /// The price that lies `distance`, a difference of prices, below.
  public Price minus(Price distance) {
    return new Price(value.subtract(distance.value));
  }

  /// -1, 0 or 1.
  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(Price other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
