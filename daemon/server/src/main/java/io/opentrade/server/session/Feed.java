package io.opentrade.server.session;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;

/// Where accounts learn of markets. Calls block; any thread may make them.
public interface Feed {
  /// A market's grid and limits.
  Answer<Listing> listing(String exchange, String symbol);

  /// What a market stands at now.
  Answer<Ticker> ticker(String exchange, String symbol);
}
