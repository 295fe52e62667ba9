package io.opentrade.engine.backtest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Products of whole numbers, each in units of some power of ten, rounded half-even to coarser
/// units: a notional from price and quantity, a fee from notional and rate. Exact at any size.
///
/// A product below 2^63 is divided by multiplying: with d the divisor, l the bits of d - 1 and m =
/// floor(2^(63+l) / d) + 1, the quotient of every such n is floor(m × n / 2^(63+l)) (Granlund and
/// Montgomery, "Division by invariant integers using multiplication", 1994).
final class RoundedProduct {
  private static final int LARGEST_POWER = 18;

  private final int decimals;
  private final boolean plain;

  /// What a product is multiplied by where it gets decimals; 0 where it gets none, or too many.
  private final long more;

  private final long divisor;
  private final long magic;
  private final int shift;

  /// @param decimals how many decimals of the product fall away; negative where it gets some
  RoundedProduct(int decimals) {
    this.decimals = decimals;
    this.plain = decimals > 0 && decimals <= LARGEST_POWER;
    boolean finer = decimals <= 0 && -decimals <= LARGEST_POWER;
    this.more = finer ? BigInteger.TEN.pow(-decimals).longValueExact() : 0;
    BigInteger power = plain ? BigInteger.TEN.pow(decimals) : BigInteger.TWO;
    int bits = power.subtract(BigInteger.ONE).bitLength();
    this.divisor = power.longValueExact();
    this.magic = BigInteger.ONE.shiftLeft(63 + bits).divide(power).add(BigInteger.ONE).longValue();
    this.shift = bits - 1;
  }

  /// The product of two numbers that are not negative.
  ///
  /// @throws ArithmeticException where it does not fit into 63 bits
  long of(long left, long right) {
    long product = left * right;
    if (!plain || product < 0 || Math.multiplyHigh(left, right) != 0) {
      return more > 0
          ? Math.multiplyExact(Math.multiplyExact(left, right), more)
          : wide(left, right);
    }
    long quotient = Math.unsignedMultiplyHigh(magic, product) >>> shift;
    long above = 2 * (product - quotient * divisor) - divisor;
    // Whether it is more than half cannot be foretold, so that a branch would be dear; a tie is
    // rare.
    return above == 0 ? quotient + (quotient & 1) : quotient + (-above >>> 63);
  }

  private long wide(long left, long right) {
    BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
    return new BigDecimal(product, decimals).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
