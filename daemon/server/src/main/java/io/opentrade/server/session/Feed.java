package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;

/// Where accounts learn of markets. Calls block; any thread may make them.
public interface Feed {
  /// A market's grid and limits.
  Answer<Listing> listing(String exchange, String symbol);

  /// What a market stands at now.
  Answer<Ticker> ticker(String exchange, String symbol);

  /// The bars that start in `[from, to)`, in order; the one that is not over yet may be the last.
  ///
  /// @param from milliseconds since the epoch (UTC), inclusive
  /// @param to exclusive
  Answer<Candles> candles(String exchange, String symbol, Timeframe timeframe, long from, long to);
}
