package io.opentrade.server.simulate.binance;

import java.math.BigDecimal;

/// Numbers as Binance writes them: texts of eight decimals, more where they would be cut off.
final class Decimals {
  private static final int SCALE = 8;

  private Decimals() {}

  static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.setScale(Math.max(SCALE, stripped.scale())).toPlainString();
  }
}
