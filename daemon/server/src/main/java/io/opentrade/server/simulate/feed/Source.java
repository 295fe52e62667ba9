package io.opentrade.server.simulate.feed;

import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.tape.Candle;
import java.util.List;
import java.util.Map;

/// Markets and what happens in them.
///
/// @param history candles of one minute or more from before the first event, by symbol
/// @param recorded whether the times of the events are those of a recording
public record Source(
    List<Listing> listings, Feed feed, Map<String, List<Candle>> history, boolean recorded) {
  public Source {
    listings = List.copyOf(listings);
    history = Map.copyOf(history);
  }
}
