package io.opentrade.protocol;

import java.time.Instant;

/// A stored series.
///
/// @param from time of the first bar
/// @param to end of the last bar, exclusive
/// @param gaps holes between its bars
/// @param hash SHA-256 of the candles, hex
/// @param bytes on disk
public record SeriesInfo(
    String series,
    long bars,
    Instant from,
    Instant to,
    long gaps,
    String hash,
    long bytes,
    Decimal tick,
    Decimal lot,
    int moneyScale) {}
