package io.opentrade.server.simulate.binance;

import io.opentrade.server.simulate.tape.Interval;
import java.util.Locale;
import java.util.Optional;

/// The name of a market stream, such as `btcusdt@kline_1m`.
///
/// @param symbol such as `BTCUSDT`; empty for all
/// @param kind what follows the first `@`
record StreamName(String symbol, String kind) {
  private static final String CANDLE = "kline_";

  static StreamName of(String name) {
    int at = name.indexOf('@');
    if (name.startsWith("!")) {
      return new StreamName("", name);
    }
    return at < 0
        ? new StreamName("", name)
        : new StreamName(name.substring(0, at).toUpperCase(Locale.ROOT), name.substring(at + 1));
  }

  static String of(String symbol, String kind) {
    return symbol.toLowerCase(Locale.ROOT) + "@" + kind;
  }

  /// The length of its candles, empty where it is no stream of candles.
  Optional<Interval> candles() {
    return kind.startsWith(CANDLE)
        ? Interval.of(kind.substring(CANDLE.length()))
        : Optional.empty();
  }

  /// How many levels it shows of the book, 0 where it does not.
  int levels() {
    return switch (kind.replace("@100ms", "")) {
      case "depth5" -> 5;
      case "depth10" -> 10;
      case "depth20" -> 20;
      default -> 0;
    };
  }

  /// Whether it speaks ten times a second.
  boolean quick() {
    return kind.endsWith("@100ms");
  }
}
