package io.opentrade.research.candles;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Reads decimal numbers from bytes, bit-equal to `Double.parseDouble`: a mantissa below 2^53 and a
/// power of ten up to 22 are both exact doubles, so that one division rounds correctly; everything
/// else goes the long way. One instance is reused for all fields of a file.
final class NumberField {
  private static final long EXACT = 1L << 53;
  private static final int MANTISSA_DIGITS = 18;

  /// So many digits are below 2^53.
  private static final int EXACT_DIGITS = 15;
  private static final int MAX_EXPONENT = 9_999;
  private static final MathContext WITHOUT_NOISE = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /// A number that fits in so many digits, but for noise, was written with them.
  private static final int WRITTEN_DIGITS = 13;

  /// What computing with doubles adds to a number, in steps between neighbouring doubles.
  private static final int NOISE_STEPS = 8;

  private double value;
  private double clean;
  private int decimals;

  /// The number read last.
  double value() {
    return value;
  }

  /// The same without the noise of binary fractions, which some programs write: 0.00005811 for
  /// 0.000058110000000000004. Prices have to be the doubles nearest to decimals, or a stop at
  /// 0.00005811 would not be reached by that low.
  double clean() {
    return clean;
  }

  /// The decimal places that it uses, trailing zeros and binary noise aside.
  int decimals() {
    return decimals;
  }

  /// Reads `[+-]digits[.digits][e[+-]digits]`; one side of the point may have no digits.
  ///
  /// @return false where the text is no such number, or too great for a double
  boolean parse(byte[] text, int from, int to) {
    return plain(text, from, to) || general(text, from, to);
  }

  /// Digits with a point among them, as nearly all fields are.
  ///
  /// @return false where the text needs a closer look
  private boolean plain(byte[] text, int from, int to) {
    long mantissa = 0;
    int point = to;
    for (int at = from; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (digit == '.' - '0' && point == to) {
        point = at;
      } else {
        return false;
      }
    }
    int fraction = Math.max(0, to - 1 - point);
    int digits = to - from - (point < to ? 1 : 0);
    if (digits == 0 || digits > EXACT_DIGITS) {
      return false;
    }
    value = mantissa / TEN[fraction];
    clean = value;
    decimals = fraction;
    while (decimals > 0 && text[point + decimals] == '0') {
      decimals--;
    }
    return true;
  }

  private boolean general(byte[] text, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
    }
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int fraction = 0;
    int usedFraction = 0;
    boolean point = false;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        if (significant < MANTISSA_DIGITS) {
          mantissa = mantissa * 10 + digit;
        }
        significant += mantissa == 0 ? 0 : 1;
        if (point) {
          fraction++;
          usedFraction = digit == 0 ? usedFraction : fraction;
        }
      } else if (text[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    int exponent = 0;
    if (at < to) {
      exponent = exponent(text, at, to);
      if (exponent == Integer.MIN_VALUE) {
        return false;
      }
    }
    int scale = exponent - fraction;
    if (significant <= MANTISSA_DIGITS && mantissa <= EXACT && scale >= -22 && scale <= 22) {
      double magnitude = scale < 0 ? mantissa / TEN[-scale] : mantissa * TEN[scale];
      value = negative ? -magnitude : magnitude;
      clean = value;
      decimals = Math.max(0, usedFraction - exponent);
      return significant <= 15 || longWayDecimals(text, from, to);
    }
    return longWay(text, from, to);
  }

  private static int exponent(byte[] text, int from, int to) {
    int at = from;
    if (text[at] != 'e' && text[at] != 'E') {
      return Integer.MIN_VALUE;
    }
    at++;
    boolean negative = false;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
    }
    if (at == to) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = Math.min(MAX_EXPONENT, exponent * 10 + digit);
    }
    return negative ? -exponent : exponent;
  }

  private boolean longWay(byte[] text, int from, int to) {
    value = Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
    clean = value;
    return Double.isFinite(value) && longWayDecimals(text, from, to);
  }

  private boolean longWayDecimals(byte[] text, int from, int to) {
    decimals = value == 0 ? 0 : places(text, from, to);
    return true;
  }

  private int places(byte[] text, int from, int to) {
    if (Math.abs(value) < 1e-30 || to - from > 400) {
      return Grid.PRICE_DECIMALS;
    }
    String number = new String(text, from, to - from, StandardCharsets.US_ASCII);
    BigDecimal written = new BigDecimal(number, WITHOUT_NOISE).stripTrailingZeros();
    double nearest = written.doubleValue();
    if (written.precision() <= WRITTEN_DIGITS
        && Math.abs(nearest - value) <= NOISE_STEPS * Math.ulp(value)) {
      clean = nearest;
    }
    return Math.max(0, written.scale());
  }
}
