package io.opentrade.server.session;

import io.opentrade.engine.domain.Price;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a market stands at.
///
/// @param last price of the last trade
/// @param bid null where unknown
/// @param ask null where unknown
/// @param at when we heard of it, milliseconds since the epoch (UTC)
public record MarketQuote(Price last, @Nullable Price bid, @Nullable Price ask, long at) {
  /// A market without a spread.
  public static MarketQuote of(Price last, long at) {
    return new MarketQuote(last, null, null, at);
  }

  /// As an exchange told it.
  static MarketQuote of(Ticker ticker, long at) {
    return new MarketQuote(ticker.last(), ticker.bid(), ticker.ask(), at);
  }

  BigDecimal askAbove() {
    return ask == null ? BigDecimal.ZERO : ask.minus(last).value().max(BigDecimal.ZERO);
  }

  BigDecimal bidBelow() {
    return bid == null ? BigDecimal.ZERO : last.minus(bid).value().max(BigDecimal.ZERO);
  }

  /// The journal's line of it.
  Entry.Quoted entry(long stamp, int desk, boolean jump) {
    return new Entry.Quoted(stamp, desk, last, askAbove(), bidBelow(), jump);
  }
}
