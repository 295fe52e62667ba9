package io.opentrade.engine.indicator;

import java.util.List;

/// All indicators by name.
public final class Indicators {
  private Indicators() {}

  /// The indicators with own kernels.
  public static List<Definition> own() {
    throw new UnsupportedOperationException();
  }

  /// Canonical names of all indicators, own ones first.
  public static List<String> names() {
    throw new UnsupportedOperationException();
  }

  /// The canonical name: `SMA` is `sma`; `cci` and `CCIIndicator` are `ta4j:CCIIndicator`.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException with the nearest names where unknown
  public static String resolve(String name) {
    throw new UnsupportedOperationException();
  }

  /// What an indicator takes and gives, by any name that `resolve` knows.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException with the nearest names where unknown
  public static Definition find(String name) {
    throw new UnsupportedOperationException();
  }
}
