package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `alert.value`: what an expression of the alert language is now. Indicators are those of the last
/// bar that closed.
///
/// @param expression such as `rsi(14, BTC/USDT@binance:1h)` or `BTC/USDT@binance > 65000`
public record AlertValue(ForeignText expression) implements AlertRequest<AlertValue.Reply> {
  public AlertValue {
    Values.present("expression", expression);
  }

  /// @param value of a number; null for a condition, and where it is not known
  /// @param holds of a condition; null for a number, and where it is not known
  /// @param kind `number` or `condition`
  public record Reply(@Nullable Double value, @Nullable Boolean holds, String kind) {}
}
