package io.opentrade.engine.column;

/// Divides whole numbers by one that stays the same without dividing, which takes several times as
/// long as what is done here.
public final class Quotient {
  /// Divisors below this have all their quotients right.
  private static final double LARGEST_DIVISOR = 0x1p51;

  private final double divisor;
  private final double reciprocal;

  /// @param divisor a whole number from 1 to below 2^51
  public Quotient(double divisor) {
    if (!serves(divisor)) {
      throw new IllegalArgumentException("not a divisor: " + divisor);
    }
    this.divisor = divisor;
    this.reciprocal = 1 / divisor;
  }

  /// Whether it can divide by that.
  public static boolean serves(double divisor) {
    return divisor >= 1 && divisor < LARGEST_DIVISOR && divisor == Math.rint(divisor);
  }

  /// The double nearest to the quotient, the bits of `dividend / divisor`.
  ///
  /// A product with the reciprocal is less than two units off in its last place, and what it leaves
  /// of the dividend is exact in one fused step. Adding that part of the quotient rounds once more,
  /// with an error far below the distance of any such quotient from the middle of two doubles: it
  /// is a multiple of half a unit over the divisor, and never zero below 2^53.
  ///
  /// @param dividend a whole number of at most 2^53, either side of zero
  public double of(double dividend) {
    double near = dividend * reciprocal;
    double left = Math.fma(-near, divisor, dividend);
    return Math.fma(left, reciprocal, near);
  }
}
