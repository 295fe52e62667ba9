package io.opentrade.protocol;

import java.time.Instant;

/// A stored series.
///
/// @param from time of the first bar
/// @param to end of the last bar, exclusive
/// @param missing bars that a series without a hole would have more
/// @param hash SHA-256 of the candles, hex
public record SeriesInfo(
    String series,
    long bars,
    Instant from,
    Instant to,
    long missing,
    String hash,
    Decimal tick,
    Decimal lot,
    int moneyScale) {}
