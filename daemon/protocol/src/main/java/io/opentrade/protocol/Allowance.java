package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// What the orders of a UTC day may be worth together.
///
/// @param holder whose orders are counted together: those of what they stored count as theirs
/// @param notional in the currency of the account
public record Allowance(String holder, Decimal notional) {
  /// The stricter of two; null for no limit.
  static @Nullable Allowance stricter(@Nullable Allowance one, @Nullable Allowance other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.notional.compareTo(other.notional) <= 0 ? one : other;
  }
}
