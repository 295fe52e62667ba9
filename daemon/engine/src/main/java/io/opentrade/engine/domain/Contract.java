package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// What one unit of an instrument's quantity is worth, and in which of its two currencies profit
/// and loss are paid.
public sealed interface Contract {
  /// Digits of an average that no decimal holds exactly.
  MathContext DIGITS = MathContext.DECIMAL128;

  /// The base currency itself, paid for in full with the quote currency.
  record Spot() implements Contract {}

  /// A future settled in the quote currency.
  ///
  /// @param multiplier units of the base currency in one contract, positive
  record Linear(BigDecimal multiplier) implements Contract {
    public Linear {
      multiplier = positive(multiplier);
    }
  }

  /// A future settled in the base currency.
  ///
  /// @param multiplier units of the quote currency in one contract, positive
  record Inverse(BigDecimal multiplier) implements Contract {
    public Inverse {
      multiplier = positive(multiplier);
    }
  }

  private static BigDecimal positive(BigDecimal multiplier) {
    if (multiplier.signum() <= 0) {
      throw new IllegalArgumentException("the multiplier of a contract must be positive");
    }
    return Decimals.canonical(multiplier);
  }

  /// Whether it is a future: its quantity is no possession, and only profit and loss are paid.
  default boolean future() {
    return !(this instanceof Spot);
  }

  /// Whether it is settled in the base currency.
  default boolean inverse() {
    return this instanceof Inverse;
  }

  /// The notional in the currency of settlement, rounded half-even to `moneyScale` decimals; with
  /// the sign of the quantity. Price × quantity × multiplier; for an inverse contract quantity ×
  /// multiplier ÷ price.
  default Money value(Price price, Quantity quantity, int moneyScale) {
    return switch (this) {
      case Spot _ -> price.times(quantity, moneyScale);
      case Linear(BigDecimal multiplier) ->
          rounded(price.value().multiply(quantity.value()).multiply(multiplier), moneyScale);
      case Inverse(BigDecimal multiplier) ->
          new Money(
              quantity
                  .value()
                  .multiply(multiplier)
                  .divide(price.value(), moneyScale, RoundingMode.HALF_EVEN));
    };
  }

  private static Money rounded(BigDecimal value, int moneyScale) {
    return new Money(value.setScale(moneyScale, RoundingMode.HALF_EVEN));
  }

  /// What a held quantity, negative when short, adds to an account as the price moves: its value;
  /// of an inverse contract, which gains as its value falls, the negative of it. Of a future it is
  /// so but for what the position cost, see [#entered].
  default Money worth(Price price, Quantity held, int moneyScale) {
    Money value = value(price, held, moneyScale);
    return inverse() ? value.negate() : value;
  }

  /// The same for columns of doubles.
  default double worth(double price, double held) {
    return switch (this) {
      case Spot _ -> held * price;
      case Linear(BigDecimal multiplier) -> held * multiplier.doubleValue() * price;
      case Inverse(BigDecimal multiplier) -> -(held * multiplier.doubleValue()) / price;
    };
  }

  /// What `worth` has to be added to, so that together they are what a future has gained since it
  /// was entered; nothing for spot, which was paid for.
  ///
  /// @param cost at which it was entered, positive
  /// @param isLong whether it is held long
  default Money entered(Money cost, boolean isLong) {
    return future() ? isLong == inverse() ? cost : cost.negate() : Money.ZERO;
  }

  /// What a long position gains that was worth the one and is worth the other: of an inverse
  /// contract the value falls as the price rises. A short one gains the opposite.
  default Money gain(Money before, Money after) {
    return inverse() ? before.minus(after) : after.minus(before);
  }

  /// The largest number of lots that are together worth at most an amount at that price.
  default BigDecimal lots(BigDecimal amount, BigDecimal price, BigDecimal lot) {
    return switch (this) {
      case Spot _ -> amount.divide(price.multiply(lot), 0, RoundingMode.DOWN);
      case Linear(BigDecimal multiplier) ->
          amount.divide(price.multiply(multiplier).multiply(lot), 0, RoundingMode.DOWN);
      case Inverse(BigDecimal multiplier) ->
          amount.multiply(price).divide(multiplier.multiply(lot), 0, RoundingMode.DOWN);
    };
  }

  /// The quantity that loses an amount when the price runs against it by so much: from above for an
  /// inverse contract, where a fall costs more than a rise.
  ///
  /// @param move positive
  default BigDecimal losing(BigDecimal amount, BigDecimal price, BigDecimal move) {
    return switch (this) {
      case Spot _ -> amount.divide(move, DIGITS);
      case Linear(BigDecimal multiplier) -> amount.divide(move.multiply(multiplier), DIGITS);
      case Inverse(BigDecimal multiplier) ->
          amount
              .multiply(price)
              .multiply(price.subtract(move).max(BigDecimal.ZERO))
              .divide(move.multiply(multiplier), DIGITS);
    };
  }

  /// What a price weighs in an average: averages are taken over values, so that the average price
  /// of several fills is the one at which all of them would be worth as much together. The
  /// multiplier falls out.
  default BigDecimal weight(Price price, Quantity quantity) {
    return inverse()
        ? quantity.value().divide(price.value(), DIGITS)
        : price.value().multiply(quantity.value());
  }

  /// The average price of a quantity with those weights, rounded half-even to `scale` decimals: the
  /// harmonic mean for an inverse contract.
  default Price average(BigDecimal weights, Quantity quantity, int scale) {
    return new Price(
        inverse()
            ? quantity.value().divide(weights, scale, RoundingMode.HALF_EVEN)
            : weights.divide(quantity.value(), scale, RoundingMode.HALF_EVEN));
  }
}
