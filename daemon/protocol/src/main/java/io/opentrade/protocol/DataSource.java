package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// Candles a strategy runs on: a stored series or a file, never both.
///
/// @param name the strategy's own name for it (`trend`), or null for the main series
/// @param series such as `BTC/USDT@binance:5m`, or null
/// @param file a file of candles, or null
public record DataSource(@Nullable String name, @Nullable String series, @Nullable InputFile file) {
  public DataSource {
    if ((series == null) == (file == null)) {
      throw new IllegalArgumentException("data is either a 'series' or a 'file'");
    }
  }

  /// The main series, from the store.
  public static DataSource series(String series) {
    return new DataSource(null, series, null);
  }

  /// The main series, from a file.
  public static DataSource file(InputFile file) {
    return new DataSource(null, null, file);
  }
}
