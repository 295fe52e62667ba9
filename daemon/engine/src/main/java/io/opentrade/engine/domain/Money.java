package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of the quote currency, exact; negative for a debt or a loss. The currency itself is
/// known to the ledger that holds the amount.
public record Money(BigDecimal value) implements Comparable<Money> {
  /// Nothing.
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    value = Decimals.canonical(value);
  }

  /// The amount written as a plain decimal, for example `1234.5`.
  public static Money of(String text) {
    return new Money(new BigDecimal(text));
  }

  public Money plus(Money other) {
    return new Money(value.add(other.value));
  }

  public Money minus(Money other) {
    return new Money(value.subtract(other.value));
  }

  public Money negate() {
    return new Money(value.negate());
  }

  /// This share of the amount, rounded half-even to `moneyScale` decimals: a fee from a notional.
  ///
  /// @param rate a fraction: 0.001 is a tenth of a percent
  public Money share(BigDecimal rate, int moneyScale) {
    return new Money(value.multiply(rate).setScale(moneyScale, RoundingMode.HALF_EVEN));
  }

  /// -1, 0 or 1.
  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(Money other) {
    return value.compareTo(other.value);
  }

  /// Plain decimal text, never in scientific notation.
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
