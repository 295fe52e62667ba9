package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The price of a market now and over the last 24 hours. What the exchange does not tell is null.
///
/// @param market such as `BTC/USDT@binance`
/// @param last price of the last trade
/// @param change over 24 hours as a fraction: 0.01 is one percent up
/// @param quoteVolume traded in 24 hours, in the quote currency
public record MarketQuote(
    String market,
    Decimal last,
    @Nullable Decimal bid,
    @Nullable Decimal ask,
    @Nullable Decimal change,
    @Nullable Decimal high,
    @Nullable Decimal low,
    @Nullable Decimal baseVolume,
    @Nullable Decimal quoteVolume,
    Instant at) {}
