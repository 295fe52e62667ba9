package io.opentrade.engine.backtest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Divides amounts by prices, rounded down to a whole number: exact at any size.
final class Lots {
  /// Below this a quotient found through doubles is off by one at most.
  private static final double NEAR = 0x1p49;

  /// A remainder of at most twice the divisor stays in a long.
  private static final long LARGEST_DIVISOR = 1L << 60;

  private final BigDecimal unit;
  private final BigDecimal each;
  private final long above;
  private final double aboveNumber;
  private final long below;

  /// @param unit of the amounts, positive
  /// @param each what one lot costs at a price of one unit, positive
  Lots(BigDecimal unit, BigDecimal each) {
    this.unit = unit;
    this.each = each;
    int scale = Math.max(unit.scale(), each.scale());
    BigInteger over = unit.movePointRight(scale).toBigIntegerExact();
    BigInteger under = each.movePointRight(scale).toBigIntegerExact();
    BigInteger common = over.gcd(under);
    over = over.divide(common);
    under = under.divide(common);
    this.above = over.longValue(); // the lowest 64 bits are enough for remainders
    this.aboveNumber = over.doubleValue();
    this.below = under.bitLength() < Long.SIZE - 3 ? under.longValueExact() : Long.MAX_VALUE;
  }

  /// The lots that an amount, not negative, pays at a price.
  ///
  /// @throws ArithmeticException where they do not fit into 63 bits
  long of(long amount, long price) {
    long divisor = price * below;
    if (Math.multiplyHigh(price, below) != 0 || divisor < 0 || divisor > LARGEST_DIVISOR) {
      return wide(amount, price);
    }
    double near = amount * aboveNumber / divisor;
    if (near > NEAR) {
      return wide(amount, price);
    }
    long lots = (long) near;
    long rest = amount * above - lots * divisor;
    if (rest < 0) {
      return lots - 1;
    }
    return rest >= divisor ? lots + 1 : lots;
  }

  private long wide(long amount, long price) {
    return unit.multiply(BigDecimal.valueOf(amount))
        .divide(each.multiply(BigDecimal.valueOf(price)), 0, RoundingMode.DOWN)
        .toBigIntegerExact()
        .longValueExact();
  }
}
