package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An exact decimal number, written as plain text on the wire (`"1234.5"`, never `1.2345e3`).
/// Canonical: no trailing zeros, scale at least 0, so equal numbers are equal records.
public record Decimal(BigDecimal value) implements Comparable<Decimal> {
  /// Nothing.
  public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);

  /// Digits on either side of the point; keeps `1e999999999` from becoming a gigabyte of zeros.
  private static final int MAXIMUM_DIGITS = 60;

  public Decimal {
    if (value.signum() != 0
        && (Math.abs((long) value.scale()) > MAXIMUM_DIGITS
            || value.precision() > MAXIMUM_DIGITS)) {
      throw new IllegalArgumentException("a number has at most " + MAXIMUM_DIGITS + " digits");
    }
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() < 0) {
      value = value.setScale(0);
    }
  }

  /// Reads plain or scientific decimal text.
  ///
  /// @throws IllegalArgumentException with a message for people
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Decimal of(String text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(
          "'" + ForeignText.printable(text) + "' is not a decimal number");
    }
    return new Decimal(value);
  }

  /// The shortest decimal that reads back as that double.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public static Decimal of(double value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /// The decimal, or null for null.
  public static @Nullable Decimal orNull(@Nullable BigDecimal value) {
    return value == null ? null : new Decimal(value);
  }

  public double toDouble() {
    return value.doubleValue();
  }

  /// -1, 0 or 1.
  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  /// Plain decimal text.
  @Override
  @JsonValue
  public String toString() {
    return value.toPlainString();
  }
}
