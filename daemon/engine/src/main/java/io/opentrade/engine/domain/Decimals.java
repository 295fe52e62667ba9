package io.opentrade.engine.domain;

import java.math.BigDecimal;

/// The canonical form of decimals: no trailing zeros, scale never negative, so that 1.0 equals
/// 1.00 under `equals`.
final class Decimals {
  private Decimals() {}

  static BigDecimal canonical(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
