package io.opentrade.engine.risk;

/// What may be traded. Cancels and reductions pass in every state.
public enum TradingState {
  /// Everything that the limits allow.
  ACTIVE,
  /// No new exposure; entries that rest in the market stay.
  REDUCING,
  /// No new exposure, and entries that rest in the market are cancelled; protection stays.
  HALTED;

  /// The stricter of two: where several states apply, the strictest wins.
  public TradingState strictest(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// As a message says it.
  String word() {
    return switch (this) {
      case ACTIVE -> "active";
      case REDUCING -> "reducing only";
      case HALTED -> "halted";
    };
  }
}
