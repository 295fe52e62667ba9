package io.opentrade.research.backtest;

/// The version that results name. Raised whenever the same inputs may give another result.
final class EngineVersion {
  static final String TEXT = "0.1.0";

  private EngineVersion() {}
}
