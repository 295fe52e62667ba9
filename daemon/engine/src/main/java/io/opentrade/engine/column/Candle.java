package io.opentrade.engine.column;

/// One closed bar as it is fed to a `LiveEvaluator`.
///
/// @param time start of the bar, milliseconds since the epoch (UTC)
/// @param volume in units of the base currency
public record Candle(long time, double open, double high, double low, double close, double volume) {
  /// The bar at an index of candles.
  public static Candle of(Candles candles, int bar) {
    return new Candle(
        candles.time()[bar],
        candles.open()[bar],
        candles.high()[bar],
        candles.low()[bar],
        candles.close()[bar],
        candles.volume()[bar]);
  }
}
