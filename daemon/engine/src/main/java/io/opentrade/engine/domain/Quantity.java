package io.opentrade.engine.domain;

import java.math.BigDecimal;

/// An amount of the base currency, exact. Signed where a position is meant (negative is short),
/// positive everywhere else.
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  public Quantity {
    value = Decimals.canonical(value);
  }

  public static Quantity of(String text) {
    return new Quantity(new BigDecimal(text));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  public Quantity negate() {
    return new Quantity(value.negate());
  }

  public Quantity absolute() {
    return new Quantity(value.abs());
  }

  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
