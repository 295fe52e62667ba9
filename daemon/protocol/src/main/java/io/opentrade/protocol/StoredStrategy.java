package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A strategy that is kept with what it is started with.
///
/// @param active whether it is started, be it paused or waiting
/// @param file its path
/// @param hash of its script when it was added, edited or started last, SHA-256
/// @param series such as `BTC/USDT@binance:5m`
/// @param budget null for all of the account
/// @param set parameters by name, as text
public record StoredStrategy(
    String name,
    boolean active,
    String account,
    ForeignText file,
    String hash,
    List<String> series,
    @Nullable Decimal budget,
    @Nullable Decimal leverage,
    @Nullable String margin,
    @Nullable ForeignText description,
    Map<String, String> set,
    Instant created,
    Instant changed) {
  public StoredStrategy {
    series = Values.list(series);
    set = Values.map(set);
  }
}
